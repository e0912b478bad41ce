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

  /// The node of `numbers` over `axes`: a list, or a stack of such along the first axis.
  private func given(_ numbers: [Double], over axes: [AxisID], for place: FormulaID) -> NodeID {
    guard let first = axes.first else { return constant(numbers[0], for: place) }
    if axes.count == 1 { return add(.list(first, numbers), over: axes, for: place) }
    let width = numbers.count / max(1, inference.model.count(of: first))
    let items = stride(from: 0, to: numbers.count, by: width).map { start in
      given(Array(numbers[start..<start + width]), over: Array(axes.dropFirst()), for: place)
    }
    return stack(items, over: first, for: place)
  }

}
