import Checker
import DataFiles
import Diagnostics
import Dimensions
import ModelLibrary
import Presentation
import Syntax

/// What a session tells of itself and of names.
extension InteractiveSession {

  /// Help on `topic`, or on the session.
  func help(on topic: String) -> SessionOutput {
    let name = topic.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    if name.isEmpty { return .text(overview()) }
    if let module = modules[symbols.intern(name)] { return .text(contents(of: module)) }
    if let entry = entry(named: name) {
      let documentation = entry.declaration.documentation.map { $0 + "\n" } ?? ""
      return .text(documentation + sources.text(of: entry.declaration.span) + "\n")
    }
    if let module = Library.module(name) {
      return .text("a module of the library (\(module.field)): `use \(name)` brings it in\n")
    }
    if let function = LanguageFunctions.signature(of: name) {
      return .text("\(function)\n")
    }
    if let unit = UnitRegistry.standard.unit(named: name) {
      let dimension = UnitRegistry.standard.name(of: unit.unit.dimension)
      return .text("\(name): a unit of \(dimension)\n")
    }
    return .diagnostic(.noHelp(on: name, nearest: Spelling.nearest(to: name, among: names())))
  }

  /// What the code `argument` is about, or all codes where there is none.
  func explanation(of argument: String) -> SessionOutput {
    let spelling = argument.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    if spelling.isEmpty { return .text(DiagnosticCode.list) }
    guard let code = DiagnosticCode(spelled: spelling) else {
      return .diagnostic(.unknownCode(spelling))
    }
    return .text(code.explanation.text(of: code))
  }

  /// The commands, and the forms that an entry may have.
  private func overview() -> String {
    let commands = SessionCommand.allCases.map { command in
      ["\(command.rawValue) \(command.argument)", command.summary]
    }
    let statements = [
      ["input growth = 19% in 10%..30%", "an assumption that what-ifs change"],
      ["let capacity = 28 GW * (1 + growth)", "a formula; may be changed at any time"],
      ["capacity with growth = 30%", "a value in another world"],
      ["show capacity across scenarios", "a value in all scenarios"],
      ["solve capacity == 40 GW for growth", "the input that reaches a goal"],
    ]
    return TextGrid.render(["command", ""], commands) + "\n"
      + TextGrid.render(["entry", ""], statements)
  }

  /// The names that the session declares.
  func names() -> [String] {
    entries.map { symbols.text(of: $0.declaration.name.symbol) } + moduleWords()
  }

  /// What could stand at the end of `line`, which ends at the cursor: where the word at the cursor begins, in scalars, and
  /// the words that go on with it.
  package func completions(of line: String) -> (start: Int, words: [String]) {
    let scalars = Array(line.unicodeScalars)
    let quotes = scalars.filter { $0 == "\"" }.count
    if quotes % 2 == 1, let open = scalars.lastIndex(of: "\"") {
      return (open + 1, matching(text(scalars[(open + 1)...]), labels().map { $0 + "\"" }))
    }
    var start = scalars.count
    while start > 0, isWord(scalars[start - 1]) { start -= 1 }
    let prefix = text(scalars[start...])
    guard let before = scalars[..<start].last(where: { $0 != " " }) else {
      let colon = prefix.hasPrefix(":") ? ":" : ""
      let commands = SessionCommand.allCases.map { colon + $0.rawValue }
      return (start, matching(prefix, commands + valueWords()))
    }
    if text(scalars[..<start]).split(separator: " ") == [Keyword.use.rawValue[...]] {
      return (start, matching(prefix, Library.modules.map(\.name)))
    }
    let isBehindNumber = scalars[start - 1] == " " && before.properties.numericType != nil
    let isInUnit = scalars[start - 1] == "/" || scalars[start - 1] == "·"
    return (start, matching(prefix, isBehindNumber || isInUnit ? unitWords() : valueWords()))
  }

  /// The words that may stand where a unit may: behind a number, magnitudes and words of clauses too.
  private func unitWords() -> [String] {
    let words = Keyword.allCases.filter { $0.role == .magnitude || $0.role == .clause }
    let declared = entries.flatMap { entry -> [String] in
      guard case .unit(let unit) = entry.declaration.kind else { return [] }
      return ([entry.declaration.name] + unit.aliases).map { symbols.text(of: $0.symbol) }
    }
    return UnitRegistry.standard.unitNames + declared + words.map(\.rawValue)
  }

  /// The words that may stand where a value may.
  private func valueWords() -> [String] {
    let keywords = Keyword.allCases.filter { $0.role != .magnitude }.map(\.rawValue)
    return names() + columns() + LanguageFunctions.names + keywords
  }

  /// The columns of the session's tables, with their tables' names.
  private func columns() -> [String] {
    entries.flatMap { entry -> [String] in
      guard case .table(let table) = entry.declaration.kind else { return [] }
      let name = symbols.text(of: entry.declaration.name.symbol)
      let columns = file(of: entry)?.columns.map(\.heading.name)
      return (columns ?? table.columns.map { symbols.text(of: $0.symbol) }).map { "\(name).\($0)" }
    }
  }

  /// The content of the file from which the table of `entry` was read, where it was.
  private func file(of entry: Entry) -> DataFile? {
    entry.declaration.file.flatMap { try? data[$0.span]?.get() }
  }

  /// The labels in the first column of `file`, unless they are so many that nobody looks for one with the tab key.
  private func labels(of file: DataFile) -> [String] {
    guard case .texts(let texts) = file.columns.first?.kind, texts.count <= 1000 else { return [] }
    return texts
  }

  /// The labels of the session's axes and tables.
  private func labels() -> [String] {
    entries.flatMap { entry -> [String] in
      switch entry.declaration.kind {
      case .table(let table), .rows(let table):
        if let file = file(of: entry) { return labels(of: file) }
        return table.rows.compactMap { $0.cells.first }.compactMap { text(of: $0, in: entry.tree) }
      case .axis(.list(let elements)):
        return elements.compactMap { text(of: $0, in: entry.tree) }
      case .axis(.range), .axis(.column), .calendar, .input, .let, .function, .unit, .dimension,
        .deflator,
        .fit, .scenario:
        return []
      }
    }
  }

  /// What `expression` says, where it is a text.
  private func text(of expression: ExpressionID, in tree: SyntaxTree) -> String? {
    guard case .text(let index) = tree[expression] else { return nil }
    return tree.texts[Int(index)]
  }

  /// The text of `scalars`.
  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// `true` iff `scalar` can be part of a word that is completed.
  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "." || scalar == ":" || scalar == "%" || scalar == "$"
      || scalar.properties.isXIDContinue
  }

  /// Those of `words` that begin with `prefix`, each once, in order.
  private func matching(_ prefix: String, _ words: [String]) -> [String] {
    Set(words.filter { $0.hasPrefix(prefix) }).sorted()
  }

}
