/// What is told of dates, periods and series.
extension DiagnosticExplanation {

  /// Dates that no calendar has.
  static let invalidDate = DiagnosticExplanation(
    "there is no such day",
    """
    A date is written with its year, month and day, `2024-11-30`, and the day must be one that the \
    month has: February has 29 days in years that 4 divides, but for centuries that 400 does \
    not divide.
    """,
    wrong: """
      input opening = 2024-02-30
      show opening
      """,
    right: """
      input opening = 2024-02-29
      show opening
      """)

  /// Months and quarters that no year has.
  static let invalidPeriod = DiagnosticExplanation(
    "there is no such month or quarter",
    """
    A year has the quarters Q1 to Q4 and the months M01 to M12. Fiscal periods are years and \
    quarters: `FY2026(nvidia)`, `FY2026Q3(nvidia)`.
    """,
    wrong: """
      show 2024Q5 - 2024Q1
      """,
    right: """
      show 2025Q1 - 2024Q1
      """)

  /// Fiscal years that end with no month.
  static let unknownMonth = DiagnosticExplanation(
    "a fiscal year ends with a month",
    """
    A fiscal calendar is declared by the month with which its years end. The month has its \
    English name, whole or cut to three letters. A fiscal year is named by the calendar year in which it ends.
    """,
    wrong: """
      calendar nvidia = fiscal year ending Janury
      show first_day(FY2026(nvidia))
      """,
    right: """
      calendar nvidia = fiscal year ending January
      show first_day(FY2026(nvidia))
      """)

  /// Steps that a calendar does not take.
  static let stepMismatch = DiagnosticExplanation(
    "a calendar step and a length of time are not the same",
    """
    Months, quarters and years differ in length, so moving on a calendar by months is \
    something else than adding a length of time. A date takes both: `2024-01-31 + 1 month` is the last day \
    of February, `2024-01-31 + 90 day` counts days. A step is written in place, `3 month`, or as \
    a count times one, `n * 1 month`; a value in months is a length of 30.4 days each. Months, quarters \
    and fiscal years take whole steps of their own or a coarser kind: `2024Q3 + 2`, `2024Q3 + 1 year`.
    """,
    wrong: """
      show 2024Q3 + 90 day
      """,
    right: """
      show 2024Q3 + 1 quarter
      """)

  /// Periods of two kinds.
  static let mixedPeriods = DiagnosticExplanation(
    "periods of different kinds do not meet",
    """
    A date, a month, a quarter and a fiscal quarter are counted differently, so they are neither \
    compared nor subtracted. Bring both to one kind: `quarter(x)` is the quarter in which `x` lies, \
    `quarter(x, nvidia)` the fiscal one, and `first_day(x)` the day on which `x` begins. \
    Periods are subtracted, which counts the steps between them, and never added.
    """,
    wrong: """
      show 2024-11-30 > 2024Q3
      """,
    right: """
      show quarter(2024-11-30) > 2024Q3
      """)

}
