#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The curves that data are fitted by.
///
/// `t` is the distance from where the curve's time begins: that of the first point, and for `bass`, whose curve is zero
/// there, one step before it.
package enum Curve: String, CaseIterable, Sendable {

  /// start + slope · t
  case linear

  /// start · e^(rate · t)
  case exponential

  /// start · (x / x of the first point)^exponent
  case power

  /// ceiling / (1 + e^(-rate · (x - midpoint)))
  case logistic

  /// ceiling · e^(-e^(-rate · (x - midpoint)))
  case gompertz

  /// ceiling · (1 - e^(-(p + q) · t)) / (1 + q / p · e^(-(p + q) · t)), cumulative
  case bass

  /// What a parameter is measured in.
  package enum Measure: Sendable {

    /// What the curve is.
    case value

    /// What it goes along.
    case time

    /// The first by the second.
    case slope

    /// One by the second.
    case rate

    /// A plain number.
    case plain

  }

  /// The parameters.
  package var parameters: [(name: String, measure: Measure)] {
    switch self {
    case .linear: [("start", .value), ("slope", .slope)]
    case .exponential: [("start", .value), ("rate", .rate)]
    case .power: [("start", .value), ("exponent", .plain)]
    case .logistic, .gompertz: [("ceiling", .value), ("rate", .rate), ("midpoint", .time)]
    case .bass: [("ceiling", .value), ("p", .rate), ("q", .rate)]
    }
  }

  /// The value at `t` with `parameters`, and its derivatives by them.
  func value(at t: Double, _ parameters: [Double]) -> (value: Double, derivatives: [Double]) {
    let a = parameters[0]
    let b = parameters[1]
    switch self {
    case .linear:
      return (a + b * t, [1, t])
    case .exponential:
      let growth = exp(b * t)
      return (a * growth, [growth, a * t * growth])
    case .power:
      let growth = pow(t, b)
      return (a * growth, [growth, a * growth * log(t)])
    case .logistic:
      let distance = t - parameters[2]
      let share = 1 / (1 + exp(-b * distance))
      let slope = a * share * (1 - share)
      return (a * share, [share, slope * distance, -slope * b])
    case .gompertz:
      let distance = t - parameters[2]
      let decay = exp(-b * distance)
      let share = exp(-decay)
      return (a * share, [share, a * share * decay * distance, -a * share * decay * b])
    case .bass:
      return bass(at: t, a, b, parameters[2])
    }
  }

  /// The value at `t` of Bass's curve with the ceiling `m`, innovation `p` and imitation `q`, and its derivatives.
  private func bass(at t: Double, _ m: Double, _ p: Double, _ q: Double) -> (Double, [Double]) {
    let decay = exp(-(p + q) * t)
    let ratio = q / p
    let (above, below) = (1 - decay, 1 + ratio * decay)
    let share = above / below
    let byDecay = -(1 + ratio) / (below * below)
    let byRatio = -above * decay / (below * below)
    let byP = byDecay * -t * decay + byRatio * -ratio / p
    let byQ = byDecay * -t * decay + byRatio / p
    return (m * share, [share, m * byP, m * byQ])
  }

  /// `true` iff the curve makes sense with `parameters`.
  func allows(_ parameters: [Double]) -> Bool {
    guard parameters.allSatisfy(\.isFinite) else { return false }
    return self != .bass || (parameters[1] > 0 && parameters[1] + parameters[2] > 0)
  }

  /// `true` iff the curve turns on the way to a ceiling.
  package var turningPointExists: Bool {
    switch self {
    case .linear, .exponential, .power: false
    case .logistic, .gompertz, .bass: true
    }
  }

  /// The place of the turning point on the way to the ceiling, counted as `t` is, where the curve has one.
  func turningPoint(_ parameters: [Double]) -> Double? {
    switch self {
    case .linear, .exponential, .power: nil
    case .logistic, .gompertz: parameters[2]
    case .bass:
      log(max(parameters[2], .leastNormalMagnitude) / parameters[1])
        / (parameters[1] + parameters[2])
    }
  }

}
