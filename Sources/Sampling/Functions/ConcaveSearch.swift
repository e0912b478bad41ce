/// Newton's method for the logarithm of the smaller tail of a distribution as a function of the logarithm of a
/// positive number x.
///
/// Where the density of log x is log-concave its tails are too (A. Prekopa, 1971), and Newton's method on a
/// concave monotone function converges from everywhere: after one step it stays on one side of the root. So
/// no bracket and no good start value are needed. Steps multiply x, which keeps its digits far from 1.
struct ConcaveSearch {

  /// Whether the lower tail is the smaller one.
  private let isLower: Bool

  /// The smaller tail that is searched.
  private let target: Double

  /// The number that is as near as can be so far.
  private(set) var value: Double

  /// The last step in log x.
  private var step = 0.0

  /// The steps that may still be made.
  private var left = 200

  /// A search for the number with `chance` below it, from `start` on.
  init(_ chance: Chance, start: Double) {
    isLower = chance.lower < chance.upper
    target = isLower ? chance.lower : chance.upper
    value = min(max(start, .leastNormalMagnitude), .greatestFiniteMagnitude)
  }

  /// The number to look at next; none at the end of the search.
  var next: Double? { left > 0 ? value : nil }

  /// Steps on, knowing the chances at `value` and the density of log x there.
  mutating func take(_ chance: Chance, kernel: Double) {
    left -= 1
    let tail = isLower ? chance.lower : chance.upper
    if tail > 0, kernel > 0 {
      // Near the end the steps square: one below 2^-27 leaves less than a digit of the result.
      let ratio = target / tail
      let distance = ratio < .infinity ? log(ratio) : log(target) - log(tail)
      step = distance * tail / kernel * (isLower ? 1 : -1)
      if step.magnitude < 0x1p-30 { left = 0 }
    } else {
      // Nothing is left of the tail so far out: half way back.
      step = step.magnitude / 2 * (isLower ? 1 : -1)
      if step == 0 { left = 0 }
    }
    step = min(max(step, -300), 300)
    value = min(max(value * exp(step), .leastNormalMagnitude), .greatestFiniteMagnitude)
  }

}
