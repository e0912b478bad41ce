/// The functions that follow a value with levels of their own: delays of material, and smoothing of information.
///
/// What a delay takes in it gives out again, some time later, spread around that time: as much as the time's share that is
/// under way, `x · time`, lies in its levels. A smoothed value is drawn to the value that it follows. Either begins in
/// equilibrium, as if the value had always been what it is at first, or as an initial value says. They are Vensim's
/// `DELAY1`, `DELAY3`, `SMOOTH` and `SMOOTH3`, and with an initial value `DELAY1I` and so on.
enum SmoothingFunction: String, CaseIterable {

  case delay1, delay3, smooth, smooth3

  /// The number of levels, one behind the other.
  var order: Int {
    switch self {
    case .delay1, .smooth: 1
    case .delay3, .smooth3: 3
    }
  }

  /// `true` iff material lies in the levels, which is conserved.
  var conserves: Bool {
    switch self {
    case .delay1, .delay3: true
    case .smooth, .smooth3: false
    }
  }

  /// The names of the arguments, of which the last may be left out.
  static let parameters = ["x", "time", "initial"]

  /// How the function is called.
  var signature: String { "\(rawValue)(x, time[, initial] over t)" }

}
