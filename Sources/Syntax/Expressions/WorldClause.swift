import Diagnostics

/// What a formula's inputs are to be while it is evaluated.
package enum WorldClause: Sendable {

  /// `with price = $8_000, growth = 10%..30% step 5%`.
  case with([Override])

  /// `under delayed + boom`.
  case under(Overlay)

  /// `across scenarios`, or across those in a list.
  case across(ScenarioList)

}

/// Which scenarios a formula is compared across.
package enum ScenarioList: Sendable {

  /// The base and all scenarios of the model.
  case all(SourceSpan)

  /// These.
  case some([Overlay])

}

/// Scenarios laid over each other: `delayed + boom`, or in an order: `delayed then boom`.
package struct Overlay: Sendable {

  /// The layers, the later ones over the earlier; the scenarios of one layer must not set the same input.
  package let layers: [[Name]]

  /// Where it stands.
  package let span: SourceSpan

}

/// A new value for an input or a table's cells.
package struct Override: Sendable {

  /// What is given a new value.
  package let target: OverrideTarget

  /// The operator that combines the old value with the new one (`+=`), or `nil` for `=`.
  package let combination: BinaryOperator?

  /// The new value.
  package let value: Value

  /// Where it stands.
  package let span: SourceSpan

  /// The forms that a new value has.
  package enum Value: Sendable {

    /// One formula.
    case formula(ExpressionID)

    /// Several, each one element of a new axis.
    case list([ExpressionID])

    /// Evenly spaced values, each one element of a new axis.
    case range(LiteralRange)

    /// All formulas in the value.
    var formulas: [ExpressionID] {
      switch self {
      case .formula(let formula): [formula]
      case .list(let formulas): formulas
      case .range(let range): [range.lower, range.upper] + (range.step.map { [$0] } ?? [])
      }
    }

  }

}

/// What an override, a `solve` or a `flip` moves: an input, a column of a table, or some of its cells.
package struct OverrideTarget: Sendable {

  /// The input or the table.
  package let name: Name

  /// The column, where `name` is a table.
  package let column: Name?

  /// The cells of the column; empty for all.
  package let selectors: [Selector]

  /// Where it stands.
  package let span: SourceSpan

}

/// Evenly spaced values from one literal to another, both included.
package struct LiteralRange: Sendable {

  /// The first value.
  package let lower: ExpressionID

  /// The last value.
  package let upper: ExpressionID

  /// The distance between neighbours, where it is given.
  package let step: ExpressionID?

  /// Where it stands.
  package let span: SourceSpan

}

/// World clauses that hold for all values before them.
package struct WorldClauses: Sendable {

  /// The clauses, in order.
  package let clauses: [WorldClause]

  /// Where they stand; `nil` where there are none.
  package let span: SourceSpan?

}
