/// What is told of dates in data files.
extension DiagnosticExplanation {

  /// Dates that there are not.
  static let impossibleDate = DiagnosticExplanation(
    "a cell of a column of dates is not a date",
    """
    A column whose first cell is a date or a period, `2024-11-30`, `2024/11/30`, `30.11.2024`, `30 Nov 2024`, \
    `2024年11月30日`, `2024-11`, `2024M11`, `Nov 2024`, `2024Q3` or `FY2026Q3(nvidia)`, has such values: they are \
    compared, picked and rolled up as those of scripts are. Every cell is a day or period that there is, all of \
    one kind, or empty. A heading that ends with `(text)` makes texts of them.
    """,
    wrong: .command(
      #"""
      printf 'day,sales\n2024-02-29,12\n2024-02-30,13\n' > sales.csv; printf 'table sale from "sales.csv"\nshow sale.sales' | yarrow run
      """#),
    right: .command(
      #"""
      printf 'day,sales\n2024-02-29,12\n2024-03-01,13\n' > sales.csv; printf 'table sale from "sales.csv"\nshow sale.sales[sale = 2024-03-01]' | yarrow run
      """#))

  /// Dates that may be read in two ways.
  static let ambiguousDate = DiagnosticExplanation(
    "the dates of a column may be read in two ways",
    """
    `03/04/2024` is a day in March for some and in April for others. Where one date of the column can be read in \
    one way only, as `30/11/2024`, the others are read so too. Where none tells, or two tell different things, the \
    column is refused. The heading may say it: `day (d/m/y)` or `day (m/d/y)`.
    """,
    wrong: .command(
      #"""
      printf 'day,sales\n03/04/2024,12\n05/06/2024,13\n' > sales.csv; printf 'table sale from "sales.csv"\nshow sale.sales' | yarrow run
      """#),
    right: .command(
      #"""
      printf 'day (d/m/y),sales\n03/04/2024,12\n05/06/2024,13\n' > sales.csv; printf 'table sale from "sales.csv"\nshow sale.sales[sale = 2024-04-03]' | yarrow run
      """#))

}
