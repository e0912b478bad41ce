/// What is told of charts.
extension DiagnosticExplanation {

  /// Charts of one value.
  static let nothingToPlot = DiagnosticExplanation(
    "a chart needs an axis",
    """
    Lines of a chart run along the first axis of a value, and there is one for each element of the others. A \
    value without axes is a number: `show` it, or `histogram` how it spreads where it is uncertain.
    """,
    wrong: """
      axis year = 2024..2030
      let capacity = 10 MW * (year - 2020)
      plot capacity[year = 2030]
      """,
    right: """
      axis year = 2024..2030
      let capacity = 10 MW * (year - 2020)
      plot capacity
      """)

}
