import Calendars
import Diagnostics
import Dimensions

/// A named list of elements over which values spread.
package struct Axis: Sendable {

  /// Its name.
  package let name: String

  /// What its elements are.
  package let elements: Elements

  /// Where it is declared, or the override or clause that made it.
  package let span: SourceSpan

  /// `true` iff some of its elements could not be told, so that one which is not here may be meant to be.
  var isPartial = false

  /// `true` iff an override made it, so that its elements are alternatives and never a series.
  var isSwept = false

  /// Creates an axis.
  package init(name: String, elements: Elements, span: SourceSpan) {
    self.name = name
    self.elements = elements
    self.span = span
  }

  /// The element at `index`, as it is picked.
  package func element(at index: Int) -> Pick.Element {
    switch elements {
    case .numbers(let numbers, _): .number(numbers[index])
    case .labels(let labels): .label(labels[index])
    case .periods(let ordinals, let kind): .period(ordinals[index], kind)
    }
  }

  /// The forms of elements.
  package enum Elements: Equatable, Sendable {

    /// Quantities, in coherent units, shown in `unit`.
    case numbers([Double], MeasuringUnit)

    /// Texts.
    case labels([String])

    /// Dates, months, quarters or fiscal periods, by their ordinals.
    case periods([Int], PeriodKind)

    /// The number of elements.
    package var count: Int {
      switch self {
      case .numbers(let numbers, _): numbers.count
      case .labels(let labels): labels.count
      case .periods(let ordinals, _): ordinals.count
      }
    }

  }

}
