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

  /// The file that a table is read from, where this is one.
  package var file: FileSource? {
    guard case .table(let table) = kind, case .file(let source) = table.origin else { return nil }
    return source
  }

  /// The kinds of declaration.
  package enum Kind: Sendable {

    case axis(AxisDeclaration)
    case calendar(CalendarDeclaration)
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
