import Checker
import Engine
import Sampling

/// The numbers of all formulas that a distribution is made of, cell by cell.
struct ParameterTable {

  /// Some values, and how they lie.
  struct Values {

    /// How they lie.
    let layout: AxisLayout

    /// The values.
    let numbers: NumberBuffer

  }

  /// The values of each formula.
  private let values: [FormulaID: Values]

  /// The model.
  private let model: CheckedModel

  /// The table of the `values` of formulas of `model`.
  init(_ values: [FormulaID: Values], of model: CheckedModel) {
    self.values = values
    self.model = model
  }

  /// The table with a number for each of `formulas`, the same in all cells.
  func adding(_ formulas: [FormulaID], _ numbers: [Double]) -> ParameterTable {
    var values = self.values
    let layout = AxisLayout([], of: model)
    for (formula, number) in zip(formulas, numbers) {
      values[formula] = Values(layout: layout, numbers: NumberBuffer([number]))
    }
    return ParameterTable(values, of: model)
  }

  /// The axes over which the distribution itself differs, in their order.
  ///
  /// An axis of outcomes belongs to its column alone; numbers beside it may lie over another one of its name.
  func axes(of distribution: DistributionFormula) -> [AxisID] {
    var result: Set<AxisID> = []
    for formula in distribution.numbers { result.formUnion(values[formula]?.layout.axes ?? []) }
    for column in distribution.columns {
      for axis in column.formulas.flatMap({ values[$0]?.layout.axes ?? [] })
      where model[axis].name != column.axis.name {
        result.insert(axis)
      }
    }
    return result.subtracting([.replicate]).sorted()
  }

  /// The value of `formula` at `elements`.
  func number(_ formula: FormulaID, at elements: [AxisID: Int]) -> Double {
    guard let values = values[formula] else { return .nan }
    return values.numbers[values.layout.position(of: elements)]
  }

  /// The outcomes along the axis of `column` at `elements` that count, and what they weigh.
  func rows(of column: DistributionFormula.Column, at elements: [AxisID: Int])
    -> (values: [Double], weights: [Double]?)
  {
    let axes = column.formulas.flatMap { values[$0]?.layout.axes ?? [] }
    guard let axis = axes.first(where: { model[$0].name == column.axis.name }) else {
      return ([], [])
    }
    var elements = elements
    var result: [Double] = []
    var weights: [Double] = []
    for element in 0..<model.count(of: axis) {
      elements[axis] = element
      if let condition = column.condition, number(condition, at: elements) != 1 { continue }
      result.append(number(column.values, at: elements))
      if let weight = column.weights { weights.append(number(weight, at: elements)) }
    }
    return (result, column.weights == nil ? nil : weights)
  }

}

/// A parameter table at some elements.
private struct CellParameters: ParameterSource {

  /// The table.
  let table: ParameterTable

  /// The elements.
  let elements: [AxisID: Int]

  /// The value of `formula`.
  func number(_ formula: FormulaID) -> Double { table.number(formula, at: elements) }

  /// The outcomes along the axis of `column` that count, and what they weigh.
  func rows(of column: DistributionFormula.Column) -> (values: [Double], weights: [Double]?) {
    table.rows(of: column, at: elements)
  }

}

extension DrawFormula {

  /// The distribution with the numbers of `table` at `elements`.
  func distribution(_ table: ParameterTable, at elements: [AxisID: Int])
    throws(UndefinedDistribution) -> any Distribution
  {
    try distribution(CellParameters(table: table, elements: elements))
  }

}
