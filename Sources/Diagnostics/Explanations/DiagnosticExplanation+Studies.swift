/// What is told of the conditions of studies.
extension DiagnosticExplanation {

  /// A named input whose range nobody says.
  static let moverWithoutRange = DiagnosticExplanation(
    "how far to move an input is not said",
    """
    A study moves inputs through the values that they may sensibly have: the range behind \
    `in`, or from the 5th to the 95th percentile of a distribution. A number alone does not \
    say how wrong it may be, and ten percent either way is a guess that hides as a result.
    """,
    wrong: """
      input price = $40/MWh in $30/MWh..$60/MWh
      input power = 5 MW
      tornado price * power for price, power
      """,
    right: """
      input price = $40/MWh in $30/MWh..$60/MWh
      input power = 5 MW
      tornado price * power for price, power in 4 MW..7 MW
      """)

  /// A value of which no input has a range.
  static let nothingToMove = DiagnosticExplanation(
    "a study has no input to move",
    """
    A study moves the inputs that a value depends on through their ranges. Here there is no \
    input, or none of them has a range or a distribution.
    """,
    wrong: """
      input price = $40/MWh
      input power = 5 MW
      tornado price * power
      """,
    right: """
      input price = $40/MWh in $30/MWh..$60/MWh
      input power ~ normal(5 MW, 1 MW)
      tornado price * power
      """)

  /// A comparison without two worlds.
  static let comparisonWithoutWorlds = DiagnosticExplanation(
    "a comparison needs several scenarios",
    """
    `compare` shows values in several worlds and how far each lies from the first of them. \
    `across scenarios` takes the base and all scenarios, `across [base, boom]` those listed.
    """,
    wrong: """
      input growth = 19%
      scenario boom { growth = 30% }
      compare growth * 2
      """,
    right: """
      input growth = 19%
      scenario boom { growth = 30% }
      compare growth * 2 across scenarios
      """)

  /// Weights that are no shares of one.
  static let wrongWeight = DiagnosticExplanation(
    "the weights of scenarios are shares of one",
    """
    A weight says how probable a scenario is. Together they cannot exceed 100 %; what they \
    leave is the weight of the base world.
    """,
    wrong: """
      input growth = 19%
      scenario boom (60%) { growth = 30% }
      scenario bust (50%) { growth = 5% }
      compare growth across scenarios
      """,
    right: """
      input growth = 19%
      scenario boom (60%) { growth = 30% }
      scenario bust (30%) { growth = 5% }
      compare growth across scenarios
      """)

  /// A study of the uncertainty of something certain.
  static let certainAnswer = DiagnosticExplanation(
    "a certain value has no uncertainty to share out",
    """
    What is asked about is the same in all draws, because it is a statistic of something \
    uncertain. Ask about that itself, or move the inputs of the statistic with `tornado`.
    """,
    wrong: """
      input price ~ normal($40/MWh, $5/MWh)
      importance p(price, 90%)
      """,
    right: """
      input price ~ normal($40/MWh, $5/MWh)
      importance price
      """)

  /// A bridge between worlds that are the same for the value.
  static let worldsAlike = DiagnosticExplanation(
    "a bridge joins two worlds that differ",
    """
    A bridge shares the difference between two worlds out among the inputs that they set. \
    Where none of these moves the value, there is no difference.
    """,
    wrong: """
      input growth = 19%
      input price = $5
      scenario boom { growth = 30% }
      bridge price * 2 from base to boom
      """,
    right: """
      input growth = 19%
      scenario boom { growth = 30% }
      bridge growth * 2 from base to boom
      """)

  /// A draw that there is not.
  static let wrongDraw = DiagnosticExplanation(
    "the draw that is to be explained does not exist",
    """
    `explain x at p95` tells all values as they are in one draw: the one whose value is nearest \
    to a percentile or to the mean, or the one with a number. What is certain has no draws to \
    choose from.
    """,
    wrong: """
      input price ~ normal($40/MWh, $5/MWh)
      explain price * 5 MWh at worst
      """,
    right: """
      input price ~ normal($40/MWh, $5/MWh)
      explain price * 5 MWh at p99
      """)

