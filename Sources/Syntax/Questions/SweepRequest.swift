import Diagnostics

/// Many runs of a model: values over a design of inputs.
package struct SweepRequest: Sendable {

  /// The values.
  package let values: [ExpressionID]

  /// The worlds in which they are asked for.
  package let clauses: [WorldClause]

  /// The inputs that runs set.
  package let factors: [Factor]

  /// How runs fill the room that the inputs span, where it is said.
  package let design: Design?

  /// How many runs there are, where it is said.
  package let runs: (count: Int, span: SourceSpan)?

  /// What runs set, and to what.
  package struct Factor: Sendable {

    /// The input, column or cells.
    package let target: OverrideTarget

    /// Its values, where they are said.
    package let values: Values?

    /// Where it stands.
    package let span: SourceSpan

  }

  /// The values of a factor.
  package enum Values: Sendable {

    /// Those from a least to a greatest one.
    case range(LiteralRange)

    /// These literals.
    case list([ExpressionID])

  }

  /// The ways to fill the room that inputs span.
  package enum Design: String, CaseIterable, Sendable {

    /// Each value of an input with each of all others.
    case grid

    /// As many parts of each input's range as there are runs, each once, in an order drawn for each input.
    case latin

    /// Points that fill the room more evenly than drawn ones, by any number of them.
    case sobol

    /// The word for it.
    var keyword: Keyword {
      switch self {
      case .grid: .grid
      case .latin: .latin
      case .sobol: .sobol
      }
    }

  }

}
