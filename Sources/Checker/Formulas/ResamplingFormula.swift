import Calendars
import Diagnostics

/// A series at another frequency.
package struct ResamplingFormula: Hashable, Sendable {

  /// The series.
  package let body: FormulaID

  /// How its periods are put together or taken apart.
  let way: Way

  /// The kind of periods that are asked for.
  let kind: PeriodKind

  /// The name of the axis that they make.
  let axis: String

  /// Where the frequency stands.
  let span: SourceSpan

  /// The ways from one frequency to another.
  enum Way: Hashable, Sendable {

    /// To a coarser one.
    case summary(Resampling.Summary)

    /// To a finer one.
    case refinement(Resampling.Refinement)

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
