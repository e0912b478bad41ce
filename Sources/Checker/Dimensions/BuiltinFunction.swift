import Dimensions

/// The functions of the language that work cell by cell.
enum BuiltinFunction: String, CaseIterable {

  case abs, sqrt, exp, ln, log2, log10, floor, ceil, round, sin, cos, tan, min, max, known
  case month, quarter, year
  case firstDay = "first_day"
  case lastDay = "last_day"

  /// What the function does to dimensions.
  enum DimensionRule {

    /// The result has the dimension of the arguments, which have the same.
    case keeps

    /// The argument and the result are plain numbers.
    case plain

    /// The argument may be of any kind; the result is true or false.
    case any

    /// The result has the square root of the argument's dimension.
    case squareRoot

  }

  /// What this function does to dimensions.
  var dimensionRule: DimensionRule {
    switch self {
    case .abs, .min, .max: .keeps
    case .known: .any
    case .sqrt: .squareRoot
    case .exp, .ln, .log2, .log10, .floor, .ceil, .round, .sin, .cos, .tan: .plain
    case .month, .quarter, .year, .firstDay, .lastDay: .keeps
    }
  }

  /// The operation that this function is on one value, or `nil` where it takes several.
  var operation: UnaryOperation? {
    switch self {
    case .abs: .absolute
    case .known: .known
    case .sqrt: .squareRoot
    case .exp: .exponential
    case .ln: .logarithm
    case .log2: .logarithm2
    case .log10: .logarithm10
    case .floor: .floor
    case .ceil: .ceiling
    case .round: .round
    case .sin: .sine
    case .cos: .cosine
    case .tan: .tangent
    case .min, .max, .month, .quarter, .year, .firstDay, .lastDay: nil
    }
  }

  /// How the function is called.
  var signature: String {
    switch self {
    case .min, .max: "\(rawValue)(a, b, …)` or `\(rawValue)(x over axis)"
    case .abs, .sqrt, .exp, .ln, .log2, .log10, .floor, .ceil, .round, .sin, .cos, .tan, .known:
      "\(rawValue)(x)"
    case .month, .firstDay, .lastDay: "\(rawValue)(period)"
    case .quarter, .year: "\(rawValue)(period)` or `\(rawValue)(period, fiscal calendar)"
    }
  }

  /// What periods this function turns its argument into, or `nil` where it takes quantities.
  var periodConversion: PeriodConversion? {
    switch self {
    case .month: .frequency(.month)
    case .quarter: .frequency(.quarter)
    case .year: .frequency(.year)
    case .firstDay: .firstDay
    case .lastDay: .lastDay
    case .abs, .sqrt, .exp, .ln, .log2, .log10, .floor, .ceil, .round, .sin, .cos, .tan, .min, .max,
      .known:
      nil
    }
  }

}
