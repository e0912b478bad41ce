/// What there is to know of correlations.
extension DiagnosticExplanation {

  /// Correlations of what is not drawn.
  static let correlationOfKnown = DiagnosticExplanation(
    "something correlated is not drawn",
    """
    `correlate` says of two drawn inputs that high values of the one tend to come with high \
    values of the other, or with low ones. A known value has no high and low; a formula gets its \
    correlations from the inputs that go into it.
    """,
    wrong: """
      input capex ~ normal($10_000/kW, $1_000/kW)
      input wacc = 8%
      correlate capex, wacc = 0.4
      show capex * wacc
      """,
    right: """
      input capex ~ normal($10_000/kW, $1_000/kW)
      input wacc ~ triangular(6%, 8%, 11%)
      correlate capex, wacc = 0.4
      show capex * wacc
      """)

  /// Pairs of which two correlations are given.
  static let repeatedCorrelation = DiagnosticExplanation(
    "the correlation of a pair is given twice",
    """
    Each pair of inputs has one correlation, in whatever order they are named and whether it is \
    given alone or in a matrix; both places of a whole matrix say the same. An input goes with \
    itself, and nothing can be said of that.
    """,
    wrong: """
      input a ~ normal(1, 2)
      input b ~ normal(1, 2)
      correlate a, b = 0.4
      correlate b, a = 0.5
      show a + b
      """,
    right: """
      input a ~ normal(1, 2)
      input b ~ normal(1, 2)
      correlate a, b = 0.4
      show a + b
      """)

  /// Numbers that are no correlations.
  static let correlationOutOfRange = DiagnosticExplanation(
    "a number is no correlation",
    """
    Correlations are those of ranks (Spearman's): 1 where the one input rises whenever the other \
    does, -1 where it falls, 0 where they have nothing to do with each other. On the diagonal of \
    a matrix stands 1.
    """,
    wrong: """
      input a ~ normal(1, 2)
      input b ~ normal(1, 2)
      correlate a, b = 1.4
      show a + b
      """,
    right: """
      input a ~ normal(1, 2)
      input b ~ normal(1, 2)
      correlate a, b = 0.4
      show a + b
      """)

  /// Correlations that do not go together.
  static let impossibleCorrelations = DiagnosticExplanation(
    "correlations contradict each other",
    """
    If a goes with b and b with c, then a goes with c: three inputs cannot all oppose each other. \
    A set of correlations that numbers can have is positive definite; pairs of which nothing is \
    said are not correlated, which can be what contradicts. The nearest possible set (Higham's, \
    with two decimals) is proposed.
    """,
    wrong: """
      input a ~ normal(1, 2)
      input b ~ normal(1, 2)
      input c ~ normal(1, 2)
      correlate a, b = 0.9
      correlate b, c = 0.9
      show a + b + c
      """,
    right: """
      input a ~ normal(1, 2)
      input b ~ normal(1, 2)
      input c ~ normal(1, 2)
      correlate a, b = 0.9
      correlate b, c = 0.9
      correlate a, c = 0.8
      show a + b + c
      """)

  /// Correlated inputs with different axes.
  static let correlationOfAxes = DiagnosticExplanation(
    "correlated inputs do not have the same axes",
    """
    An input whose parameters have axes is drawn once for each cell, and correlated inputs go \
    together cell by cell. One draw cannot go together with many: the many would then go \
    together with each other as well, which was not said.
    """,
    wrong: """
      axis year = 2024..2026
      input price ~ normal($40/MWh + $1/MWh * (year - 2024), $5/MWh)
      input demand ~ normal(10 TWh, 1 TWh)
      correlate price, demand = -0.3
      show mean(price * demand)
      """,
    right: """
      axis year = 2024..2026
      input price ~ normal($40/MWh + $1/MWh * (year - 2024), $5/MWh)
      input demand ~ normal(10 TWh + 1 TWh * (year - 2024), 1 TWh)
      correlate price, demand = -0.3
      show mean(price * demand)
      """)

}