  /// A bridge over a gap.
  static let noValueOnTheWay = DiagnosticExplanation(
    "a bridge needs a value on its way",
    """
    A bridge looks at worlds in which some inputs are as in the first world and others as in \
    the second. Where the value does not exist in one of them, no share can be told.
    """,
    wrong: """
      input low = 1
      input high = 2
      scenario up { low = 3, high = 4 }
      bridge sqrt(high - low) from base to up
      """,
    right: """
      input low = 1
      input width = 1
      scenario up { low = 3 }
      bridge low * sqrt(width) from base to up
      """)

  /// An optimum that meets no condition.
  static let nothingFeasible = DiagnosticExplanation(
    "nothing meets the condition of an optimum",
    """
    The best value is looked for where the condition behind `subject to` holds. It holds \
    nowhere that was tried: half a thousand places all over the ranges, and their corners.
    """,
    wrong: """
      input size = 3 MW in 1 MW..9 MW
      optimize minimize size over size subject to size > 20 MW
      """,
    right: """
      input size = 3 MW in 1 MW..9 MW
      optimize minimize size over size subject to size > 2 MW
      """)

  /// An input that a study moves twice.
  static let repeatedMember = DiagnosticExplanation(
    "a study moves each input once",
    """
    What an input does is shared out to it, or to the group that it is in. In two groups, or \
    named twice, it would be counted twice.
    """,
    wrong: """
      input price ~ normal($40/MWh, $5/MWh)
      input power ~ normal(5 MW, 1 MW)
      importance price * power for money = (price, power), power
      """,
    right: """
      input price ~ normal($40/MWh, $5/MWh)
      input power ~ normal(5 MW, 1 MW)
      importance price * power for price, plant = (power)
      """)

  /// A group of all inputs of a module that has none.
  static let emptyGroup = DiagnosticExplanation(
    "a group has no input",
    """
    `NAME.*` takes all inputs of a module that the value depends on as one. Here there are \
    none: no module of that name is in use, or none of its inputs moves the value.
    """,
    wrong: """
      input price ~ normal($40/MWh, $5/MWh)
      importance price for market.*
      """,
    right: """
      input price ~ normal($40/MWh, $5/MWh)
      importance price for market = (price)
      """)

  /// A group of a bridge with something that no end sets.
  static let notADriver = DiagnosticExplanation(
    "a group of a bridge has in it what the two worlds set",
    """
    A bridge shares a difference out among the inputs that one of its two worlds sets and that \
    move the value. What neither sets makes nothing of the difference.
    """,
    wrong: """
      input growth = 19%
      input price = $5
      scenario boom { growth = 30% }
      bridge price * growth from base to boom for market = (growth, price)
      """,
    right: """
      input growth = 19%
      input price = $5
      scenario boom { growth = 30%, price = $6 }
      bridge price * growth from base to boom for market = (growth, price)
      """)

  /// An axis of which no element can be chosen.
  static let unfitChoice = DiagnosticExplanation(
    "an axis to choose an element of belongs to the value",
    """
    `over chip`, where `chip` is an axis or a table, chooses the best element of it. The value \
    has to spread over that axis, and what is chosen from are its own elements.
    """,
    wrong: """
      axis chip = ["A", "B"]
      input size = 2 in 1..9
      optimize minimize size^2 over size, chip
      """,
    right: """
      table chip {
        name  price
        "A"   $3
        "B"   $4
      }
      input size = 2 in 1..9
      optimize minimize chip.price * size over size, chip
      """)

  /// Knowledge that no choice could use.
  static let noChoice = DiagnosticExplanation(
    "knowledge is worth something to a choice only",
    """
    What is known before a choice may change it, and so be worth something. The choice is the \
    greatest or the least of alternatives: `max(build, wait)`, or `max(profit over option)`.
    """,
    wrong: """
      input demand ~ normal(10, 3)
      value of information in 3 * demand - 20
      """,
    right: """
      input demand ~ normal(10, 3)
      value of information in max(3 * demand - 20, 5)
      """)

  /// A choice with nothing to choose.
  static let oneAlternative = DiagnosticExplanation(
    "a choice has several alternatives",
    """
    With one alternative there is nothing to decide, and so nothing that knowledge could change.
    """,
    wrong: """
      axis option = ["build"]
      input demand ~ normal(10, 3)
      let profit = if option == "build" then 3 * demand else 20
      value of information in max(profit over option)
      """,
    right: """
      axis option = ["build", "wait"]
      input demand ~ normal(10, 3)
      let profit = if option == "build" then 3 * demand else 20
      value of information in max(profit over option)
      """)

}
