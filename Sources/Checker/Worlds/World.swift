import Diagnostics

/// The number of a world in its table; the base world is the first.
package struct WorldID: Hashable, Sendable {

  /// The position of the world in its table.
  package let index: Int

  /// The world in which every input has its own value.
  package static let base = WorldID(index: 0)

}

/// The number of a call in progress; the first stands for none.
package struct FrameID: Hashable, Sendable {

  /// The position of the call in its table.
  package let index: Int

  /// Outside of all functions.
  package static let outermost = FrameID(index: 0)

}

/// What an override sets, with names resolved and units erased.
package struct WorldOverride: Hashable, Sendable {

  /// The input or column.
  package let target: DefinitionID

  /// The cells of the column, as an element of each axis; empty for all.
  package let cells: [AxisID: Int]

  /// The new value.
  package let value: Value

  /// Where the override stands.
  package let span: SourceSpan

  /// The forms of new values.
  package enum Value: Hashable, Sendable {

    /// One formula, evaluated in the world around.
    case formula(FormulaID)

    /// One formula for each element of a new axis.
    case list(AxisID, [FormulaID])

    /// The numbers of a new axis.
    case numbers(AxisID)

  }

}

/// How a formula's world differs from the one around it.
package enum WorldChange: Hashable, Sendable {

  /// Some overrides after others.
  case steps([[WorldOverride]])

  /// One world for each element of a new axis, each made by its steps.
  case across(AxisID, [[[WorldOverride]]])

}

/// What stands for an input or a column in a world.
package indirect enum Binding: Hashable, Sendable {

  /// A formula, with the world and call in which it is evaluated.
  case formula(FormulaID, WorldID, FrameID)

  /// One formula for each element of an axis.
  case list(AxisID, [FormulaID], WorldID, FrameID)

  /// The numbers of an axis.
  case numbers(AxisID)

  /// Numbers over some axes, the last one innermost; where there is none, the value of the world around.
  case table([AxisID], [Double], WorldID)

  /// The value in the second world where the number along an axis is 1, and in the first where it is 0.
  case choice(AxisID, [Double], WorldID, WorldID)

  /// What a drawn input comes to at other numbers in (0, 1) than its own, draw by draw; a list for each of its cells.
  case redrawn([[Double]])

  /// Draws from anywhere in a range, at these numbers in (0, 1).
  case uniform(ClosedRange<Double>, [Double])

  /// The value in each of several worlds, along an axis.
  case across(AxisID, [WorldID])

  /// One value in some cells, the value of the world around in the others.
  case patch([AxisID: Int], Binding, WorldID)

}

/// A world: what it binds anew, and the world around it for everything else.
package struct World: Sendable {

  /// The world around it.
  package let parent: WorldID

  /// What it binds.
  package let bindings: [DefinitionID: Binding]

  /// The definitions whose values may differ from those of the world around: the bound ones and all that depend on
  /// them.
  package let affected: Set<DefinitionID>

}
