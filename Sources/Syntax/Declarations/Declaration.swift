import Diagnostics

/// A declaration, with what all of them have.
package struct Declaration: Sendable {

  /// What is declared.
  package let kind: Kind

  /// The name that is declared.
  package let name: Name

  /// The whole declaration.
  package let span: SourceSpan

  /// The text of the `///` lines above it.
  package let documentation: String?

  /// The kinds of declaration.
  package enum Kind: Sendable {

    case axis(AxisDeclaration)
    case table(TableDeclaration)
    case input(InputDeclaration)
    case `let`(LetDeclaration)
    case function(FunctionDeclaration)
    case unit(UnitDeclaration)
    case dimension(DimensionDeclaration)
    case deflator(DeflatorDeclaration)
    case fit(FitDeclaration)
    case scenario(ScenarioDeclaration)

  }

}
