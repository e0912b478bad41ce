/// What is told of flows, stocks and rates, and of their frequencies.
extension DiagnosticExplanation {

  /// A sum of two kinds of series.
  static let mixedSeries = DiagnosticExplanation(
    "series of different kinds do not add up",
    """
    A flow is an amount of each period, a stock a level at its end, a rate a ratio. Their sum would be \
    none of these, and nothing could tell how it goes from quarters to years. A stock changes by a flow \
    from one period to the next. Where a sum is meant all the same, name it with a kind of its own first: \
    `let x stock = …` says that the values of `x` are levels, whatever they are made of.
    """,
    wrong: """
      axis quarter = 2024Q1..2024Q4
      let sales flow = 5 MW * (quarter - 2023Q4)
      let capacity stock = 100 MW * (quarter - 2023Q4)
      show capacity + sales
      """,
    right: """
      axis quarter = 2024Q1..2024Q4
      let sales flow = 5 MW * (quarter - 2023Q4)
      let returns flow = 1 MW * (quarter - 2023Q4)
      show sales - returns
      """)

  /// Values without a time axis.
  static let noTimeAxis = DiagnosticExplanation(
    "there is no one axis of time",
    """
    `by year` puts the periods of a series together, so the value must vary along an axis of \
    periods: dates, months, quarters or years. Along two of them, it does not say which is meant: pick an \
    element of one or reduce over it first. Years are an axis of whole numbers from 1600 to 2999 in order.
    """,
    wrong: """
      axis region = ["China", "US"]
      table market { region sales
        "China" $5
        "US"    $7
      }
      let sales flow = market.sales
      show sales by year
      """,
    right: """
      axis quarter = 2024Q1..2024Q4
      let sales flow = $5 * (quarter - 2023Q4)
      show sales by year
      """)

  /// Frequencies that nothing has.
  static let unknownFrequency = DiagnosticExplanation(
    "there is no such frequency",
    """
    Behind `by` stands `month`, `quarter` or `year`, the last two also of a fiscal calendar, \
    `year(nvidia)`, or the name of an axis of periods.
    """,
    wrong: """
      axis quarter = 2024Q1..2024Q4
      let sales flow = $5 * (quarter - 2023Q4)
      show sales by yaer
      """,
    right: """
      axis quarter = 2024Q1..2024Q4
      let sales flow = $5 * (quarter - 2023Q4)
      show sales by year
      """)

  /// Series of no kind.
  static let unknownSeriesKind = DiagnosticExplanation(
    "nothing says how this series goes to another frequency",
    """
    A flow adds up, a stock takes its last value, a rate averages, and which of them a series is \
    cannot be seen in its numbers. Say it where the series is defined: `let sales flow = …`, \
    `let installed stock = …`, `let price rate = …` or `let price rate weighted by sales = …`. Formulas keep the kind where \
    it is sure: sums of one kind, multiples, the ratio of two flows, which is a rate weighted by the second.
    """,
    wrong: """
      axis quarter = 2024Q1..2024Q4
      let sales = $5 * (quarter - 2023Q4)
      show sales by year
      """,
    right: """
      axis quarter = 2024Q1..2024Q4
      let sales flow = $5 * (quarter - 2023Q4)
      show sales by year
      """)

  /// Values of two frequencies in one operation.
  static let mixedFrequencies = DiagnosticExplanation(
    "values of different frequencies do not meet by themselves",
    """
    A sum or product of quarterly and yearly values would be a table of every quarter with every year. \
    Bring both to one frequency: `by year` the finer one, or the coarser one `by quarter spread`, or \
    `interpolated` where it is a stock; or pick the year of each quarter, `x[year = year(quarter)]`. \
    Under a condition that compares the two axes, `where year(quarter) == year`, they meet. Periods that \
    overlap, such as fiscal and calendar quarters, are taken apart into months first. Two axes of one \
    frequency, such as years and cohorts, meet as any two axes do.
    """,
    wrong: """
      axis quarter = 2024Q1..2025Q4
      axis year = 2024..2025
      let sales flow = $5 * (quarter - 2023Q4)
      let target flow = $60 * (year - 2023)
      show sales - target
      """,
    right: """
      axis quarter = 2024Q1..2025Q4
      axis year = 2024..2025
      let sales flow = $5 * (quarter - 2023Q4)
      let target flow = $60 * (year - 2023)
      show sales by year
      show (sales by year) - target
      """)

  /// The wrong way to a finer frequency.
  static let wrongRefinement = DiagnosticExplanation(
    "a series goes to a finer frequency only on request",
    """
    What happened inside of a year is not in its number, so the script says what to assume: a flow or a \
    rate is `spread`, a flow in equal parts and a rate as it is; a stock is `interpolated` between \
    the ends of its periods. All three come back to the same numbers when they are put together again. To \
    a coarser frequency, neither word is needed.
    """,
    wrong: """
      axis year = 2024..2025
      let sales flow = $60 * (year - 2023)
      show sales by quarter
      """,
    right: """
      axis year = 2024..2025
      let sales flow = $60 * (year - 2023)
      show sales by quarter spread
      """)

  /// Periods of an axis without any value.
  static let uncoveredPeriod = DiagnosticExplanation(
    "the series has nothing in a period of the axis",
    """
    A series is asked along an axis, some periods of which lie outside of it. Shorten the axis, or make \
    that of the series longer. A stock that is interpolated has values from the end of its first \
    period to the end of its last.
    """,
    wrong: """
      calendar nvidia = fiscal year ending January
      axis quarter = 2024Q1..2024Q4
      axis fiscal = FY2030(nvidia)..FY2031(nvidia)
      axis month = 2024M02..2025M01
      let sales flow = $5 * (month - 2024M01)
      show sales by fiscal
      """,
    right: """
      calendar nvidia = fiscal year ending January
      axis fiscal = [FY2025(nvidia)]
      axis month = 2024M02..2025M01
      let sales flow = $5 * (month - 2024M01)
      show sales by fiscal
      """)

  /// Periods of which a part is missing.
  static let incompletePeriod = DiagnosticExplanation(
    "a period has not all its parts",
    """
    The axis begins or ends in the middle of a period, so its sum or mean is that of the parts that \
    are there, and is not to be compared with whole periods. For a stock, the last part is what counts. \
    Pick the whole periods, or declare an axis of them: with `axis year = 2025..2028`, `by year` has just \
    these.
    """,
    wrong: """
      axis quarter = 2024Q3..2025Q4
      let sales flow = $5 * (quarter - 2023Q4)
      show sales by year
      """,
    right: """
      axis quarter = 2024Q3..2025Q4
      axis year = [2025]
      let sales flow = $5 * (quarter - 2023Q4)
      show sales by year
      """)

}
