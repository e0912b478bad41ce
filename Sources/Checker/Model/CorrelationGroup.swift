import Sampling

/// Drawn inputs whose ranks are correlated, directly or through each other.
package struct CorrelationGroup: Sendable {

  /// The inputs, in the order of their declarations.
  package let members: [DefinitionID]

  /// The rank correlation of each two of them.
  package let correlations: CorrelationMatrix

  /// What gives numbers of the members these correlations.
  package let copula: GaussianCopula

}
