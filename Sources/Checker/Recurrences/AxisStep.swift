import Calendars
import Dimensions

/// What lies between two elements of an axis, by which a rate of change along it is measured.
struct AxisStep {

  /// The dimension of what lies between them.
  let dimension: Dimension

  /// How much that is where the numbers of the elements differ by 1.
  let scale: Double

}

extension ModelChecker {

  /// The ways to measure what lies between elements of `axis`, the usual one first; none where its elements do not go up.
  ///
  /// Quarters and months are fourths and twelfths of a year, as they are as units. Years that are plain numbers are counted
  /// as such, and lie a year apart as well.
  func steps(of axis: AxisID) -> [AxisStep] {
    guard let time = model.units.dimension(named: "Time"),
      let year = model.units.unit(named: "yr")?.scale.coherent(1),
      let day = model.units.unit(named: "day")?.scale.coherent(1)
    else { return [] }
    switch model[axis].elements {
    case .labels:
      return []
    case .periods(let ordinals, let kind):
      guard zip(ordinals, ordinals.dropFirst()).allSatisfy({ $0 < $1 }) else { return [] }
      let scale = kind.frequency.months.map { Double($0) / 12 * year } ?? day
      return [AxisStep(dimension: time, scale: scale)]
    case .numbers(let numbers, let unit):
      guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) else { return [] }
      let usual = AxisStep(dimension: unit.dimension, scale: 1)
      let isOfYears = model[axis].series != nil
      return isOfYears ? [usual, AxisStep(dimension: time, scale: year)] : [usual]
    }
  }

  /// That of the `steps` which measures `type`, which is `power` of a length along the axis times `other`; the usual one where
  /// that cannot be told yet.
  func step(
    of steps: [AxisStep], measuring type: ValueType, as power: Rational, times other: ValueType
  ) -> AxisStep? {
    guard case .quantity(let whole) = unification.resolve(type),
      case .quantity(let factor) = unification.resolve(other)
    else { return steps.first }
    let measured = steps.first { step in
      unification.resolve(whole / factor) == step.dimension.raised(to: power)
    }
    return measured ?? steps.first
  }

}
