import Diagnostics
import Dimensions

/// Writes answers for people.
enum TextRenderer {

  /// The text of `answer`, which ends with a line break; tables go on below where they are wider than `width`.
  static func render(_ answer: Answer, width: Int? = nil) -> String {
    switch answer {
    case .table(let table): render(table, width: width)
    case .list(let list): render(list)
    case .chart(let chart): render(chart)
    case .verdict(let verdict): render(verdict)
    case .ledger(let ledger): render(ledger)
    case .search(let search): render(search)
    case .map(let map): render(map)
    case .study(let study): render(study, width: width)
    }
  }

  /// The text of a verdict: one line, and for a claim that is not simply reproduced another that says why.
  private static func render(_ verdict: Verdict) -> String {
    let kind = verdict.source.map { "claim \"\($0)\" " } ?? "expect "
    let found = verdict.found.map { "  (\($0))" } ?? ""
    let reason = reason(verdict.standing).map { "\n    \($0)" } ?? ""
    return "\(mark(verdict.standing)) \(kind)\(verdict.text)\(found)\(reason)\n"
  }

  /// The sign before a verdict.
  private static func mark(_ standing: Verdict.Standing) -> String {
    switch standing {
    case .holds: "✓"
    case .fails: "✗"
    case .conflicts: "≠"
    case .unchecked: "?"
    }
  }

  /// Why a condition stands as it does, where that is said.
  private static func reason(_ standing: Verdict.Standing) -> String? {
    switch standing {
    case .holds, .fails: nil
    case .conflicts(let reason, let other): reason + (other.map { " [\($0)]" } ?? "")
    case .unchecked(let reason): reason
    }
  }

  /// The text of a ledger: the counts, then every claim beside its source.
  private static func render(_ ledger: Ledger) -> String {
    let count = ledger.verdicts.count
    let counts = ledger.counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    var text = "audit: \(count) claim\(count == 1 ? "" : "s")"
    text += counts.isEmpty ? "\n" : ": \(counts)\n"
    let width = ledger.verdicts.map { DisplayWidth.of($0.source ?? "") }.max() ?? 0
    for verdict in ledger.verdicts {
      let source = verdict.source ?? ""
      let blanks = String(repeating: " ", count: width - DisplayWidth.of(source) + 2)
      let found = verdict.found.map { "  (\($0))" } ?? ""
      text += "  \(mark(verdict.standing)) \(source)\(blanks)\(verdict.text)\(found)\n"
      if let reason = reason(verdict.standing) {
        text += String(repeating: " ", count: width + 6) + reason + "\n"
      }
    }
    return text
  }

}
