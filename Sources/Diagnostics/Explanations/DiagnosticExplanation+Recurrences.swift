/// What is told of recurrences.
extension DiagnosticExplanation {

  /// Recurrences that do not say how they begin.
  static let recurrenceWithoutInitial = DiagnosticExplanation(
    "a recurrence does not say how it begins",
    """
    A value along an axis that follows from the one before needs a first one: `initial 10 MW then prev(x) * 2`. \
    Where it looks further back, it has several, with commas between them.
    """,
    wrong: """
      axis year = 2024..2030
      let capacity along year = prev(capacity) * 2
      show capacity
      """,
    right: """
      axis year = 2024..2030
      let capacity along year = initial 10 MW then prev(capacity) * 2
      show capacity
      """)

  /// `prev` outside of recurrences.
  static let misplacedPrevious = DiagnosticExplanation(
    "`prev` and `delay` look back along the axis of a recurrence",
    """
    A value may have several axes, so `prev(x)` means something only where a definition says along which one it goes, and \
    what stands before the first element: `let growth along year = initial 0 MW then x - prev(x)`.
    """,
    wrong: """
      axis year = 2024..2030
      let capacity = 10 MW * (year - 2020)
      show capacity - prev(capacity)
      """,
    right: """
      axis year = 2024..2030
      let capacity = 10 MW * (year - 2020)
      let added along year = initial 0 MW then capacity - prev(capacity)
      show added
      """)

  /// `next`.
  static let nextRefused = DiagnosticExplanation(
    "a value cannot follow from the one after it",
    """
    A recurrence is computed from its first element on, and what comes later is not known yet. There is no `next`: \
    turn the rule around, or take a plan of the future as a value of its own and pick from it by name.
    """,
    wrong: """
      axis year = 2024..2030
      let capacity along year = initial 10 MW then next(capacity) / 2
      show capacity
      """,
    right: """
      axis year = 2024..2030
      let capacity along year = initial 10 MW then prev(capacity) * 2
      show capacity
      """)

  /// Recurrences along something else than an axis.
  static let recurrenceAxis = DiagnosticExplanation(
    "a recurrence goes along a declared axis",
    """
    The elements of a declared axis have an order: the one in which they are declared. Rows of a table have none that \
    means something, and inputs that are swept are what-ifs, none of which comes before the other.
    """,
    wrong: """
      axis year = 2024..2030
      input growth = 2
      let capacity along growth = initial 10 MW then prev(capacity) * growth
      show capacity
      """,
    right: """
      axis year = 2024..2030
      input growth = 2
      let capacity along year = initial 10 MW then prev(capacity) * growth
      show capacity
      """)

  /// Looks before the first element.
  static let looksTooFarBack = DiagnosticExplanation(
    "this looks back before the first element",
    """
    Behind one first value, `prev(x)` is always there, and `prev(x, 2)` is not: at the second element nothing stands two \
    elements before. Give as many first values as the furthest look back, or let `delay(x, 2, start)` say what stands in.
    """,
    wrong: """
      axis year = 2024..2030
      let pairs along year = initial 1 then prev(pairs) + prev(pairs, 2)
      show pairs
      """,
    right: """
      axis year = 2024..2030
      let pairs along year = initial 1, 1 then prev(pairs) + prev(pairs, 2)
      show pairs
      """)

  /// Looks back at what does not vary.
  static let previousOfConstant = DiagnosticExplanation(
    "only what varies along the axis has a previous value",
    """
    `prev(x)` is the value of `x` one element before along the axis of the recurrence. A value without that axis is the \
    same at all elements; asking for an earlier one is more likely a slip than a wish.
    """,
    wrong: """
      axis year = 2024..2030
      input growth = 2
      let capacity along year = initial 10 MW then prev(capacity) * prev(growth)
      show capacity
      """,
    right: """
      axis year = 2024..2030
      input growth = 2
      let capacity along year = initial 10 MW then prev(capacity) * growth
      show capacity
      """)

  /// Recurrences that need all of themselves.
  static let recurrenceAsWhole = DiagnosticExplanation(
    "a recurrence follows from more than one of its elements at once",
    """
    The elements of a recurrence are computed one after the other. A sum over its axis, a picked element, another frequency \
    or a statistic would need elements that are not there yet. Carry along what is needed: a sum so far is a recurrence of \
    its own.
    """,
    wrong: """
      axis year = 2024..2030
      let sales along year = initial 5 then prev(sales) + prev(total) / 100
      let total = sum(sales over year)
      show sales
      """,
    right: """
      axis year = 2024..2030
      let sales along year = initial 5 then prev(sales) + prev(total) / 100
      let total along year = initial sales then prev(total) + sales
      show sales
      """)

  /// Recurrences along two axes of time.
  static let secondTimeAxis = DiagnosticExplanation(
    "a recurrence varies along a second axis of time",
    """
    A recurrence along quarters that uses a value over years would be computed anew for each year: a table of quarters \
    and years, of which nearly all cells mean nothing. Bring the value to the steps of the recurrence first.
    """,
    wrong: """
      axis year = 2024..2025
      axis quarter = 2024Q1..2025Q4
      let demand flow = 4 MW * (year - 2020)
      let stored along quarter = initial 0 MW then prev(stored) + demand
      show stored
      """,
    right: """
      axis year = 2024..2025
      axis quarter = 2024Q1..2025Q4
      let demand flow = 4 MW * (year - 2020)
      let steady flow = demand by quarter spread
      let stored along quarter = initial 0 MW then prev(stored) + steady
      show stored
      """)

  /// Recurrences of different axes that need each other.
  static let mixedRecurrences = DiagnosticExplanation(
    "recurrences that follow from each other go along one axis",
    """
    What follows from each other is computed together, element by element of one axis. Two axes would leave open which \
    of them goes on first.
    """,
    wrong: """
      axis year = 2024..2030
      axis stage = 1..3
      let a along year = initial 1 then prev(a) + prev(b)
      let b along stage = initial 1 then prev(b) + prev(a)
      show a
      """,
    right: """
      axis year = 2024..2030
      let a along year = initial 1 then prev(a) + prev(b)
      let b along year = initial 1 then prev(b) + prev(a)
      show a
      """)

}
