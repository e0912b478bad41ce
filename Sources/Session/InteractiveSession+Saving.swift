import Diagnostics
import Presentation
import Syntax

/// Writing a session as a script.
extension InteractiveSession {

  /// Writes the session to the file at `path`.
  func save(_ path: String, _ services: SessionServices) -> [SessionOutput] {
    if path.isEmpty { return [.diagnostic(.fileExpected(after: SessionCommand.save.rawValue))] }
    if let setting = settings.first(where: { !isSavable($0) }) {
      return [.diagnostic(.settingNotSaved(setting.target))]
    }
    if let diagnostic = services.write(path, script()) { return [.diagnostic(diagnostic)] }
    var text = "saved \(path)" + (branches.count > 1 ? ", branch \(branch.name) alone" : "") + "\n"
    let dropped = askedQuestions.dropped.map { "`\($0)`" }
    if !dropped.isEmpty {
      text += "without what can no longer be asked: \(dropped.joined(separator: ", "))\n"
    }
    if questionsAboutBranches > 0 { text += "without questions about branches: a script has one\n" }
    return [.text(text)]
  }

  /// `true` iff the script has a place for the value of `setting`: cells of files have none, nor have fits.
  private func isSavable(_ setting: Setting) -> Bool {
    let name = setting.override.target.name.symbol
    let own = entries.filter { $0.declaration.name.symbol == name }
    if own.isEmpty {
      // An input of a module is said where the module is used.
      return setting.override.target.column == nil && entry(named: symbols.text(of: name)) != nil
    }
    return own.contains { !places(of: setting, in: $0).isEmpty }
  }

  /// The questions that were asked, each once: those that can be asked of the session as it is now, and those that cannot.
  private var askedQuestions: (kept: [String], dropped: [String]) {
    var session = self
    var seen: Set<String> = []
    var kept: [String] = []
    var dropped: [String] = []
    for question in questions where seen.insert(question).inserted {
      if session.check(statement: question).hasErrors {
        dropped.append(question)
      } else {
        kept.append(question)
      }
    }
    return (kept, dropped)
  }

  /// The session as a script in its canonical form: its declarations with the values that are set, then the
  /// questions asked.
  package func script() -> String {
    let script = unformattedScript()
    let file = SourceFile(name: "<session>", text: script)
    return format(file, as: SourceFileID(index: 0)).text ?? script
  }

  /// The session as a script, with the blanks of its entries.
  private func unformattedScript() -> String {
    var parts = uses.map { text(of: $0.use) + "\n" }
    parts += entries.map { entry in
      documentation(of: entry) + text(of: entry) + "\n"
    }
    parts += correlations.map { sources.text(of: $0.correlation.span) + "\n" }
    parts += assertions.map { sources.text(of: $0.assertion.span) + "\n" }
    let asked = askedQuestions.kept
    if !asked.isEmpty { parts.append("\n" + asked.map { $0 + "\n" }.joined()) }
    return parts.joined()
  }

  /// The text of `use`, with the values of its module's inputs that are set.
  private func text(of use: UseStatement) -> String {
    let module = symbols.text(of: use.module.symbol) + "."
    let set = settings.filter { $0.target.hasPrefix(module) }
    let kept = use.overrides.filter { override in
      !set.contains { $0.override.target.name.symbol == override.target.name.symbol }
    }
    let overrides =
      kept.map { sources.text(of: $0.span) } + set.map { sources.text(of: $0.override.span) }
    let names = use.imports.map { symbols.text(of: $0.symbol) }.joined(separator: ", ")
    let text = "use " + sources.text(of: use.module.span) + (names.isEmpty ? "" : ": " + names)
    return text + (overrides.isEmpty ? "" : " with " + overrides.joined(separator: ", "))
  }

  /// The `///` lines above the declaration of `entry`.
  private func documentation(of entry: Entry) -> String {
    guard let text = entry.declaration.documentation else { return "" }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "///\n" : "/// \($0)\n" }.joined()
  }

  /// The text of the declaration of `entry`, with the values that are set in the places of its own.
  private func text(of entry: Entry) -> String {
    var edits: [(span: SourceSpan, text: String)] = []
    for setting in settings
    where setting.override.target.name.symbol == entry.declaration.name.symbol {
      guard case .formula(let formula) = setting.override.value else { continue }
      let value = sources.text(of: setting.tree.span(of: formula))
      if case .input(let input) = entry.declaration.kind, let sign = input.drawn {
        edits.append((sign, "="))
      }
      edits += places(of: setting, in: entry).map { place in
        (entry.tree.span(of: place), isLiteral(formula, in: setting.tree) ? value : "(\(value))")
      }
    }
    let span = entry.declaration.span
    var text = ""
    var start = span.start
    for edit in edits.sorted(by: { $0.span.start < $1.span.start }) {
      text += sources[span.file].text(from: start, to: edit.span.start) + edit.text
      start = edit.span.end
    }
    return text + sources[span.file].text(from: start, to: span.end)
  }

  /// The expressions of `entry` in whose places the value of `setting` goes.
  func places(of setting: Setting, in entry: Entry) -> [ExpressionID] {
    switch entry.declaration.kind {
    case .input(let input):
      return [input.value]
    case .table(let table), .rows(let table):
      guard let column = setting.override.target.column,
        let index = table.columns.firstIndex(where: { $0.symbol == column.symbol })
      else { return [] }
      return table.rows.filter { isSet($0, by: setting, in: entry.tree) }.map { $0.cells[index] }
    case .axis, .calendar, .let, .function, .unit, .dimension, .deflator, .fit, .scenario:
      return []
    }
  }

  /// `true` iff `setting` sets cells of `row`, whose label is its first cell.
  private func isSet(_ row: TableDeclaration.Row, by setting: Setting, in tree: SyntaxTree) -> Bool
  {
    setting.override.target.selectors.allSatisfy { selector in
      sources.text(of: setting.tree.span(of: selector.element))
        == sources.text(of: tree.span(of: row.cells[0]))
    }
  }

  /// `true` iff `expression` is a literal, which needs no parentheses in a table's cell.
  private func isLiteral(_ expression: ExpressionID, in tree: SyntaxTree) -> Bool {
    switch tree[expression] {
    case .quantity, .period, .text, .boolean, .hole: true
    case .negation(let operand): isLiteral(operand, in: tree)
    case .name, .member, .complement, .binary, .conditional, .conversion, .resampling, .selection,
      .call,
      .world:
      false
    }
  }

}
