import Diagnostics
import Syntax

/// Names that nothing has.
///
/// A misspelt or forgotten name is one mistake however many formulas use it. So the places of each are gathered, and
/// put into words at the end as one diagnostic, whose edits set all of them right or are not given at all.
extension ModelChecker {

  /// The name spaces in which a name can be unknown.
  enum NameSpace: Hashable {
    case values, functions, scenarios, inputs, axes, units, dimensions, calendars
  }

  /// A name that is unknown in its space.
  struct UnknownName: Hashable {

    /// The space.
    let space: NameSpace

    /// The name.
    let symbol: Symbol

  }

  /// Further places that a diagnostic shows: enough to see that the name is used elsewhere too.
  private static let shownPlaces = 3

  /// Counts an error where the name `symbol` is not known in `space`; `diagnostic` puts it into words for this place alone.
  ///
  /// A declaration that could not be read has been reported, so those who use its name are not.
  func reportUnknown(
    _ symbol: Symbol, in space: NameSpace, _ diagnostic: @escaping () -> Diagnostic
  ) {
    errorCount += 1
    if isUnread(symbol) { return }
    let name = UnknownName(space: space, symbol: symbol)
    if unknownPlaces[name] == nil {
      guard unknownNames.count < ModelChecker.diagnosticLimit else { return }
      unknownNames.append(name)
    }
    if unknownPlaces[name, default: []].count <= ModelChecker.diagnosticLimit {
      unknownPlaces[name, default: []].append(diagnostic)
    }
  }

  /// `true` iff a declaration of `symbol` is in the text but has no meaning.
  func isUnread(_ symbol: Symbol) -> Bool { unreadNames.contains(symbol) }

  /// Puts the unknown names into words.
  func reportUnknownNames() {
    for name in unknownNames {
      let places = unknownPlaces[name] ?? []
      let all = places.map { $0() }.sorted {
        ($0.labels.first?.span.start ?? 0) < ($1.labels.first?.span.start ?? 0)
      }
      diagnostics.append(all.count == 1 ? all[0] : merged(all))
    }
    unknownPlaces = [:]
  }

  /// The diagnostics `all` of one unknown name as one.
  private func merged(_ all: [Diagnostic]) -> Diagnostic {
    let others = all.dropFirst().compactMap { $0.labels.first?.span }
    let isWhole = all.count <= ModelChecker.diagnosticLimit
    let help = all[0].help.map { help -> Help in
      let same = all.compactMap { diagnostic in
        diagnostic.help.first { $0.message == help.message && !$0.edits.isEmpty }
      }
      guard isWhole, same.count == all.count else { return Help(help.message) }
      return Help(help.message, same.flatMap(\.edits))
    }
    var labels = all[0].labels
    for (index, span) in others.prefix(ModelChecker.shownPlaces).enumerated() {
      let isLast = index == ModelChecker.shownPlaces - 1 && others.count > index + 1
      let more = isLast ? ", and in \(others.count - index - 1) more places" : ""
      labels.append(DiagnosticLabel(span, "here too" + more))
    }
    return Diagnostic(all[0].code, all[0].message, at: labels, help: help)
  }

}
