import Checker
import DataFiles
import Dimensions
import ModelLibrary
import Syntax

/// What could stand at the cursor.
extension InteractiveSession {

  /// What could stand at the end of `line`, which ends at the cursor: where the word at the cursor begins, in scalars, and
  /// the words that go on with it.
  package func completions(of line: String) -> (start: Int, words: [String]) {
    let scalars = Array(line.unicodeScalars)
    let quotes = scalars.filter { $0 == "\"" }.count
    if quotes % 2 == 1, let open = scalars.lastIndex(of: "\"") {
      let axis = openSelector(scalars[..<open]).flatMap { $0.isElement ? $0.axis : nil }
      return (open + 1, matching(text(scalars[(open + 1)...]), labels(of: axis).map { $0 + "\"" }))
    }
    var start = scalars.count
    while start > 0, isWord(scalars[start - 1]) { start -= 1 }
    let prefix = text(scalars[start...])
    let before = scalars[..<start]
    guard let last = before.last(where: { $0 != " " }) else {
      let colon = prefix.hasPrefix(":") ? ":" : ""
      let commands = SessionCommand.allCases.map { colon + $0.rawValue }
      return (start, matching(prefix, commands + valueWords()))
    }
    if let words = words(behind: text(before), prefix) { return (start, matching(prefix, words)) }
    if let selector = openSelector(before) {
      let labels = labels(of: selector.axis).map { "\"\($0)\"" }
      let isOfLabels = selector.isElement && !labels.isEmpty
      let words = selector.isElement ? labels + (isOfLabels ? [] : valueWords()) : axisWords()
      return (start, matching(prefix, words))
    }
    let isBehindNumber = scalars[start - 1] == " " && last.properties.numericType != nil
    let isInUnit = scalars[start - 1] == "/" || scalars[start - 1] == "·"
    let isConverted = text(before).split(separator: " ").last == Keyword.to.rawValue[...]
    let takesUnit = isBehindNumber || isInUnit || isConverted
    return (start, matching(prefix, takesUnit ? unitWords() : valueWords()))
  }

  /// The words that may stand behind `line`, where its own words say which; `prefix` is what is typed of the next one.
  private func words(behind line: String, _ prefix: String) -> [String]? {
    let words = line.split(separator: " ").map(String.init)
    if words.count == 1 {
      if words[0] == Keyword.use.rawValue { return Library.modules.map(\.name) }
      if let command = command(in: line), let known = self.words(behind: command, prefix) {
        return known
      }
    }
    if words.count >= 2, words[0] == Keyword.use.rawValue, words[1].hasSuffix(":"),
      let module = Library.module(String(words[1].dropLast()))
    {
      return LibrarySearch.names(in: module).map { String($0.dropFirst(module.name.count + 1)) }
    }
    if words.last == Keyword.under.rawValue { return worldWords() }
    if words.last == Keyword.across.rawValue {
      return [Keyword.scenarios.rawValue, InteractiveSession.branchesWord]
    }
    // Behind an open bracket of `across [base, …`.
    if let open = line.lastIndex(of: "["), !line[open...].contains("]"),
      line[..<open].split(separator: " ").last == Keyword.across.rawValue[...]
    {
      return worldWords()
    }
    return nil
  }

  /// The words that may stand behind the word of `command`, where it takes words of its own.
  private func words(behind command: SessionCommand, _ prefix: String) -> [String]? {
    switch command {
    case .set, .reset: inputWords()
    case .inputs: Library.modules.map(\.name) + moduleNames
    case .branch, .unbranch: branches.map(\.name)
    case .help, .source: words(forHelp: prefix) + UnitRegistry.standard.unitNames
    case .watch, .unwatch, .undo, .redo, .type, .explain, .load, .save, .quit: nil
    }
  }

  /// The selector that stands open at the end of `scalars`: the axis that is named in it, and whether its element is next.
  private func openSelector(_ scalars: ArraySlice<Unicode.Scalar>) -> (
    axis: String?, isElement: Bool
  )? {
    var depth = 0
    guard
      let open = scalars.lastIndex(where: { scalar in
        if scalar == "]" { depth += 1 }
        if scalar == "[" { depth -= 1 }
        return depth < 0
      }), open > scalars.startIndex, isWord(scalars[open - 1]) || scalars[open - 1] == ")"
    else { return nil }
    let own = scalars[(open + 1)...]
    let part = own[(own.lastIndex(of: ",").map { $0 + 1 } ?? own.startIndex)...]
    guard let sign = part.lastIndex(of: "=") else { return (nil, false) }
    let name = text(part[..<sign]).split(separator: " ").first.map(String.init)
    return (name, true)
  }

  /// The entries of the session and of the modules in use.
  private var allEntries: [Entry] { entries + modules.modules.flatMap(\.entries) }

  /// The words that may stand where a unit may: behind a number, magnitudes and words of clauses too.
  private func unitWords() -> [String] {
    let words = Keyword.allCases.filter { $0.role == .magnitude || $0.role == .clause }
    let declared = allEntries.flatMap { entry -> [String] in
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

  /// The names of axes and tables, and of inputs, along which a sweep spreads.
  private func axisWords() -> [String] {
    allEntries.flatMap { entry -> [String] in
      let name = symbols.text(of: entry.declaration.name.symbol)
      switch entry.declaration.kind {
      case .axis, .table:
        return [name] + (name.split(separator: ".").last.map { [String($0)] } ?? [])
      case .input, .let, .fit, .rows, .calendar, .function, .unit, .dimension, .deflator, .scenario:
        return []
      }
    }
  }

  /// The names of scenarios and branches.
  private func worldWords() -> [String] {
    let scenarios = allEntries.compactMap { entry -> String? in
      guard case .scenario = entry.declaration.kind else { return nil }
      return symbols.text(of: entry.declaration.name.symbol)
    }
    return [Keyword.base.rawValue] + scenarios + branches.map(\.name)
  }

  /// The inputs and columns that may be set.
  private func inputWords() -> [String] {
    allEntries.compactMap { entry -> String? in
      guard case .input = entry.declaration.kind else { return nil }
      return symbols.text(of: entry.declaration.name.symbol)
    } + columns()
  }

  /// The columns of tables, with their tables' names.
  private func columns() -> [String] {
    allEntries.flatMap { entry -> [String] in
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

  /// The labels of the axis or table called `axis`, or of all where that is not said or has none.
  private func labels(of axis: String?) -> [String] {
    let own = allEntries.filter { entry in
      let name = symbols.text(of: entry.declaration.name.symbol)
      return name == axis || axis.map { name.hasSuffix("." + $0) } ?? false
    }
    let found = own.flatMap { labels(of: $0) }
    return found.isEmpty ? allEntries.flatMap { labels(of: $0) } : found
  }

  /// The labels that `entry` declares.
  private func labels(of entry: Entry) -> [String] {
    switch entry.declaration.kind {
    case .table(let table), .rows(let table):
      if let file = file(of: entry) { return labels(of: file) }
      return table.rows.compactMap { $0.cells.first }.compactMap { text(of: $0, in: entry.tree) }
    case .axis(.list(let elements)):
      return elements.compactMap { text(of: $0, in: entry.tree) }
    case .axis(.range), .axis(.column), .calendar, .input, .let, .function, .unit, .dimension,
      .deflator, .fit, .scenario:
      return []
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
