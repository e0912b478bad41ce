/// A parameter that makes no distribution.
package struct ParameterError: Error, Equatable, Sendable {

  /// The bound that a parameter breaks.
  package enum Requirement: Equatable, Sendable {

    /// It must be a finite number.
    case finite

    /// It must be above a value.
    case above(Double)

    /// It must be at least a value.
    case atLeast(Double)

    /// It must be below a value.
    case below(Double)

    /// It must be at most a value.
    case atMost(Double)

    /// It must be above the parameter of that name, which has a value.
    case aboveParameter(String, Double)

    /// It must be at least the parameter of that name, which has a value.
    case atLeastParameter(String, Double)

    /// It must be at most the parameter of that name, which has a value.
    case atMostParameter(String, Double)

    /// It must be below the parameter of that name, which has a value.
    case belowParameter(String, Double)

    /// It must be a whole number.
    case whole

    /// It must have an element.
    case notEmpty

    /// It must have as many elements as the parameter of that name, which has a count.
    case sameCount(String, Int)

    /// Its elements must add up to a number.
    case sum(Double)

    /// It must have from the first to the second number of elements.
    case count(Int, Int)

    /// The density would be negative between these two chances.
    case density(from: Double, to: Double)

    /// It must leave something of the distribution: the chance between the bounds is zero.
    case possible

    /// No distribution of the family has these quantiles.
    case feasible

  }

  /// The parameter's name, as a script writes it.
  package let parameter: String

  /// Its value.
  package let value: Double

  /// What it must be.
  package let requirement: Requirement

  /// An error of `parameter`, whose `value` does not meet the `requirement`.
  package init(_ parameter: String, _ value: Double, _ requirement: Requirement) {
    self.parameter = parameter
    self.value = value
    self.requirement = requirement
  }

  /// Throws unless `value` is finite.
  static func requireFinite(_ parameter: String, _ value: Double) throws(ParameterError) {
    guard value.isFinite else { throw ParameterError(parameter, value, .finite) }
  }

  /// Throws unless `value` is finite and above `bound`.
  static func require(
    _ parameter: String, _ value: Double, above bound: Double
  ) throws(ParameterError) {
    try requireFinite(parameter, value)
    guard value > bound else { throw ParameterError(parameter, value, .above(bound)) }
  }

  /// Throws unless `value` is finite and from `low` to `high`.
  static func require(
    _ parameter: String, _ value: Double, from low: Double, to high: Double = .infinity
  ) throws(ParameterError) {
    try requireFinite(parameter, value)
    guard value >= low else { throw ParameterError(parameter, value, .atLeast(low)) }
    guard value <= high else { throw ParameterError(parameter, value, .atMost(high)) }
  }

  /// Throws unless `value` is finite and above the parameter `other`, which is `bound`.
  static func require(
    _ parameter: String, _ value: Double, above other: String, _ bound: Double
  ) throws(ParameterError) {
    try requireFinite(parameter, value)
    guard value > bound else {
      throw ParameterError(parameter, value, .aboveParameter(other, bound))
    }
  }

  /// Throws unless `value` is a finite number from the parameter `low` to the parameter `high`.
  static func require(
    _ parameter: String, _ value: Double, from low: (String, Double), to high: (String, Double)
  ) throws(ParameterError) {
    try requireFinite(parameter, value)
    guard value >= low.1 else {
      throw ParameterError(parameter, value, .atLeastParameter(low.0, low.1))
    }
    guard value <= high.1 else {
      throw ParameterError(parameter, value, .atMostParameter(high.0, high.1))
    }
  }

}

/// Shapes below this have nearly all of their draws at the ends, beyond what numbers can tell apart.
let leastShape = 1e-6

/// With fewer degrees of freedom Student's t has quantiles that are too large for numbers.
let leastDegrees = 0.1

/// Parameters above this leave no digit of the distribution's width.
let largestParameter = 1e12
