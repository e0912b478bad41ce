/// What is told of the conditions of names, whose codes begin with 2.
extension DiagnosticExplanation {

  /// Names that nothing has.
  static let unknownName = DiagnosticExplanation(
    "nothing has this name",
    """
    The name is not that of an input, definition, axis or table of the model, nor of a \
    parameter here. It is reported once, and what is made of it is not. Definitions may \
    stand in any order, so it is not a matter of place. Units have names of their own: an \
    amount of one is written with its number, `1 GW`.
    """,
    wrong: """
      input power = 5 MW
      show powr * 8760 h
      """,
    right: """
      input power = 5 MW
      show power * 8760 h
      """)

  /// Units that nobody declared.
  static let unknownUnit = DiagnosticExplanation(
    "there is no unit of this name",
    """
    Every unit is one of the language or declared with `unit`. Names are matched whole, with \
    a prefix where the unit takes prefixes; nothing is split into letters or guessed. Where \
    a value follows the `/`, blanks around it make it a division.
    """,
    wrong: """
      input fleet = 5_000 wafers
      show fleet
      """,
    right: """
      unit wafer, wafers
      input fleet = 5_000 wafers
      show fleet
      """)

  /// Dimensions that nobody declared.
  static let unknownDimension = DiagnosticExplanation(
    "there is no dimension of this name",
    """
    An annotation, a unit or a dimension names a dimension that is neither one of the \
    language nor declared with `dimension`. Names of dimensions are nouns with a capital: \
    `Power`, `Energy`, `Money`.
    """,
    wrong: """
      let capacity: Powr = 5 MW
      show capacity
      """,
    right: """
      let capacity: Power = 5 MW
      show capacity
      """)

  /// Names that are declared twice.
  static let duplicateName = DiagnosticExplanation(
    "a name is declared twice",
    """
    A script is a model, not a recipe: nothing is assigned twice, and every name has one \
    meaning whatever the order of the statements. A value that is to change is an input, and \
    `with` or a scenario changes it. The functions and units of the language cannot be \
    declared again.
    """,
    wrong: """
      let growth = 19%
      let growth = 25%
      show 1 + 2
      """,
    right: """
      input growth = 19%
      show growth with growth = 25%
      """)

  /// Definitions that depend on themselves.
  static let cycle = DiagnosticExplanation(
    "definitions depend on each other",
    """
    None of these can be computed before the others, so none has a value. Sometimes one of \
    them should be an input; sometimes what is meant is an equation, and `solve` finds the \
    input for which it holds. The path is shown, each name with what it needs.
    """,
    wrong: """
      let price = cost * 1.3
      let cost = price * 40%
      show price
      """,
    right: """
      input cost = $40
      let price = cost * 1.3
      show price
      """)

  /// Overrides of inputs that do not exist.
  static let unknownInput = DiagnosticExplanation(
    "there is no input of this name",
    """
    What `with`, a scenario, `solve` and `flip` move must be an input or a cell of a table, \
    and nothing of the model has this name.
    """,
    wrong: """
      input price = $40/MWh
      show price * 2 MWh with prise = $50/MWh
      """,
    right: """
      input price = $40/MWh
      show price * 2 MWh with price = $50/MWh
      """)

  /// Overrides of formulas.
  static let notOverridable = DiagnosticExplanation(
    "a formula cannot be overridden",
    """
    A definition follows from what it is made of; overriding it would cut it off from its \
    causes, and the answer would no longer be one of the model. Override an input that it \
    follows from, or search for the input that gives the wanted value with `solve`.
    """,
    wrong: """
      input base = 28 GW in 20 GW..40 GW
      let capacity = base * 2
      show capacity - 3 GW with capacity = 60 GW
      """,
    right: """
      input base = 28 GW in 20 GW..40 GW
      let capacity = base * 2
      show capacity - 3 GW with base = 30 GW
      """)

  /// Scenarios that nobody declared.
  static let unknownScenario = DiagnosticExplanation(
    "there is no scenario of this name",
    """
    `under`, `across` and `extends` name scenarios that the script declares, or `base`, the \
    world in which no scenario applies.
    """,
    wrong: """
      input growth = 19%
      scenario boom { growth = 30% }
      show growth under bom
      """,
    right: """
      input growth = 19%
      scenario boom { growth = 30% }
      show growth under boom
      """)

