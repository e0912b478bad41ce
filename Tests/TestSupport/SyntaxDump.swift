import Diagnostics
import Syntax

/// A syntax tree as an S-expression: what a text means, without where it stands.
package struct SyntaxDump {

  /// The tree.
  let tree: SyntaxTree

  /// The names in it.
  let symbols: SymbolTable

  /// The tree of `file`, and the codes of its problems, one line for each.
  package static func text(of file: SourceFile) -> String {
    let symbols = SymbolTable()
    let parsed = parse(file, as: SourceFileID(index: 0), symbols: symbols)
    let dump = SyntaxDump(tree: parsed.tree, symbols: symbols)
    let problems = parsed.diagnostics.map { "(problem \($0.code.rawValue))" }
    return (parsed.tree.statements.map { dump.text($0) } + problems)
      .map { $0 + "\n" }.joined()
  }

  /// `parts` as a list that opens with `head`.
  func list(_ head: String, _ parts: [String]) -> String {
    "(" + ([head] + parts).joined(separator: " ") + ")"
  }

  /// `text` in quotes.
  func quoted(_ text: String) -> String { text.debugDescription }

  /// The spelling of `name`, or `-` where there is none.
  func text(_ name: Name?) -> String {
    name.map { symbols.text(of: $0.symbol) } ?? "-"
  }

  /// The expression known as `id`, or `-` where there is none.
  func text(_ id: ExpressionID?) -> String { id.map { text($0) } ?? "-" }

}

extension SyntaxDump {

  /// The expression known as `id`.
  func text(_ id: ExpressionID) -> String {
    switch tree[id] {
    case .quantity(let index): text(tree.quantities[Int(index)])
    case .period(let index): text(tree.periods[Int(index)])
    case .text(let index): quoted(tree.texts[Int(index)])
    case .boolean(let value): String(value)
    case .name(let symbol): symbols.text(of: symbol)
    case .member(let table, let column): list(".", [text(table), symbols.text(of: column)])
    case .hole: "?"
    case .negation(let operand): list("negative", [text(operand)])
    case .complement(let operand): list("not", [text(operand)])
    case .binary(let operation, let lhs, let rhs):
      list(operation.rawValue, [text(lhs), text(rhs)])
    case .conditional(let condition, let accepted, let rejected):
      list("if", [text(condition), text(accepted), text(rejected)])
    case .conversion(let value, let index):
      list(
        "to",
        [text(value), text(tree.displayUnits[Int(index)])]
          + (tree.displayUnits[Int(index)].year.map { [text($0)] } ?? []))
    case .resampling(let value, let index):
      list("by", [text(value), text(tree.frequencies[Int(index)])])
    case .selection(let value, let index):
      list("select", [text(value)] + tree.selections[Int(index)].map { text($0) })
    case .call(let index): text(tree.calls[Int(index)])
    case .world(let value, let index):
      list("world", [text(value), text(tree.worldClauses[Int(index)])])
    }
  }

  /// A frequency.
  private func text(_ clause: FrequencyClause) -> String {
    list(
      symbols.text(of: clause.name.symbol),
      [text(clause.calendar), clause.refinement?.rawValue ?? "-"])
  }

  /// A date or another period.
  private func text(_ period: PeriodLiteral) -> String {
    list(period.frequency.rawValue, ["\(period.ordinal)", text(period.calendar)])
  }

  /// A quantity.
  private func text(_ quantity: Quantity) -> String {
    list("quantity", ["\(quantity.value)", text(quantity.unit)])
  }

  /// A unit to show in.
  private func text(_ unit: DisplayUnit) -> String {
    list("in", [unit.magnitude?.rawValue ?? "-", text(unit.unit)])
  }

  /// A unit.
  private func text(_ unit: UnitExpression) -> String {
    list(
      "unit",
      unit.factors.map { factor in
        list(symbols.text(of: factor.name), [text(factor.tag), "\(factor.exponent)"])
      })
  }

  /// A selector.
  func text(_ selector: Selector) -> String {
    list("=", [text(selector.axis), text(selector.element)])
  }

  /// A call.
  private func text(_ call: Call) -> String {
    let arguments = call.arguments.map {
      list("argument", [text($0.name), text($0.weight), text($0.value)])
    }
    return list(
      "call",
      [text(call.function)] + arguments + ["where", text(call.condition), "over"]
        + call.axes.map { text($0) })
  }

  /// A world clause.
  func text(_ clause: WorldClause) -> String {
    switch clause {
    case .with(let overrides): list("with", overrides.map { text($0) })
    case .under(let overlay): list("under", [text(overlay)])
    case .across(.all): "(across scenarios)"
    case .across(.some(let overlays)): list("across", overlays.map { text($0) })
    }
  }

}
