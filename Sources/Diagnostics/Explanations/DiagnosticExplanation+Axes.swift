/// What is told of the conditions of axes, whose codes begin with 4.
extension DiagnosticExplanation {

  /// Axes that nothing has.
  static let unknownAxis = DiagnosticExplanation(
    "there is no axis of this name",
    """
    Brackets and `over` name an axis: one that is declared, a table, an input that is swept, \
    or `scenario`. Nothing of the model makes an axis of this name.
    """,
    wrong: """
      axis year = 2024..2026
      show sum(2 MWh * (year - 2023) over yaer)
      """,
    right: """
      axis year = 2024..2026
      show sum(2 MWh * (year - 2023) over year)
      """)

  /// Arguments whose axis a function's reduction would take for its own.
  static let capturedAxis = DiagnosticExplanation(
    "an argument has the axis that the function goes over itself",
    """
    A function may reduce over an axis that only its argument has, as a total does. Where its \
    own formulas have that axis too, an argument that also brings it could mean two things: that \
    the cells of the same element belong together, or that each cell is a case of its own. \
    `over` behind the parameter says the first; for the second, the cases get an axis of \
    another name.
    """,
    wrong: """
      axis age = 0..3
      fn upto(n) = sum(1 where age <= n over age)
      show upto(age)
      """,
    right: """
      axis age = 0..3
      axis limit = 0..3
      fn upto(n) = sum(1 where age <= n over age)
      show upto(limit)
      """)

  /// Elements that an axis does not have.
  static let unknownLabel = DiagnosticExplanation(
    "the axis has no such element",
    """
    The brackets pick an element that the axis does not have, or one of another kind than \
    its elements are. Labels are compared letter by letter; the elements of the axis are \
    shown.
    """,
    wrong: """
      table chip {
        name    price
        "H100"  $30_000
      }
      show chip.price[chip = "H10"]
      """,
    right: """
      table chip {
        name    price
        "H100"  $30_000
      }
      show chip.price[chip = "H100"]
      """)

  /// Axes that a value does not have.
  static let axisNotPresent = DiagnosticExplanation(
    "the value does not have this axis",
    """
    A value has the axes of what its formula names. One that does not vary along an axis has \
    nothing to reduce over it or to pick from it: often the formula was meant to use \
    something that does.
    """,
    wrong: """
      axis year = 2024..2026
      input power = 5 MW
      show sum(power over year)
      """,
    right: """
      axis year = 2024..2026
      input power = 5 MW
      show sum(power * (year - 2023) over year)
      """)

  /// Axes of one name with different elements.
  static let conflictingAxes = DiagnosticExplanation(
    "two axes of one name do not fit together",
    """
    Values meet element by element along the axes that they share by name. Two sweeps of one \
    input over different values, or a sweep inside the same sweep, make axes of one name \
    that have nothing to meet at.
    """,
    wrong: """
      input price = $20 in $10..$50
      let cost = price * 2
      show (cost with price = $10..$30 step $10) + (cost with price = $10..$40 step $10)
      """,
    right: """
      input price = $20 in $10..$50
      let cost = price * 2
      show (cost with price = $10..$30 step $10) + (cost with price = $10..$30 step $10)
      """)

  /// Ranges and lists of elements that make no sense.
  static let malformedRange = DiagnosticExplanation(
    "a range or list of elements makes no sense",
    """
    The elements of an axis are known before anything runs, so they are literals of one \
    dimension; a range begins with its lower end. Whole numbers count by one; anything else \
    needs a `step`, because nothing says whether `10%..30%` has three values or twenty-one. \
    Where only the ends count, as behind `in`, there is no step.
    """,
    wrong: """
      axis growth = 10%..30%
      show 28 GW * (1 + growth)
      """,
    right: """
      axis growth = 10%..30% step 10%
      show 28 GW * (1 + growth)
      """)

  /// Values with axes where one value is needed.
  static let tooManyAxes = DiagnosticExplanation(
    "one value is needed here, and this one has axes",
    """
    What is best at one place is one value, and so is what an equality expects. One that spreads over \
    an axis is brought down to one by picking an element or by a reduction, one that is uncertain by a \
    statistic.
    """,
    wrong: """
      input demand ~ normal(28 GW, 3 GW)
      input growth = 19% in 0%..50%
      solve demand * (1 + growth) == 40 GW for growth
      """,
    right: """
      input demand ~ normal(28 GW, 3 GW)
      input growth = 19% in 0%..50%
      solve p(demand * (1 + growth), 90%) == 40 GW for growth
      """)

  /// Elements that are picked by formulas.
  static let indexNotConstant = DiagnosticExplanation(
    "an element cannot be picked by this",
    """
    Brackets pick by a literal, or by a value that has other axes than the one it picks from. A value that \
    varies along the axis itself picks nothing, and the axes of sweeps and scenarios take literals only.
    """,
    wrong: """
      axis year = 2024..2026
      let capacity = 5 GW * (year - 2023)
      show capacity[year = year - 1]
      """,
    right: """
      axis year = 2024..2026
      input start = 2025
      let capacity = 5 GW * (year - 2023)
      show capacity[year = start]
      """)

  /// Elements that occur twice.
  static let duplicateElement = DiagnosticExplanation(
    "an element occurs twice",
    """
    The elements of an axis, the labels in the first column of a table and the names of a \
    comparison tell values apart, so each occurs once.
    """,
    wrong: """
      axis region = ["China", "US", "China"]
      show region
      """,
    right: """
      axis region = ["China", "US", "Europe"]
      show region
      """)

}
