/// The step that a quadratic model of a problem with conditions asks for.
///
/// It makes g'd + d'Bd / 2 least inside of a box, where each condition c + a'd >= 0, or = 0, may be broken at a price: that
/// much times what is missing. So there is always a step, also where the conditions' straight models contradict each
/// other. The dual of this is a quadratic in the conditions' multipliers inside of a box, since a price limits
/// them; it is solved one multiplier at a time (C. Hildreth, "A quadratic programming procedure", 1957), which is slow
/// for thousands of conditions and needs nothing but the inverse of B for a few.
struct QuadraticStep {

  /// A condition's straight model.
  struct Condition {

    /// How its margin changes along each coordinate.
    let slope: [Double]

    /// Its margin here.
    let margin: Double

    /// `true` iff its margin is to be zero, and not only to be no less.
    let isEquality: Bool

  }

  /// Sweeps over all multipliers at the most: nearly parallel conditions take many.
  private static let sweeps = 4000

  /// The step.
  private(set) var step: [Double]

  /// The multiplier of each condition.
  private(set) var multipliers: [Double]

  /// The step from a place with this `gradient`, where `inverse` is that of B, inside of `lower` and `upper`.
  init(
    gradient: [Double], inverse: [[Double]], _ conditions: [Condition], price: Double,
    lower: [Double], upper: [Double]
  ) {
    let count = gradient.count
    step = inverse.map { row in -zip(row, gradient).reduce(0) { $0 + $1.0 * $1.1 } }
    multipliers = [Double](repeating: 0, count: conditions.count)
    let moves = conditions.map { condition in
      inverse.map { row in zip(row, condition.slope).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    let strengths = conditions.indices.map { index in
      zip(conditions[index].slope, moves[index]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    var ends = [[Double]](repeating: [0, 0], count: count)
    for _ in 0..<QuadraticStep.sweeps {
      var change = 0.0
      for index in conditions.indices where strengths[index] > 0 {
        let condition = conditions[index]
        let margin =
          condition.margin + zip(condition.slope, step).reduce(0) { $0 + $1.0 * $1.1 }
        let least = condition.isEquality ? -price : 0
        let next = min(price, max(least, multipliers[index] - margin / strengths[index]))
        let difference = next - multipliers[index]
        if difference == 0 { continue }
        multipliers[index] = next
        for place in 0..<count { step[place] += difference * moves[index][place] }
        change = max(change, abs(difference) * strengths[index].squareRoot())
      }
      for place in 0..<count {
        for side in 0...1 {
          let sign = side == 0 ? 1.0 : -1
          let margin = side == 0 ? step[place] - lower[place] : upper[place] - step[place]
          let next = max(0, ends[place][side] - margin / inverse[place][place])
          let difference = next - ends[place][side]
          if difference == 0 { continue }
          ends[place][side] = next
          for other in 0..<count { step[other] += sign * difference * inverse[other][place] }
          change = max(change, abs(difference) * inverse[place][place].squareRoot())
        }
      }
      if change < 1e-15 { break }
    }
    for place in 0..<count { step[place] = min(upper[place], max(lower[place], step[place])) }
  }

}