  /// Functions that nobody declared.
  static let unknownFunction = DiagnosticExplanation(
    "there is no function of this name",
    """
    A name with parentheses against it is a call, and neither the language nor the script \
    has a function of this name. A value before parentheses is multiplied with `*`.
    """,
    wrong: """
      input area = 16 m^2
      show sqr(area)
      """,
    right: """
      input area = 16 m^2
      show sqrt(area)
      """)

  /// Calls whose arguments do not fit.
  static let wrongArguments = DiagnosticExplanation(
    "the arguments do not fit the function",
    """
    The call has too many arguments, lacks one without a value of its own, or names a \
    parameter that the function does not have. A reduction such as `sum` takes one value and \
    the axes it goes over.
    """,
    wrong: """
      fn energy(power, time) = power * time
      show energy(5 MW)
      """,
    right: """
      fn energy(power, time) = power * time
      show energy(5 MW, 8 h)
      """)

  /// Columns that a table does not have.
  static let unknownColumn = DiagnosticExplanation(
    "the table has no column of this name",
    """
    A dot behind a table picks one of its columns, by the name in the table's header.
    """,
    wrong: """
      table plant {
        name    power
        "Palo"  835 MW
      }
      show plant.powr
      """,
    right: """
      table plant {
        name    power
        "Palo"  835 MW
      }
      show plant.power
      """)

  /// Dots behind what is no table.
  static let wrongUseOfName = DiagnosticExplanation(
    "only a table has columns",
    """
    A dot picks a column of a table. An input or a definition is one value, though it may \
    have axes: an element of it is picked in brackets.
    """,
    wrong: """
      axis year = 2024..2026
      let capacity = 5 MW * (year - 2023)
      show capacity.year
      """,
    right: """
      axis year = 2024..2026
      let capacity = 5 MW * (year - 2023)
      show capacity[year = 2025]
      """)

  /// Something else than a distribution behind `~`.
  static let notADistribution = DiagnosticExplanation(
    "a distribution stands behind `~`",
    """
    `~` says that an input is not known and how it is drawn; a known value stands behind `=`. \
    `mixture` and `truncated` are made of other distributions; the parameters of the others are \
    values, which may be drawn themselves.
    """,
    wrong: """
      input demand ~ 90%
      show demand
      """,
    right: """
      input demand ~ pert(80%, 100%, 110%)
      show demand
      """)

  /// Distributions in formulas.
  static let misplacedDistribution = DiagnosticExplanation(
    "a distribution stands where a value is wanted",
    """
    What is drawn has a name: it is drawn once, and all formulas that use the name see the same \
    draws, so `x - x` is 0. A distribution inside of a formula would have no name to share.
    """,
    wrong: """
      let demand = 5 GW * normal(mean = 1, sd = 10%)
      show demand
      """,
    right: """
      input level ~ normal(mean = 1, sd = 10%)
      let demand = 5 GW * level
      show demand
      """)

  /// Inputs that no question depends on.
  static let unusedInput = DiagnosticExplanation(
    "no question depends on this input",
    """
    Changing this input changes no answer of the script. Often a formula should have used it \
    and does not, and then every answer is wrong in silence; that is why it is worth a \
    warning.
    """,
    wrong: """
      input growth = 19%
      input slip = 2 yr
      show 28 GW * (1 + growth)
      """,
    right: """
      input growth = 19%
      show 28 GW * (1 + growth)
      """)

  /// Parameters that hide a value of the model.
  static let shadowedName = DiagnosticExplanation(
    "a parameter hides a value of the model",
    """
    Inside the function the name means the parameter or local definition, and the model's \
    value of that name is out of reach. That is allowed, and easily misread.
    """,
    wrong: """
      input rate = 8%
      fn yearly(rate) = rate * 2
      show yearly(rate)
      """,
    right: """
      input rate = 8%
      fn yearly(share) = share * 2
      show yearly(rate)
      """)

  /// Tags that nearly spell another.
  static let lonelyTag = DiagnosticExplanation(
    "a tag stands nowhere else",
    """
    A tag keeps quantities apart that have one dimension and must not be mixed. One that \
    occurs in a single place and nearly spells another is most often a slip, and what \
    carries it agrees with nothing.
    """,
    wrong: """
      input load  = 5 MW[IT]
      input more  = 3 MW[IT]
      input spare = 1 MW[ITT]
      show load + more
      show spare
      """,
    right: """
      input load  = 5 MW[IT]
      input more  = 3 MW[IT]
      input spare = 1 MW[IT]
      show load + more
      show spare
      """)

}
