/// What is told of rates of change, delays and smoothings.
extension DiagnosticExplanation {

  /// `prev` in rates of change.
  static let previousInChange = DiagnosticExplanation(
    "a rate of change has no element before",
    """
    Behind `changing` stands how fast a value changes at a moment, and names mean their values at that moment: \
    `changing growth * x`. With Runge and Kutta's method there are moments between the elements, at which nothing stands one \
    element before. A rule that looks back says what is next, behind `then`.
    """,
    wrong: """
      axis t = 0..10 step 0.25
      let x along t = initial 1 changing 0.1 * prev(x)
      show x[t = 10]
      """,
    right: """
      axis t = 0..10 step 0.25
      let x along t = initial 1 changing 0.1 * x
      show x[t = 10]
      """)

  /// Systems with two methods.
  static let mixedMethods = DiagnosticExplanation(
    "values that follow from each other are solved by one method",
    """
    Runge and Kutta's method asks for rates at moments inside of a step, so it needs all that the rates follow from at these \
    moments. What is known at elements only, by a rule behind `then` or by Euler's method, has no value there. End all of them \
    with `by rk4`, or none.
    """,
    wrong: """
      axis t = 0..10 step 0.25
      let prey along t      = initial 9 changing prey - prey * predators / 10 by rk4
      let predators along t = initial 6 changing prey * predators / 10 - predators
      show prey[t = 10]
      """,
    right: """
      axis t = 0..10 step 0.25
      let prey along t      = initial 9 changing prey - prey * predators / 10 by rk4
      let predators along t = initial 6 changing prey * predators / 10 - predators by rk4
      show prey[t = 10]
      """)

  /// Rates of change along what has no distances.
  static let noStep = DiagnosticExplanation(
    "a rate of change needs an axis whose elements lie apart",
    """
    A rate says how much a value changes in a time, or in a length, so elements have to be numbers or periods that go up. \
    Between names nothing lies. Along them a value can still follow from the one before, behind `then`.
    """,
    wrong: """
      axis stage = ["design", "tape-out", "sampling"]
      let cost along stage = initial 1 changing cost * 2
      show cost
      """,
    right: """
      axis stage = ["design", "tape-out", "sampling"]
      let cost along stage = initial 1 then prev(cost) * 3
      show cost
      """)

  /// Several first values of a rate of change.
  static let severalBeginnings = DiagnosticExplanation(
    "what changes at a rate begins with one value",
    """
    A rate leads from one element to the next, so all but the first follow. Several first values are for rules that look \
    further back than one element.
    """,
    wrong: """
      axis t = 0..10 step 0.25
      let x along t = initial 1, 2 changing 0.1 * x
      show x[t = 10]
      """,
    right: """
      axis t = 0..10 step 0.25
      let x along t = initial 1 changing 0.1 * x
      show x[t = 10]
      """)

  /// Delays and smoothings that do not say along what.
  static let smoothingWithoutAxis = DiagnosticExplanation(
    "a delay or a smoothing needs to know which axis it goes along",
    """
    A value may have several axes, and `smooth(x, 4)` follows it along one. In a system of recurrences that is the axis of the \
    system; elsewhere it is named: `smooth(x, 4 over t)`.
    """,
    wrong: """
      axis t = 0..10 step 0.25
      let demand = if t >= 2 then 120 else 100
      let expected = smooth(demand, 4)
      show expected[t = 10]
      """,
    right: """
      axis t = 0..10 step 0.25
      let demand = if t >= 2 then 120 else 100
      let expected = smooth(demand, 4 over t)
      show expected[t = 10]
      """)

  /// Delays and smoothings in functions.
  static let smoothingInFunction = DiagnosticExplanation(
    "a delay or a smoothing stands in a definition, not in a function",
    """
    A delay has levels that are computed once, element by element, and may be parts of a system. A function is read anew \
    for each call and in each place, so its levels would belong nowhere. Define the delayed value outside.
    """,
    wrong: """
      axis t = 0..10 step 0.25
      let demand = if t >= 2 then 120 else 100
      fn expected(x) = smooth(x, 4 over t)
      show expected(demand)[t = 10]
      """,
    right: """
      axis t = 0..10 step 0.25
      let demand = if t >= 2 then 120 else 100
      let expected = smooth(demand, 4 over t)
      show expected[t = 10]
      """)

}
