/// The number of an expression in its `SyntaxTree`.
package struct ExpressionID: Hashable, Sendable {

  /// The position of the expression in its tree.
  package let index: UInt32

  /// Creates the identifier of the expression at `index`.
  init(index: UInt32) {
    self.index = index
  }

}

/// A formula, one node deep: what is inside it is named by its number in the tree.
///
/// The nodes of a tree lie in one array and own no memory, which makes parsing several times faster than
/// a tree of boxes would be.
package enum Expression: Sendable {

  /// A number with its unit: the index of a `Quantity` in the tree.
  case quantity(UInt32)

  /// A date or another period: the index of a `PeriodLiteral` in the tree.
  case period(UInt32)

  /// A text in quotes: the index of its contents in the tree.
  case text(UInt32)

  /// `true` or `false`.
  case boolean(Bool)

  /// A name used as a value.
  case name(Symbol)

  /// A column of a table: `plant.power`.
  case member(ExpressionID, Symbol)

  /// `?`: a part that its author asks about.
  case hole

  /// `-x`.
  case negation(ExpressionID)

  /// `not x`.
  case complement(ExpressionID)

  /// `x + y` and the like.
  case binary(BinaryOperator, ExpressionID, ExpressionID)

  /// `if x then y else z`.
  case conditional(ExpressionID, ExpressionID, ExpressionID)

  /// `x to GW`: the index of a `DisplayUnit` in the tree.
  case conversion(ExpressionID, UInt32)

  /// `x by year`: the index of a `FrequencyClause` in the tree.
  case resampling(ExpressionID, UInt32)

  /// `x[year = 2028]`: the index of a list of selectors in the tree.
  case selection(ExpressionID, UInt32)

  /// `f(x, y)` or `sum(x over year)`: the index of a `Call` in the tree.
  case call(UInt32)

  /// `x under delayed` and the like: the index of a `WorldClause` in the tree.
  case world(ExpressionID, UInt32)

}
