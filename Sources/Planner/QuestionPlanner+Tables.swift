import Checker
import Engine

/// Numbers that a study puts in the place of an input.
extension QuestionPlanner {

  /// The node of `numbers` over `axes`, less those that `context` pins; where a number is missing, the value that
  /// `definition` has in `context`.
  func table(
    _ numbers: [Double], over axes: [AxisID], _ definition: DefinitionID, _ context: Context
  ) -> NodeID {
    let place = inference.model[definition].formula
    let (rest, cells) = slice(numbers, over: axes, context)
    guard cells.contains(where: \.isNaN) else { return given(cells, over: rest, for: place) }
    let own = node(of: definition, context)
    if case .constant(let value) = graph[own] {
      return given(cells.map { $0.isNaN ? value : $0 }, over: rest, for: place)
    }
    let isGiven = given(cells.map { $0.isNaN ? 0 : 1 }, over: rest, for: place)
    let filled = given(cells.map { $0.isNaN ? 0 : $0 }, over: rest, for: place)
    return apply(.select, [filled, own, isGiven], for: place)
  }

  /// The part of `numbers` over `axes` that the pins of `context` leave, with the axes that it has.
  private func slice(_ numbers: [Double], over axes: [AxisID], _ context: Context)
    -> (axes: [AxisID], numbers: [Double])
  {
    var fixed: [AxisID: Int] = [:]
    for axis in axes { fixed[axis] = pinned(axis, context) }
    if fixed.isEmpty { return (axes, numbers) }
    let whole = AxisLayout(axes, of: inference.model)
    let rest = axes.filter { fixed[$0] == nil }
    let layout = AxisLayout(rest, of: inference.model)
    let cells = (0..<layout.count).map { position in
      numbers[whole.position(of: layout.elements(of: position).merging(fixed) { $1 })]
    }
    return (rest, cells)
  }

  /// The node of `numbers` over `axes`.
  private func given(_ numbers: [Double], over axes: [AxisID], for place: FormulaID) -> NodeID {
    switch axes.count {
    case 0: constant(numbers[0], for: place)
    case 1: add(.list(axes[0], numbers), over: axes, for: place)
    default: add(.table(numbers), over: axes, for: place)
    }
  }

}
