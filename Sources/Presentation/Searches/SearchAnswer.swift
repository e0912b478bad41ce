import Dimensions

/// What a `solve` has found, or a `flip` along one input.
package struct SearchAnswer: Sendable {

  /// What was asked for.
  package enum Kind: Sendable {

    /// The values of inputs at which equations hold, as they were written.
    case solve(text: String)

    /// The values of an input at which the winner of a contest changes.
    case flip(Contest)

  }

  /// A contest, in words.
  package struct Contest: Sendable {

    /// How it was written.
    package let text: String

    /// The contenders.
    package let contenders: [String]

    /// What the winner is: `less`, `least` or `greatest`.
    package let distinction: String

    /// `true` iff the winner is that most often.
    package let isUncertain: Bool

    /// Creates a contest.
    package init(text: String, contenders: [String], distinction: String, isUncertain: Bool) {
      (self.text, self.contenders) = (text, contenders)
      (self.distinction, self.isUncertain) = (distinction, isUncertain)
    }

    /// What is said of the `winner`, or where there is none.
    func verdict(_ winner: String?) -> String {
      let often = isUncertain ? " most often" : ""
      return winner.map { "\($0) is \(distinction)\(often)" } ?? "neither is \(distinction)\(often)"
    }

  }

  /// An input that was moved.
  package struct Unknown: Sendable {

    /// Its name.
    package let name: String

    /// The unit in which it is shown.
    package let unit: MeasuringUnit

    /// The range that was searched, in coherent units.
    package let range: ClosedRange<Double>

    /// Creates an input.
    package init(name: String, unit: MeasuringUnit, range: ClosedRange<Double>) {
      (self.name, self.unit, self.range) = (name, unit, range)
    }

    /// Its range, as people read it.
    var reading: String { "\(unit.element(range.lowerBound)) to \(unit.element(range.upperBound))" }

    /// `value` to six significant digits: a root is for use, not only for reading.
    func fine(_ value: Double) -> String {
      unit.amount(NumberFormat.significant(unit.scale.measured(value), digits: 6))
    }

    /// `true` iff the standard `error` of `value` shows in six digits.
    package static func isShown(_ error: Double, of value: Double) -> Bool {
      error.isFinite && error > 1e-6 * abs(value)
    }

    /// `value` with its standard `error`: to the digits that this allows, and how much it may be off.
    func reading(_ value: Double, error: Double) -> String {
      guard Unknown.isShown(error, of: value) else { return fine(value) }
      let (number, reach) = (unit.scale.measured(value), unit.measuredError(error))
      let places = NumberFormat.decimals(of: number, knownWithin: reach)
      let size = unit.amount(NumberFormat.significant(reach, digits: 2))
      return "\(unit.amount(NumberFormat.fixed(number, toPlace: places))) ± \(size)"
    }

  }

  /// One place that was found.
  package struct Place: Sendable {

    /// The kinds of places.
    package enum Kind: String, Sendable {

      case root, touching, jump, stretch, cluster, singular

    }

    /// The values of the inputs, in coherent units.
    package let values: [Double]

    /// What it is.
    package let kind: Kind

    /// The end of a stretch or cluster, in coherent units.
    package let through: Double?

    /// The standard errors of the values, NaN where they are not known; empty where the values are certain.
    package let errors: [Double]

    /// Creates a place.
    package init(_ values: [Double], _ kind: Kind, through: Double? = nil, errors: [Double] = []) {
      (self.values, self.kind, self.through, self.errors) = (values, kind, through, errors)
    }

  }

  /// A stretch of the range with one winner.
  package struct Stretch: Sendable {

    /// The ends, in coherent units.
    package let lower: Double, upper: Double

    /// The winner; `nil` where there is none.
    package let winner: String?

    /// The standard error of the upper end, NaN where it is not known; `nil` where it is certain.
    package let error: Double?

    /// Creates a stretch.
    package init(lower: Double, upper: Double, winner: String?, error: Double? = nil) {
      (self.lower, self.upper, self.winner, self.error) = (lower, upper, winner, error)
    }

  }

  /// What was found in one cell.
  package struct Cell: Sendable {

    /// The places, in order.
    package let places: [Place]

    /// For a `flip`, who wins between them.
    package let stretches: [Stretch]

    /// Where there is no place: the nearest one, and what the first sides of the equations are there, as people read it.
    package let closest: (place: [Double], values: [String])?

    /// `true` iff the equations hold all over the range.
    package let isIdentity: Bool

    /// `true` iff moving the input changes nothing.
    package let isFixed: Bool

    /// What else is to be said, one sentence each.
    package let remarks: [String]

    /// Creates a cell.
    package init(
      places: [Place] = [], stretches: [Stretch] = [],
      closest: (place: [Double], values: [String])? = nil, isIdentity: Bool = false,
      isFixed: Bool = false, remarks: [String] = []
    ) {
      (self.places, self.stretches, self.closest) = (places, stretches, closest)
      (self.isIdentity, self.isFixed, self.remarks) = (isIdentity, isFixed, remarks)
    }

  }

  /// What was asked for.
  package let kind: Kind

  /// The inputs.
  package let unknowns: [Unknown]

  /// The axes of what was searched.
  package let axes: [ResultTable.Axis]

  /// The cells over these axes.
  package let cells: [Cell]

  /// What is to be said of all, one sentence each.
  package let notes: [String]

  /// Creates an answer.
  package init(
    kind: Kind, unknowns: [Unknown], axes: [ResultTable.Axis], cells: [Cell], notes: [String]
  ) {
    (self.kind, self.unknowns, self.axes) = (kind, unknowns, axes)
    (self.cells, self.notes) = (cells, notes)
  }

  /// The question, as it was written.
  var heading: String {
    let names = unknowns.map(\.name).joined(separator: ", ")
    switch kind {
    case .solve(let text):
      return "solve \(text) for \(names)"
    case .flip(let contest):
      return "flip \(contest.text) along \(names)"
    }
  }

}
