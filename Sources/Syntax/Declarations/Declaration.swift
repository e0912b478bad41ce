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

    /// More rows of a table that is declared elsewhere.
    case rows(TableDeclaration)

    case input(InputDeclaration)
    case `let`(LetDeclaration)
    case function(FunctionDeclaration)
    case unit(UnitDeclaration)
    case dimension(DimensionDeclaration)
    case deflator(DeflatorDeclaration)
    case fit(FitDeclaration)
    case scenario(ScenarioDeclaration)

    /// Where what is declared comes from, and where it holds.
    package var facts: Facts {
      switch self {
      case .input(let input): input.facts
      case .let(let definition): definition.facts
      case .function(let function): function.facts
      case .table(let table), .rows(let table): table.facts
      case .axis, .calendar, .unit, .dimension, .deflator, .fit, .scenario: Facts()
      }
    }

  }

}
