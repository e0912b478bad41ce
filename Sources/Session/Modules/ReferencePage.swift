import Checker
import DataFiles
import Diagnostics
import Dimensions
import ModelLibrary
import Syntax

/// The reference page of a module or script, in Markdown.
///
/// Everything on it is read off the declarations: what stands behind `///`, the equations as they are written, defaults
/// and ranges, sources, and where things hold. The checker tells what each value measures.
package struct ReferencePage {

  /// The name of the module, or the script's.
  private let title: String

  /// The text.
  private let file: SourceFile

  /// The tree of the text, with its own names.
  private let tree: SyntaxTree

  /// The names.
  private let symbols: SymbolTable

  /// The model that the text is by itself.
  private let model: CheckedModel

  /// The heading of the scores. They are a module's table `backtest`, which the script that finds them checks, so that they cannot
  /// go stale.
  private static let backTestHeading = "## Back-test"

  /// The modules of the library, one a line, with their fields.
  package static var listOfModules: String {
    Library.modules.map { "\($0.name)  (\($0.field))\n" }.joined()
  }

  /// The page of the library's module `name`, or `nil` where there is none.
  package static func ofModule(_ name: String) -> String? {
    guard let module = Library.module(name) else { return nil }
    let page = of(module.file, title: name).page
    return page.contains("\n\(backTestHeading)\n")
      ? page
      : page + "\n\(backTestHeading)\n\nThis module keeps no scores: see `Scripts/validation`.\n"
  }

  /// The page of the text in `file`, with what is wrong in it; the files that it names come from `data`.
  package static func of(
    _ file: SourceFile, title: String,
    data: DataSource = .none
  ) -> (page: String, diagnostics: [Diagnostic], sources: SourceMap) {
    let runner = ScriptRunner(RunOptions(), data: data)
    let checked = runner.check(file)
    let symbols = SymbolTable()
    let parsed = parse(file, as: SourceFileID(index: 0), symbols: symbols)
    let page = ReferencePage(
      title: title, file: file, tree: parsed.tree, symbols: symbols, model: checked.model)
    return (page.text, checked.diagnostics, runner.sources)
  }

  /// The declarations with their documentation.
  private var declarations: [Declaration] {
    tree.statements.compactMap {
      if case .declaration(let declaration) = $0 { declaration } else { nil }
    }
    .filter {
      !symbols.text(of: $0.name.symbol).split(separator: ".").contains { $0.hasPrefix("_") }
    }
  }

  /// The page.
  private var text: String {
    var parts = ["# \(title)\n"]
    let summary = self.summary
    if !summary.isEmpty { parts.append(summary + "\n") }
    parts += [
      section("Inputs", inputs), section("Values", formulas), section("Functions", functions),
    ]
    parts += [section("Tables", tables), section("Scenarios", scenarios), section("Units", units)]
    parts += [section("Claims", claims), section("Back-test", backTest)]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The lines of comment that the text begins with, up to the first that is empty.
  private var summary: String {
    let lines = file.text(from: 0, to: .max).split(
      separator: "\n", omittingEmptySubsequences: false)
    let comments = lines.prefix { $0.hasPrefix("//") }
    guard comments.count < lines.count, lines[comments.count].isEmpty else { return "" }
    return comments.map { $0.drop { $0 == "/" }.drop { $0 == " " } }.joined(separator: "\n")
  }

  /// A section, empty where it has nothing.
  private func section(_ heading: String, _ body: String) -> String {
    body.isEmpty ? "" : "## \(heading)\n\n\(body)"
  }

  /// The source text at `span`.
  private func source(_ span: SourceSpan) -> String { file.text(from: span.start, to: span.end) }

  /// `text` for a cell of a table.
  private func cell(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
      .split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// What the value called `name` measures.
  private func measure(_ name: String) -> String {
    guard let definition = model.definitions.first(where: { $0.name == name }) else { return "" }
    switch definition.type {
    case .quantity(let dimension):
      return dimension.isDimensionless ? "a number" : model.units.name(of: dimension)
    case .boolean: return "a truth value"
    case .text: return "a text"
    case .period(let kind): return kind.description
    case .variable, .failed: return ""
    }
  }

  /// The inputs as a table.
  private var inputs: String {
    let rows = declarations.compactMap { declaration -> String? in
      guard case .input(let input) = declaration.kind else { return nil }
      let name = symbols.text(of: declaration.name.symbol)
      let value = (input.drawn == nil ? "" : "~ ") + source(tree.span(of: input.value))
      let cells = [
        "`\(name)`", value, input.range.map { source($0.span) } ?? "", measure(name),
        input.facts.words, declaration.documentation ?? "",
      ]
      return "| " + cells.map { cell($0) }.joined(separator: " | ") + " |\n"
    }
    guard !rows.isEmpty else { return "" }
    return "| input | default | range | measures | source | |\n|---|---|---|---|---|---|\n"
      + rows.joined()
  }

  /// A declaration with its equation, its documentation and its facts.
  private func entry(_ declaration: Declaration, _ heading: String, measures: String) -> String {
    var text = "### \(heading)\n\n"
    if let documentation = declaration.documentation { text += documentation + "\n\n" }
    text += "```yarrow\n\(source(declaration.span))\n```\n"
    var facts: [String] = []
    if !measures.isEmpty { facts.append("Measures: \(measures).") }
    let own = declaration.kind.facts
    if !own.words.isEmpty { facts.append("Source: \(own.words).") }
    for validity in own.validity {
      let condition = source(tree.span(of: validity.condition))
      facts.append("Valid when `\(condition)`: \(validity.message).")
    }
    return text + (facts.isEmpty ? "" : "\n" + facts.joined(separator: "\n") + "\n")
  }

  /// The definitions.
  private var formulas: String {
    entries { declaration in
      guard case .let = declaration.kind else { return nil }
      let name = symbols.text(of: declaration.name.symbol)
      return entry(declaration, name, measures: measure(name))
    }
  }

  /// The functions.
  private var functions: String {
    entries { declaration in
      guard case .function(let function) = declaration.kind else { return nil }
      let parameters = function.parameters.map { symbols.text(of: $0.name.symbol) }
      let name = symbols.text(of: declaration.name.symbol)
      return entry(
        declaration, "\(name)(\(parameters.joined(separator: ", ")))",
        measures: function.annotation.map { source($0.span) } ?? "")
    }
  }

  /// The tables, each as a table.
  private var tables: String {
    entries { declaration in
      guard case .table(let table) = declaration.kind else { return nil }
      let name = symbols.text(of: declaration.name.symbol)
      return name == "backtest"
        ? nil : "### \(name)\n\n" + rows(of: table, documentation: declaration.documentation)
    }
  }

  /// The scores: the table `backtest`.
  private var backTest: String {
    entries { declaration in
      guard case .table(let table) = declaration.kind,
        symbols.text(of: declaration.name.symbol) == "backtest"
      else { return nil }
      return rows(of: table, documentation: declaration.documentation)
    }
  }

  /// A table with what is said of it.
  private func rows(of table: TableDeclaration, documentation: String?) -> String {
    var text = documentation.map { $0 + "\n\n" } ?? ""
    let columns = table.columns.map { symbols.text(of: $0.symbol) }
    text += "| " + columns.joined(separator: " | ") + " |\n|"
    text += columns.map { _ in "---|" }.joined() + "\n"
    for row in table.wholeRows {
      let cells = row.cells.map { cell(source(tree.span(of: $0))) }
      text += "| " + cells.joined(separator: " | ") + " |\n"
    }
    let facts = table.facts.words
    return text + (facts.isEmpty ? "" : "\nSource: \(facts).\n")
  }

  /// The scenarios, one a line.
  private var scenarios: String {
    declarations.compactMap { declaration -> String? in
      guard case .scenario(let scenario) = declaration.kind else { return nil }
      let title = scenario.title ?? declaration.documentation ?? ""
      return "- `\(symbols.text(of: declaration.name.symbol))`: \(title)\n"
    }.joined()
  }

  /// The units, one a line.
  private var units: String {
    declarations.compactMap { declaration -> String? in
      guard case .unit = declaration.kind else { return nil }
      let documentation = declaration.documentation.map { ": " + cell($0) } ?? ""
      return "- `\(cell(source(declaration.span)))`\(documentation)\n"
    }.joined()
  }

  /// The claims, one a line.
  private var claims: String {
    tree.statements.compactMap { statement -> String? in
      guard case .question(let question) = statement, case .claim = question.kind else {
        return nil
      }
      return "- `\(cell(source(question.span)))`\n"
    }.joined()
  }

  /// The texts that `make` makes of declarations, set apart.
  private func entries(_ make: (Declaration) -> String?) -> String {
    declarations.compactMap(make).joined(separator: "\n")
  }

}
