/// What is told of the conditions of evaluation, whose codes begin with 6.
extension DiagnosticExplanation {

  /// Divisions by zero.
  static let divisionByZero = DiagnosticExplanation(
    "something is divided by zero",
    """
    The divisor is zero in the cells that are named, so these have no value. An `if` says \
    what the answer is there; a branch that is not taken is not an error.
    """,
    wrong: """
      axis year = 2024..2026
      let added = 5 GW * (year - 2024)
      show 10 GW / added
      """,
    right: """
      axis year = 2024..2026
      let added = 5 GW * (year - 2024)
      show if added > 0 GW then 10 GW / added else 0
      """)

  /// Functions of values for which they have no result.
  static let outsideDomain = DiagnosticExplanation(
    "a function has no result for this value",
    """
    The square root and broken powers of a negative number, and the logarithm of zero or \
    less, are not numbers. The value is shown, with the cell in which it occurs.
    """,
    wrong: """
      input margin = -3%
      show sqrt(margin)
      """,
    right: """
      input margin = -3%
      show sqrt(max(margin, 0%))
      """)

  /// Values beyond the largest number.
  static let overflow = DiagnosticExplanation(
    "a value is beyond the largest number",
    """
    The result is larger than about 1.8e308. Growth compounded over far too many periods is \
    the usual cause, or an exponent that has a rate where it should have a count.
    """,
    wrong: """
      show 28 GW * 1.19^9000
      """,
    right: """
      show 28 GW * 1.19^9
      """)

  /// Extremes of nothing.
  static let emptyReduction = DiagnosticExplanation(
    "there is nothing to take the least or greatest of",
    """
    The condition behind `where` leaves no element, and of none there is no least and no \
    greatest. A sum or count of nothing is zero, and a mean would divide by that.
    """,
    wrong: """
      table plant {
        name    power
        "Palo"  835 MW
      }
      show max(plant.power where plant.power > 2 GW over plant)
      """,
    right: """
      table plant {
        name    power
        "Palo"  835 MW
      }
      show max(plant.power where plant.power > 500 MW over plant)
      """)

  /// Parameters that make no distribution.
  static let undefinedDistribution = DiagnosticExplanation(
    "these parameters make no distribution",
    """
    A distribution needs parameters that go together: a least value below the greatest, a most \
    likely one between the two, a spread above zero. What these parameters come to is known in \
    evaluation only.
    """,
    wrong: """
      input usual = 120%
      input demand ~ pert(80%, usual, 110%)
      show demand
      """,
    right: """
      input usual = 100%
      input demand ~ pert(80%, usual, 110%)
      show demand
      """)

  /// Literal parameters that make no distribution.
  static let impossibleDistribution = DiagnosticExplanation(
    "these numbers make no distribution",
    """
    A distribution needs parameters that go together: a least value below the greatest, a most \
    likely one between the two, a spread above zero. All of these are written as numbers, so that \
    nothing needs to be evaluated to see it.
    """,
    wrong: """
      input demand ~ pert(80%, 120%, 110%)
      show demand
      """,
    right: """
      input demand ~ pert(80%, 100%, 110%)
      show demand
      """)

  /// Numbers of draws that are no power of two.
  static let samplesRounded = DiagnosticExplanation(
    "a number of draws is rounded up",
    """
    Sobol points fill the space of all inputs evenly when their number is a power of two; with \
    one draw less, an answer can be off by more than with half as many. So `--samples` is rounded \
    up. `--sampling latin` (each input has one draw in each of as many strata) and `--sampling \
    plain` (independent draws) take any number.
    """,
    wrong: .command("yarrow run --samples 10000 plan.yarrow"),
    right: .command("yarrow run --samples 10000 --sampling latin plan.yarrow"))

  /// Expectations that do not hold.
  static let expectationFailed = DiagnosticExplanation(
    "an expectation fails",
    """
    The value is not what `expect` says it is; both are shown, with the cell in which they \
    differ. `==` means 12 significant digits, unless `± tolerance` or `to N digits` allows \
    more.
    """,
    wrong: """
      input power = 5 MW
      expect power * 8 h == 41 MWh
      """,
    right: """
      input power = 5 MW
      expect power * 8 h == 40 MWh
      """)

  /// Claims that the model does not reproduce.
  static let claimFailed = DiagnosticExplanation(
    "a published figure is not reproduced",
    """
    The model does not come to the figure that the source gives. Either the source rounds \
    more than `to N digits` says, or the model has another definition in mind, or one of the \
    two is wrong: that is what a claim is there to find out.
    """,
    wrong: """
      claim "report §3" 417 TWh / 29.92 PWh == 1.5% to 2 digits
      """,
    right: """
      claim "report §3" 417 TWh / 29.92 PWh == 1.4% to 2 digits
      """)

  /// Conditions of the model that do not hold in some world.
  static let assertionFailed = DiagnosticExplanation(
    "an assertion fails",
    """
    `assert` states what holds in every world: shares that sum to one, a part within its \
    whole. It is checked in the base world, in each scenario and in each world that a \
    question makes; the world and the cell are named.
    """,
    wrong: """
      table vendor {
        name     share
        "Intel"  50%
        "Apple"  38%
      }
      assert whole: sum(vendor.share over vendor) == 100%
      show vendor.share
      """,
    right: """
      table vendor {
        name     share
        "Intel"  50%
        "Apple"  50%
      }
      assert whole: sum(vendor.share over vendor) == 100%
      show vendor.share
      """)

}
