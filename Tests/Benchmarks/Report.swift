/// The rows of the report.
struct Report {

  /// One measurement beside its peer.
  private struct Row {
    let what: String
    let ours: String
    let peer: String
    let ratio: String
  }

  /// The rows so far.
  private var rows: [Row] = []

  /// The verdicts on the goals so far.
  private var verdicts: [String] = []

  /// Adds a measurement of ours, in seconds, beside that of `peer`.
  mutating func add(_ what: String, _ ours: Double, _ peer: String, _ theirs: Double?) {
    rows.append(
      Row(
        what: what, ours: Report.milliseconds(ours),
        peer: theirs.map { "\(peer) \(Report.milliseconds($0))" } ?? "\(peer) not installed",
        ratio: theirs.map { "\(Report.decimal(ours / $0))x" } ?? ""))
  }

  /// Adds a rate of ours.
  mutating func add(rate what: String, _ rate: Double, _ unit: String) {
    rows.append(Row(what: what, ours: "\(Report.decimal(rate)) \(unit)", peer: "", ratio: ""))
  }

  /// Adds the verdict on a goal.
  mutating func add(goal: String, isMet: Bool) {
    verdicts.append("\(isMet ? "met    " : "not met") \(goal)")
  }

  /// The whole report.
  func text() -> String {
    let head = Row(what: "what", ours: "ours", peer: "peer", ratio: "ours / peer")
    let all = [head] + rows
    let widths = [
      all.map(\.what.count).max() ?? 0, all.map(\.ours.count).max() ?? 0,
      all.map(\.peer.count).max() ?? 0,
    ]
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: width - text.count)
    }
    let lines = all.map { row in
      [
        padded(row.what, widths[0]), padded(row.ours, widths[1]), padded(row.peer, widths[2]),
        row.ratio,
      ]
      .joined(separator: "  ")
    }
    return (lines + [""] + verdicts).joined(separator: "\n")
  }

  /// `seconds` in milliseconds.
  static func milliseconds(_ seconds: Double) -> String { "\(decimal(seconds * 1000)) ms" }

  /// `value` to two digits behind the point.
  static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

}
