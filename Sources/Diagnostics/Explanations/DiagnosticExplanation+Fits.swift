/// What is told of the conditions of curves through data.
extension DiagnosticExplanation {

  /// Data through which no curve can be put.
  static let notFittable = DiagnosticExplanation(
    "no curve can be put through these data",
    """
    A fit goes through a table's column along another column of the same table, whose cells \
    are numbers that are written there. It needs more rows than the curve has parameters, \
    rows at different places, and for `power` places above zero.
    """,
    wrong: """
      table chart {
        year  share
        2020  3%
        2021  7%
        2022  18%
      }
      fit adoption = logistic(chart.share along chart.year)
      show adoption
      """,
    right: """
      table chart {
        year  share
        2020  3%
        2021  7%
        2022  18%
        2023  37%
        2024  61%
        2025  77%
      }
      fit adoption = logistic(chart.share along chart.year)
      show adoption
      """)

  /// Parameters that the data do not tell.
  static let parameterNotIdentified = DiagnosticExplanation(
    "the data do not tell a parameter of the fit",
    """
    A parameter is named by one of two rules. Its standard error, times the 97.5 % point of \
    Student's distribution, is greater than the estimate (for a midpoint, than the range of \
    the data): zero would do as well. Or the turning point of a curve with a ceiling lies \
    beyond the last row: nothing in the data bends towards the ceiling yet, so it rests on \
    the choice of the curve alone. Set it from another source, `adoption(2030) with \
    adoption.ceiling = 80%`, or fit a curve without it.
    """,
    wrong: """
      table chart {
        year  share
        2020  1.0%
        2021  1.5%
        2022  2.2%
        2023  3.1%
        2024  4.2%
        2025  5.5%
      }
      fit adoption = logistic(chart.share along chart.year)
      show adoption
      """,
    right: """
      table chart {
        year  share
        2020  1.0%
        2021  1.5%
        2022  2.2%
        2023  3.1%
        2024  4.2%
        2025  5.5%
      }
      fit adoption = exponential(chart.share along chart.year)
      show adoption
      """)

}
