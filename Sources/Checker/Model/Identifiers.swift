/// The number of an axis in its model.
package struct AxisID: Hashable, Comparable, Sendable {

  /// The position of the axis in the model's list.
  package let index: Int

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
