import Diagnostics
import Dimensions

/// Writes answers for people.
enum TextRenderer {

  /// The text of `answer`, which ends with a line break.
  static func render(_ answer: Answer) -> String {
    switch answer {
    case .table(let table): render(table)
    case .verdict(let verdict): render(verdict)
    case .search(let search): render(search)
    case .study(let study): render(study)
    }
  }

  /// The text of a verdict: one line.
  private static func render(_ verdict: Verdict) -> String {
    let mark = verdict.holds ? "✓" : "✗"
    let kind = verdict.source.map { "claim \"\($0)\" " } ?? "expect "
    return "\(mark) \(kind)\(verdict.text)" + (verdict.found.map { "  (\($0))" } ?? "") + "\n"
  }

  /// The text of what a search has found.
  private static func render(_ search: SearchAnswer) -> String {
    var lines: [String] = []
    let (low, high) = (
      search.unit.element(search.range.lowerBound), search.unit.element(search.range.upperBound)
    )
    switch search.kind {
    case .solve(let equation):
      lines.append("solve \(equation) for \(search.target)")
      for meeting in search.meetings {
        let found = "  \(search.target) = \(fine(meeting.position, search.unit))"
        lines.append(found + (meeting.isJump ? "  (it jumps past the value here)" : ""))
      }
    case .flip(let first, let second):
      lines.append("flip \(first) against \(second) along \(search.target)")
      for stretch in search.stretches {
        let ends = "\(fine(stretch.lower, search.unit)) to \(fine(stretch.upper, search.unit))"
        lines.append("  \(ends): " + (stretch.winner.map { "\($0) is less" } ?? "neither is less"))
      }
    }
    if search.isIdentity {
      lines.append("  every value: both sides are equal from \(low) to \(high)")
    } else if search.meetings.isEmpty, search.stretches.isEmpty {
      let nearest = search.closest.map {
        "; closest is \($0.value) at \(search.target) = \(fine($0.position, search.unit))"
      }
      lines.append("  none from \(low) to \(high)\(nearest ?? "")")
    }
    if search.undefined.count > 0 {
      lines.append("  (no value at \(search.undefined.count) of \(search.undefined.of) tried)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `value` to six significant digits: a root is for use, not only for reading.
  private static func fine(_ value: Double, _ unit: MeasuringUnit) -> String {
    unit.amount(NumberFormat.significant(unit.scale.measured(value), digits: 6))
  }

}
