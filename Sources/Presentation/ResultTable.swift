import Dimensions

/// The values of a formula with all that is needed to show them.
package struct ResultTable: Sendable {

  /// One axis of a table.
  package struct Axis: Sendable {

    /// Its name.
    package let name: String

    /// Its elements.
    package let elements: Elements

    /// The forms of elements.
    package enum Elements: Sendable {

      /// Numbers in coherent units, and the unit in which they are shown.
      case numbers([Double], MeasuringUnit)

      /// Texts.
      case labels([String])

    }

    /// Creates an axis.
    package init(name: String, elements: Elements) {
      self.name = name
      self.elements = elements
    }

    /// The number of elements.
    package var count: Int {
      switch elements {
      case .numbers(let numbers, _): numbers.count
      case .labels(let labels): labels.count
      }
    }

    /// The element at `index` as people read it.
    package func label(_ index: Int) -> String {
      switch elements {
      case .numbers(let numbers, let unit): unit.element(numbers[index])
      case .labels(let labels): labels[index]
      }
    }

  }

  /// What the values are.
  package enum Values: Sendable {

    /// Numbers in coherent units.
    case numbers([Double], ValueUnit)

    /// Truths: 1, 0, or NaN where there is none.
    case truths([Double])

    /// Texts.
    case texts([String])

    /// The number of values.
    package var count: Int {
      switch self {
      case .numbers(let values, _), .truths(let values): values.count
      case .texts(let texts): texts.count
      }
    }

  }

  /// The units in which numbers are shown: one for people, one for files, which must not depend on the numbers.
  package struct ValueUnit: Sendable {

    /// The unit in which people read them.
    package let reading: MeasuringUnit

    /// The unit in which files carry them.
    package let exact: MeasuringUnit

    /// Creates a pair of units.
    package init(reading: MeasuringUnit, exact: MeasuringUnit) {
      self.reading = reading
      self.exact = exact
    }

  }

  /// The formula as it was written.
  package let title: String

  /// `true` iff the formula was typed by itself, without `show`: one value then needs no heading.
  package let isBare: Bool

  /// The axes, the last one innermost.
  package let axes: [Axis]

  /// The values.
  package let values: Values

  /// The standard errors of numbers, in coherent units, where they follow from draws.
  package let errors: [Double]?

  /// How often the values of one uncertain cell were drawn, from its least to its greatest: a small picture for people.
  package let shape: Shape?

  /// `true` iff the last axis has the mean, a low, the middle and a high percentile of a series: each row then gets a line
  /// of a fan.
  package let isFan: Bool

  /// Counts of draws between two values.
  package struct Shape: Sendable {

    /// The least and the greatest value, in coherent units.
    package let range: ClosedRange<Double>

    /// The counts of draws in parts of the range of equal width.
    package let counts: [Int]

    /// Creates a shape.
    package init(range: ClosedRange<Double>, counts: [Int]) {
      self.range = range
      self.counts = counts
    }

  }

  /// Creates a table.
  package init(
    title: String, isBare: Bool = false, axes: [Axis], values: Values, errors: [Double]? = nil,
    shape: Shape? = nil, isFan: Bool = false
  ) {
    self.isFan = isFan
    self.errors = errors
    self.shape = shape
    self.title = title
    self.isBare = isBare
    self.axes = axes
    self.values = values
  }

  /// The position of each axis' element for the value at `index`.
  package func coordinates(of index: Int) -> [Int] {
    var rest = index
    var result: [Int] = []
    for axis in axes.reversed() {
      result.append(rest % max(1, axis.count))
      rest /= max(1, axis.count)
    }
    return result.reversed()
  }

}
