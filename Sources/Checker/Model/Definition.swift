import Diagnostics
import Dimensions

/// A named value of the model: an input, a definition or a column of a table.
package struct Definition: Sendable {

  /// What a definition is.
  package enum Role: Sendable, Equatable {

    /// A value that what-ifs may change.
    case input

    /// A formula.
    case formula

    /// A column of the table whose axis is given.
    case column(AxisID)

  }

  /// Its name; a column's has its table's before it.
  package let name: String

  /// What it is.
  package let role: Role

  /// Where its name is declared.
  package let span: SourceSpan

  /// The text that documents it.
  package let documentation: String?

  /// Its formula in the base world.
  package internal(set) var formula: FormulaID

  /// The type of its values.
  package internal(set) var type: ValueType

  /// The unit in which its author wrote it, where that can be told.
  package internal(set) var unit: MeasuringUnit?

  /// What kind of series it is, where that is known.
  package internal(set) var series: SeriesKind?

  /// What it is weighted by, where it is declared to be a rate with a weight.
  package internal(set) var weight: DefinitionID?

  /// The least and the greatest sensible value, in coherent units.
  package internal(set) var range: ClosedRange<Double>?

  /// Where its value comes from.
  package let source: String?

  /// The day on which the source was read.
  package let seen: String?

}
