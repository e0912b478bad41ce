/// Roots of monotone functions.
enum Bisection {

  /// Where a rising `function` passes through zero between `low` and `high`; none if it does not.
  static func root(_ low: Double, _ high: Double, _ function: (Double) -> Double) -> Double? {
    guard function(low) <= 0, function(high) >= 0 else { return nil }
    var (low, high) = (low, high)
    var (below, above) = (function(low), function(high))
    for step in 0..<200 {
      // The rule of false position with Illinois' correction; each third step halves.
      var x = step % 3 == 2 ? (low + high) / 2 : low + (high - low) * (below / (below - above))
      if !(x > low && x < high) { x = (low + high) / 2 }
      if !(x > low && x < high) { break }
      let value = function(x)
      if value == 0 { return x }
      if value < 0 {
        (low, below, above) = (x, value, above / 2)
      } else {
        (high, above, below) = (x, value, below / 2)
      }
      if high - low <= 0x1p-51 * max(1, low.magnitude) { break }
    }
    return (low + high) / 2
  }

}
