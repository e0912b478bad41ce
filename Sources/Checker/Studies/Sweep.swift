import Dimensions
import Syntax

/// Many runs of a model: values over a design of inputs.
package struct Sweep: Sendable {

  /// The values.
  package let values: [Shown]

  /// What runs set.
  package let factors: [Factor]

  /// How runs fill the room that the factors span.
  package let design: SweepRequest.Design

  /// The number of runs.
  package let runs: Int

  /// Runs where nothing is said: enough to see a shape, few enough to read the file.
  static let standardRuns = 256

  /// What runs set, and to what.
  package struct Factor: Sendable {

    /// The input, column or cells.
    package let target: CheckedQuestion.Target

    /// The values.
    package let values: Values

  }

  /// The values of a factor.
  package enum Values: Sendable {

    /// These.
    case levels(Axis.Elements)

    /// All from a least to a greatest one, in coherent units, shown in a unit.
    case range(ClosedRange<Double>, MeasuringUnit)

    /// Those that the model draws, shown in a unit.
    case drawn(MeasuringUnit)

  }

}
