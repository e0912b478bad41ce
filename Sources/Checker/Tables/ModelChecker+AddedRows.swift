import Calendars
import DataFiles
import Diagnostics
import Dimensions
import Syntax

/// What the values of a column of a file are.
struct FileColumnKind {

  /// Their type; a failed one where the file has not told.
  let type: ValueType

  /// The unit that numbers are written in.
  var unit: MeasuringUnit?

}

/// A row that a script adds to a table of a file.
struct AddedRow {

  /// Where its first cell stands.
  let span: SourceSpan

  /// Its value in each column.
  let values: [Double]

}

/// Rows that a script adds to a table whose others are in a file.
///
/// The file holds numbers, one beside the other, and so do the rows behind them: their cells are literals of the kind that the
/// column has, where rows of tables that a script writes itself may have formulas.
extension ModelChecker {

  /// The rows that are added to the table called `symbol`, which `file` holds and whose columns are of `kinds`.
  /// Rows that do not go with the others are reported and left out.
  func rows(
    addedTo symbol: Symbol, _ file: DataFile, _ kinds: [FileColumnKind], isByRow: Bool
  ) -> [AddedRow] {
    tableParts[symbol] = []
    var rows: [AddedRow] = []
    for (tree, declaration) in addedRows[symbol] ?? [] {
      guard case .rows(let added) = declaration.kind,
        let columns = columns(of: added, file, spelling(symbol), isByRow: isByRow)
      else { continue }
      reportRaggedRows(of: added)
      for row in added.wholeRows {
        let cells = columns.enumerated().map { number, column in
          value(
            of: row.cells[column], in: tree, kinds[number], heading: file.columns[number].heading)
        }
        let values = cells.compactMap { $0 }
        if values.count == cells.count {
          rows.append(
            AddedRow(span: text.trees[tree].span(of: row.cells[columns[0]]), values: values))
        }
      }
    }
    return rows
  }

  /// For each column of `file`, the number of the one of `added` that has its values; `nil`, with a report, where they do not
  /// go together.
  private func columns(
    of added: TableDeclaration, _ file: DataFile, _ name: String, isByRow: Bool
  ) -> [Int]? {
    let wanted = file.columns.map { $0.heading.name }
    let given = added.columns.map { spelling($0.symbol) }
    let isFirst = isByRow || wanted.first == given.first
    guard isFirst, Set(wanted) == Set(given), given.count == Set(given).count else {
      report(
        .mismatchedRows(
          of: name,
          at: added.columns[0].span.extended(
            toCover: added.columns[added.columns.count - 1].span),
          declared: file.columns[0].heading.span, first: wanted[0],
          missing: wanted.filter { !given.contains($0) },
          unknown: given.filter { !wanted.contains($0) }, isFirst: isFirst))
      return nil
    }
    return wanted.compactMap { given.firstIndex(of: $0) }
  }

  /// The value of the literal `cell` in a column of `kind`; `nil`, with a report, where it is none.
  private func value(
    of cell: ExpressionID, in tree: Int, _ kind: FileColumnKind, heading: DataHeading
  ) -> Double? {
    let syntax = text.trees[tree]
    let span = syntax.span(of: cell)
    let found: (value: Double, type: ValueType)
    switch syntax[cell] {
    case .text(let index):
      found = (Double(position(of: syntax.texts[Int(index)])), .text)
    case .boolean(let truth):
      found = (truth ? 1 : 0, .boolean)
    case .period(let index):
      guard let period = period(syntax.periods[Int(index)]) else { return nil }
      found = (Double(period.ordinal), .period(period.kind))
    case .quantity, .negation:
      guard syntax.isQuantity(cell), let literal = literal(cell, in: tree) else { return nil }
      found = (literal.value, .quantity(literal.unit.dimension))
    case .name, .member, .hole, .complement, .binary, .conditional, .conversion, .resampling,
      .selection, .call, .world:
      report(.formulaInAddedRow(at: span, column: heading.span))
      return nil
    }
    if case .failed = kind.type { return found.value }
    guard unification.unify(kind.type, found.type) else {
      report(
        DimensionMismatch(
          verb: "a column has values of one kind, this one has", lhs: (kind.type, heading.span),
          rhs: (found.type, span)))
      return nil
    }
    return found.value
  }

}
