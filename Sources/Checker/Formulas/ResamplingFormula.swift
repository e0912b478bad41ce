import Calendars
import Diagnostics

/// A series at another frequency.
package struct ResamplingFormula: Hashable, Sendable {

  /// The series.
  package let body: FormulaID

  /// What becomes of its periods.
  let change: Change

  /// Where that is asked for.
  let span: SourceSpan

  /// What may become of the periods of a series.
  enum Change: Hashable, Sendable {

    /// They make periods of a coarser kind, along the axis of this name.
    case summary(Resampling.Summary, PeriodKind, axis: String)

    /// They make periods of a finer kind, along the axis of this name.
    case refinement(Resampling.Refinement, PeriodKind, axis: String)

    /// Those that have one so far before them stay, each with its own value or with that of the one before.
    case lag(Resampling.Lag, isBefore: Bool)

  }

}

/// What a resampling does to the axes of its series.
package struct AxisChange: Sendable {

  /// The axis of the series.
  package let from: AxisID

  /// The axis of the result.
  package let to: AxisID

  /// What each element of the result is made of.
  package let table: Resampling

}
