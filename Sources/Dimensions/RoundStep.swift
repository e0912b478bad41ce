/// Distances that people count by: 1, 2 and 5 times the powers of ten.
package enum RoundStep {

  /// The least of them that is at least `width`, which is above 0.
  package static func least(atLeast width: Double) -> Double {
    var power = 1.0
    while power < width { power *= 10 }
    while power / 10 >= width, power > 1e-300 { power /= 10 }
    return [power / 5, power / 2].first { $0 >= width } ?? power
  }

}
