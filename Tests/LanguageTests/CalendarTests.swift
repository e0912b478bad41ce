import TestSupport
import Testing

/// Dates and periods against datetime, dateutil and pandas (`calendar_reference.py` wrote the file).
@Suite struct CalendarTests {

  /// The months in order.
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  @Test func datesAgreeWithPython() throws {
    let rows = try ProjectFiles.text("Tests/LanguageTests/calendar_reference.csv")
      .split(separator: "\n").dropFirst()
    #expect(rows.count == 200)
    var script = Self.months.map { "calendar \($0) = fiscal year ending \($0)\n" }.joined()
    for row in rows {
      let cells = row.split(separator: ",").map(String.init)
      let (date, later) = (cells[0], cells[2])
      let calendar = Self.months[(Int(cells[5]) ?? 1) - 1]
      script += "expect \(date) + \(cells[1]) * 1 month == \(later)\n"
      script += "expect \(later) - \(date) == \(cells[3]) day\n"
      script += "expect quarter(\(date)) == \(cells[4])\n"
      script += "expect quarter(\(date), \(calendar)) == \(cells[6])(\(calendar))\n"
    }
    let result = Script.run(script)
    #expect(result.status == 0, "\(result.diagnostics)")
    #expect(result.output.split(separator: "\n").count == 800)
  }

}
