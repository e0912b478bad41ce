/// `scenario delayed "reactors two years late" { slip = 2 }`.
package struct ScenarioDeclaration: Sendable {

  /// What it is called in prose.
  package let title: String?

  /// How probable it is, where that is said.
  package let weight: ExpressionID?

  /// The scenarios it starts from.
  package let parent: Overlay?

  /// What it sets itself.
  package let overrides: [Override]

}
