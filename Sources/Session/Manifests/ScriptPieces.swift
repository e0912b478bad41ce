import Diagnostics
import Syntax

/// The statements of a text, each under a key by which it is found again in a later version of the text.
///
/// A script is a set of statements in any order, so a version of it that lies between two others has each statement from one
/// of them.
struct ScriptPieces {

  /// One statement.
  struct Piece {

    /// What it is called.
    let label: String

    /// The statement as it was written.
    let text: String

    /// What it says, in short.
    let value: String

    /// `true` iff it says something where it merely stands there: a declaration that nobody uses says nothing.
    let speaks: Bool

  }

  /// The keys, in the order in which the statements stand.
  private(set) var order: [String] = []

  /// The statements.
  private(set) var pieces: [String: Piece] = [:]

  /// The requests for values, as they were written, on one line each.
  private(set) var questions: [String] = []

  /// Reads the statements of `file`.
  init(_ file: SourceFile) {
    let symbols = SymbolTable()
    var sources = SourceMap()
    let tree = parse(file, as: sources.add(file), symbols: symbols).tree
    for statement in tree.statements {
      switch statement {
      case .question(let question):
        if case .show = question.kind {
          questions.append(ScriptPieces.question(sources.text(of: question.span)))
        }
      case .assertion: break
      case .use(let use):
        add("use", symbols.text(of: use.module.symbol), sources.text(of: use.span), speaks: false)
      case .correlation(let correlation):
        let names = correlation.names.map { symbols.text(of: $0.symbol) }.sorted()
        add("correlate", names.joined(separator: ", "), sources.text(of: correlation.span))
      case .declaration(let declaration):
        add(declaration, of: tree, symbols, sources)
      }
    }
  }

  /// Adds `declaration`, which lies in `tree`.
  private mutating func add(
    _ declaration: Declaration, of tree: SyntaxTree, _ symbols: SymbolTable, _ sources: SourceMap
  ) {
    let name = symbols.text(of: declaration.name.symbol)
    let text = sources.text(of: declaration.span)
    func value(_ expression: ExpressionID) -> String {
      ScriptPieces.line(sources.text(of: tree.span(of: expression)))
    }
    switch declaration.kind {
    case .input(let input): add("", name, text, value(input.value), speaks: false)
    case .let(let definition): add("", name, text, value(definition.value), speaks: false)
    case .axis, .fit, .table: add("", name, text, speaks: false)
    case .rows: add("rows of", name, text)
    case .function: add("fn", name, text, speaks: false)
    case .scenario: add("scenario", name, text, speaks: false)
    case .unit: add("unit", name, text, speaks: false)
    case .dimension: add("dimension", name, text, speaks: false)
    case .deflator: add("deflator", name, text, speaks: false)
    case .calendar: add("calendar", name, text, speaks: false)
    }
  }

  /// Adds a statement of a `kind` about `name`; several of one kind and name are told apart by their order.
  private mutating func add(
    _ kind: String, _ name: String, _ text: String, _ value: String? = nil, speaks: Bool = true
  ) {
    let label = kind.isEmpty ? name : "\(kind) \(name)"
    var key = label
    var number = 2
    while pieces[key] != nil {
      key = "\(label) (\(number))"
      number += 1
    }
    order.append(key)
    pieces[key] = Piece(
      label: key, text: text, value: value ?? ScriptPieces.line(text), speaks: speaks)
  }

  /// The question `text` on one line, without the file that its answer is saved in.
  static func question(_ text: String) -> String {
    let line = line(text)
    let end = line.ranges(of: " save \"").last?.lowerBound
    return end.map { String(line[..<$0]) } ?? line
  }

  /// `text` on one line.
  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

}
