/// The inverse of a distribution function of any shape, from its values alone.
enum BracketSearch {

  /// The smallest number in (low, high] that reaches `chance`, or `low` if that does.
  ///
  /// The logarithm of the smaller tail is interpolated by the Illinois rule (M. Dowell, P. Jarratt, 1971), each
  /// third step halves the bracket instead: a jump or a gap costs as many steps as there are bits.
  static func root(
    _ low: Double, _ high: Double, _ chance: Chance, _ function: (Double) -> Chance
  ) -> Double {
    let isLower = chance.lower < chance.upper
    let target = isLower ? chance.lower : chance.upper
    /// How far `x` is above the root: a ratio's logarithm, from -700 to 700.
    func excess(_ x: Double) -> Double {
      let found = function(x)
      let ratio = isLower ? found.lower / target : target / found.upper
      return min(max(log(ratio), -700), 700)
    }
    var (low, high) = (low, high)
    var below = excess(low)
    var above = excess(high)
    if below >= 0 { return low }
    for step in 1...2000 {
      let width = high - low
      guard width > 0x1p-52 * max(low.magnitude, high.magnitude), high > low.nextUp else { break }
      var x = low + width * (step % 3 == 0 ? 0.5 : below / (below - above))
      // At the edge a step of one unit moves the far end of the bracket.
      let least = max(width * 0x1p-40, 0x1p-53 * max(low.magnitude, high.magnitude))
      x = min(max(x, low + least), high - least)
      if !(x > low && x < high) { x = low + width / 2 }
      let found = excess(x)
      if found < 0 {
        (low, below) = (x, found)
        above /= 2
      } else {
        (high, above) = (x, found)
        below /= 2
      }
      if found == 0 { return x }
    }
    return high
  }

}
