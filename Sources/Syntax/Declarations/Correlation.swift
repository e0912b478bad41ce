import Diagnostics

/// `correlate a, b = 0.6`, or a block with a matrix: the rank correlations of drawn inputs.
package struct Correlation: Sendable {

  /// What is said.
  package let kind: Kind

  /// The whole statement.
  package let span: SourceSpan

  /// The ways to say it.
  package enum Kind: Sendable {

    /// Two inputs and their correlation.
    case pair(Name, Name, ExpressionID)

    /// A matrix.
    case matrix(CorrelationBlock)

  }

  /// The inputs that are named.
  package var names: [Name] {
    switch kind {
    case .pair(let first, let second, _): [first, second]
    case .matrix(let block): block.columns
    }
  }

}

/// A matrix of correlations, whole or its lower triangle.
package struct CorrelationBlock: Sendable {

  /// One row.
  package struct Row: Sendable {

    /// The input whose correlations these are.
    package let name: Name

    /// The correlations with the inputs of the columns, from the first on.
    package let values: [ExpressionID]

    /// Where the row stands.
    package let span: SourceSpan

  }

  /// The inputs of the columns.
  package let columns: [Name]

  /// The rows.
  package let rows: [Row]

}
