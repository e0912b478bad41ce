import Diagnostics
import Dimensions
import Syntax

/// The values of formulas that are known before anything is evaluated: those made of a table's columns and of literals.
///
/// They decide which rows a table has, so they may depend on no input, and on no other axis. The operations give what
/// the machine gives: a row without a value has none behind any but `known` and what `and` and `or` leave out.
extension ModelChecker {

  /// A part of a formula that is not known before evaluation.
  private struct NotKnown: Error {

    /// The part.
    let formula: FormulaID

  }

  /// The value of `formula` in each row of the table `axis`; `nil`, with a report, where it takes more than its columns.
  func rowValues(of formula: FormulaID, over axis: AxisID) -> [Double]? {
    do throws(NotKnown) {
      var values: [Double] = []
      values.reserveCapacity(model[axis].elements.count)
      for row in 0..<model[axis].elements.count {
        values.append(try value(of: formula, row, axis))
      }
      return values
    } catch {
      report(.notKnownBefore(at: model.formulas.span(of: error.formula), table: model[axis].name))
      return nil
    }
  }

  /// The value of `formula` in `row` of `axis`.
  private func value(of formula: FormulaID, _ row: Int, _ axis: AxisID) throws(NotKnown) -> Double {
    switch model.formulas[formula] {
    case .constant(let value): return value
    case .definition(let id):
      guard case .column(axis) = model[id].role, model[id].type != .failed else {
        throw NotKnown(formula: formula)
      }
      return try value(of: model[id].formula, row, axis)
    case .axis(axis): return element(row, of: axis)
    case .cells(axis, let index): return try value(of: model.formulas.lists[index][row], row, axis)
    case .fileColumn(axis, let index): return model.formulas.fileColumns[index].numbers[row]
    case .gather(let body, let index):
      let gather = model.formulas.gathers[index]
      return try value(of: body, gather.positions[row], gather.source)
    case .unary(let operation, let operand):
      return try value(of: operation, value(of: operand, row, axis), formula)
    case .binary(let operation, let lhs, let rhs):
      return try value(
        of: operation, value(of: lhs, row, axis), value(of: rhs, row, axis), formula)
    case .select(let condition, let accepted, let rejected):
      let test = try value(of: condition, row, axis)
      return test.isNaN ? test : try value(of: test == 1 ? accepted : rejected, row, axis)
    case .axis, .cells, .fileColumn, .parameter, .reduction, .pick, .row, .call, .draw, .statistic,
      .resampling, .position, .cashFlow, .previous, .recurrence, .world:
      throw NotKnown(formula: formula)
    }
  }

  /// The value of `operation` on `x`, which `formula` asks for.
  private func value(of operation: UnaryOperation, _ x: Double, _ formula: FormulaID)
    throws(NotKnown) -> Double
  {
    switch operation {
    case .negate: -x
    case .not: 1 - x
    case .absolute: abs(x)
    case .known: x.isNaN ? 0 : 1
    case .floor: x.rounded(.down)
    case .ceiling: x.rounded(.up)
    case .round: x.rounded()
    case .squareRoot, .exponential, .logarithm, .logarithm2, .logarithm10, .sine, .cosine, .tangent,
      .wholeNumber, .monthOfDay, .firstDayOfMonth:
      throw NotKnown(formula: formula)
    }
  }

  /// The value of `operation` on `x` and `y`, which `formula` asks for.
  private func value(of operation: BinaryOperation, _ x: Double, _ y: Double, _ formula: FormulaID)
    throws(NotKnown) -> Double
  {
    let isMissing = x.isNaN || y.isNaN
    func truth(_ holds: Bool) -> Double { isMissing ? .nan : holds ? 1 : 0 }
    func number(_ value: Double) -> Double { value.isFinite ? value : .nan }
    switch operation {
    case .add: return number(x + y)
    case .subtract: return number(x - y)
    case .multiply: return number(x * y)
    case .divide: return number(x / y)
    case .minimum: return isMissing ? .nan : min(x, y)
    case .maximum: return isMissing ? .nan : max(x, y)
    case .equal: return truth(x == y)
    case .notEqual: return truth(x != y)
    case .less: return truth(x < y)
    case .lessOrEqual: return truth(x <= y)
    case .and: return x == 0 || y == 0 ? 0 : truth(true)
    case .or: return x == 1 || y == 1 ? 1 : truth(false)
    case .power: throw NotKnown(formula: formula)
    }
  }

  /// The number that stands for the element at `index` of `axis`.
  func element(_ index: Int, of axis: AxisID) -> Double {
    switch model[axis].elements {
    case .numbers(let numbers, _): numbers[index]
    case .labels(let labels): Double(position(of: labels[index]))
    case .periods(let ordinals, _): Double(ordinals[index])
    }
  }

  /// Checks those of `columns` now whose cells are literals of the script, so that their values are known.
  func settle(_ columns: some Sequence<DefinitionID>) {
    for id in columns.sorted(by: { $0.index < $1.index }) {
      if let source = derivedColumns[id] {
        settle([source])
        typeDerivedColumn(id)
      }
      guard let cells = scriptColumns[id], !settledColumns.contains(id),
        case .column(let axis) = model[id].role,
        cells.allSatisfy({ isLiteral($0.expression, in: text.trees[$0.tree]) })
      else { continue }
      settledColumns.insert(id)
      checkColumn(id, cells: cells, over: axis)
    }
  }

  /// `true` iff `expression` is a literal.
  private func isLiteral(_ expression: ExpressionID, in tree: SyntaxTree) -> Bool {
    if case .text = tree[expression] { return true }
    if case .boolean = tree[expression] { return true }
    return tree.isQuantity(expression) || tree.isPeriod(expression)
  }

}
