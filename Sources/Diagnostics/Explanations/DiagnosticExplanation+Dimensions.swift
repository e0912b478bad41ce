/// What is told of the conditions of dimensions, whose codes begin with 3.
extension DiagnosticExplanation {

  /// Quantities of two dimensions that should have one.
  static let dimensionMismatch = DiagnosticExplanation(
    "two quantities do not measure the same",
    """
    Only quantities of one dimension can be added, compared or put in each other's place; \
    power and energy, a price and an amount, a plain number and a length are never the same. \
    Both sides are shown with what they measure. The help is computed from their quotient: \
    it names what one side would have to be multiplied or divided by, and which values of \
    the model are just that.
    """,
    wrong: """
      input power = 5 MW
      show power + 3 MWh
      """,
    right: """
      input power = 5 MW
      input time = 8 h
      show power * time + 3 MWh
      """)

  /// Values of another kind than their place needs.
  static let kindMismatch = DiagnosticExplanation(
    "a value is of another kind than its place needs",
    """
    Values are quantities, texts or truth values, and each place takes one kind: a condition \
    is true or false, a sum is of quantities, a logarithm is of a plain number, `solve` \
    takes an equation.
    """,
    wrong: """
      input added = 5 GW
      show if added then 1 else 2
      """,
    right: """
      input added = 5 GW
      show if added > 0 GW then 1 else 2
      """)

  /// Powers of quantities with exponents that may vary.
  static let exponentNotConstant = DiagnosticExplanation(
    "the exponent of a quantity is not a literal",
    """
    What a power of a quantity measures depends on its exponent: a length squared is an \
    area, cubed a volume. So the exponent is a number written there. A plain number may have \
    any exponent; dividing by a unit makes one.
    """,
    wrong: """
      input n = 2
      show (5 m)^n
      """,
    right: """
      input n = 2
      show (5 m / 1 m)^n
      """)

  /// Units that do not measure what is asked for.
  static let notConvertible = DiagnosticExplanation(
    "a value cannot be shown in this unit",
    """
    `to` chooses the unit of an answer and converts nothing but scale: both must measure the \
    same. To go from power to energy, multiply by a time first; from one currency to \
    another, by a rate.
    """,
    wrong: """
      input output = 4 TWh
      show output to GW
      """,
    right: """
      input output = 4 TWh
      show output to GWh
      """)

  /// Plain numbers that meet a percentage.
  static let numberForPercentage = DiagnosticExplanation(
    "a plain number meets a percentage",
    """
    A percentage is a number, and beside it `4` is four wholes: `growth + 4` adds four \
    hundred per cent. Nearly always percentage points were meant, `4 pp`, or per cent, `4%`. \
    The wholes 0 and 1 mean what they say.
    """,
    wrong: """
      input growth = 19%
      show growth + 4
      """,
    right: """
      input growth = 19%
      show growth + 4 pp
      """)

  /// Question marks in formulas.
  static let unfilledHole = DiagnosticExplanation(
    "something is still to be filled in",
    """
    A `?` stands for a part of a formula that is not known yet. The checker says what it \
    would have to measure and which values of the model do; a model with a hole does not \
    run.
    """,
    wrong: """
      input capex = $900 million
      input output = 4 TWh
      let lcoe: Money/Energy = capex / ?
      show lcoe
      """,
    right: """
      input capex = $900 million
      input output = 4 TWh
      let lcoe: Money/Energy = capex / output
      show lcoe
      """)

}
