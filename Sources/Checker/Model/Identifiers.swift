/// The number of an axis in its model.
package struct AxisID: Hashable, Comparable, Sendable {

  /// The position of the axis in the model's list.
  package let index: Int

  /// The axis of draws, which lies inside of all others: a block of draws is then a run of lanes.
  package static let draw = AxisID(index: .max - 1)

  /// The axis of what a statistic has in each cell: its value over all draws, then that of each replicate of them. It
  /// spreads through all that is made of statistics, and leaves it when the answer is read: the value is the
  /// first element, and how the others vary is its standard error.
  package static let replicate = AxisID(index: .max)

  /// `true` iff `lhs` was declared before `rhs`.
  package static func < (lhs: AxisID, rhs: AxisID) -> Bool { lhs.index < rhs.index }

}

/// The number of an input, a definition or a table's column in its model.
package struct DefinitionID: Hashable, Sendable {

  /// The position of the definition in the model's list.
  package let index: Int

}

/// The number of a function in its model.
package struct FunctionID: Hashable, Sendable {

  /// The position of the function in the model's list.
  package let index: Int

}

/// The number of a formula in its arena.
package struct FormulaID: Hashable, Sendable {

  /// The position of the formula in the arena.
  package let index: Int

  /// Creates the identifier of the formula at `index`.
  package init(index: Int) {
    self.index = index
  }

}
