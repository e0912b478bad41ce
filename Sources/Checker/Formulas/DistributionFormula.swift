import Diagnostics

/// A distribution whose parameters are formulas; it may be made of other distributions.
package struct DistributionFormula: Hashable, Sendable {

  /// What it is.
  package let kind: Kind

  /// Where it stands.
  package let span: SourceSpan

  /// The kinds of distribution by what they are made of.
  package indirect enum Kind: Hashable, Sendable {

    /// A member of a family with parameters and quantiles by their names.
    case family(DistributionFamily, [Parameter])

    /// Some values, each with its chance.
    case outcomes([Weighted<FormulaID>])

    /// The values along an axis.
    case column(Column)

    /// Some distributions, each with its chance.
    case mixture([Weighted<DistributionFormula>])

    /// What is between bounds of a distribution.
    case truncated(DistributionFormula, [Parameter])

  }

  /// A parameter with its value.
  package struct Parameter: Hashable, Sendable {

    /// Its name: one of the family's, or a quantile's.
    package let name: String

    /// Its value.
    package let formula: FormulaID

  }

  /// Something that has a chance.
  package struct Weighted<Item: Hashable & Sendable>: Hashable, Sendable {

    /// Its chance.
    package let weight: FormulaID

    /// What has it.
    package let item: Item

  }

  /// The values along an axis.
  package struct Column: Hashable, Sendable {

    /// The values.
    package let values: FormulaID

    /// What they weigh, where they differ in that.
    package let weights: FormulaID?

    /// Which of them count, where not all do.
    package let condition: FormulaID?

    /// The axis.
    package let axis: AxisName

    /// `true` iff the weights are chances, which add up to 1.
    package let hasChances: Bool

    /// All its formulas.
    package var formulas: [FormulaID] { [values] + [weights, condition].compactMap { $0 } }

  }

  /// The formulas of numbers, those of distributions inside included and those along axes not.
  package var numbers: [FormulaID] {
    switch kind {
    case .family(_, let parameters): parameters.map(\.formula)
    case .outcomes(let outcomes): outcomes.flatMap { [$0.weight, $0.item] }
    case .column: []
    case .mixture(let parts): parts.flatMap { [$0.weight] + $0.item.numbers }
    case .truncated(let base, let bounds): base.numbers + bounds.map(\.formula)
    }
  }

  /// The values along axes, those of distributions inside included.
  package var columns: [Column] {
    switch kind {
    case .family, .outcomes: []
    case .column(let column): [column]
    case .mixture(let parts): parts.flatMap(\.item.columns)
    case .truncated(let base, _): base.columns
    }
  }

}

/// Draws of a distribution.
package struct DrawFormula: Hashable, Sendable {

  /// The input that is drawn, which names its random stream.
  package let input: DefinitionID

  /// What it is drawn from.
  package let distribution: DistributionFormula

  /// All formulas that the distribution is made of.
  package var formulas: [FormulaID] {
    distribution.numbers + distribution.columns.flatMap(\.formulas)
  }

}
