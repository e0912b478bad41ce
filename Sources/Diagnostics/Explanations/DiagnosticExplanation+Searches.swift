/// What is told of the conditions of searches.
extension DiagnosticExplanation {

  /// More or fewer equations than inputs to search for.
  static let wrongEquationCount = DiagnosticExplanation(
    "a search needs as many equations as inputs",
    """
    Each equation pins one number. With fewer equations than inputs there is a curve of answers, \
    with more there is none but by accident. `optimize` finds the best of many answers.
    """,
    wrong: """
      input price = $40/MWh in $10/MWh..$90/MWh
      input power = 5 MW in 1 MW..20 MW
      solve price * power == $300/h for price, power
      """,
    right: """
      input price = $40/MWh in $10/MWh..$90/MWh
      input power = 5 MW in 1 MW..20 MW
      solve price * power == $300/h, price / power == $3/(MWh·MW) for price, power
      """)

  /// An input that is searched for twice.
  static let unknownTwice = DiagnosticExplanation(
    "an input is searched for twice",
    """
    Behind `for` and `along` each input stands once: it can have only one value at a time. A \
    column and one of its cells are the same input in this respect.
    """,
    wrong: """
      input price = $40 in $10..$90
      flip price * 2 against $70 along price, price
      """,
    right: """
      input price = $40 in $10..$90
      flip price * 2 against $70 along price
      """)

  /// A `flip` of one value.
  static let noContenders = DiagnosticExplanation(
    "a flip needs contenders",
    """
    `flip` finds where the winner changes. Two values compete for the lesser one, \
    `flip a against b`; or the elements of an axis compete, and `argmin` or `argmax` says which of \
    them wins.
    """,
    wrong: """
      table chip {
        name cost
        "a" $3
        "b" $4
      }
      input price = 40 in 10..90
      flip chip.cost * price along price
      """,
    right: """
      table chip {
        name cost
        "a" $3
        "b" $4
      }
      input price = 40 in 10..90
      flip argmin(chip.cost * price over chip) along price
      """)

  /// A contest of fewer than two.
  static let loneContender = DiagnosticExplanation(
    "a contest has fewer than two contenders",
    """
    The winner among the elements of an axis can change only where there are at least two. A table \
    that a condition has emptied has none.
    """,
    wrong: """
      table chip {
        name cost
        "a" $3
      }
      input price = 40 in 10..90
      flip argmin(chip.cost * price over chip) along price
      """,
    right: """
      table chip {
        name cost
        "a" $3
        "b" $2
      }
      input price = 40 in 10..90
      flip argmin(chip.cost + $1 * price over chip) along price
      """)

}
