import Dimensions

/// What is known of the types of functions' parameters while they are being found.
///
/// A parameter starts as a variable. Its first use tells whether it is a quantity, and every sum,
/// comparison or call that it takes part in is an equation between dimensions. Dimensions are vectors over the
/// rationals, so an equation with an unknown in it can always be solved for that unknown, and its
/// solution is the most general one (Kennedy, "Types for units-of-measure", 2009, over the
/// rationals instead of the integers).
struct Unification {

  /// What each type variable is, as far as that is known.
  private var types: [ValueType?] = []

  /// What each unknown dimension is, as far as that is known.
  private var dimensions: [BaseDimension: Dimension] = [:]

  /// The number of unknown dimensions so far.
  private var dimensionCount = 0

  /// A type of which nothing is known.
  mutating func freshType() -> ValueType {
    types.append(nil)
    return .variable(types.count - 1)
  }

  /// A quantity of unknown dimension.
  mutating func freshQuantity() -> Dimension {
    dimensionCount += 1
    return Dimension(.variable(dimensionCount))
  }

  /// `type` with all that is known put in.
  func resolve(_ type: ValueType) -> ValueType {
    switch type {
    case .variable(let index): types[index].map { resolve($0) } ?? type
    case .quantity(let dimension): .quantity(resolve(dimension))
    case .boolean, .text, .period, .failed: type
    }
  }

  /// `dimension` with all that is known put in.
  func resolve(_ dimension: Dimension) -> Dimension {
    guard dimension.factors.contains(where: { $0.base.isVariable }) else { return dimension }
    var result = Dimension.one
    for factor in dimension.factors {
      let base = dimensions[factor.base].map { resolve($0) } ?? Dimension(factor.base)
      result = result * base.raised(to: factor.exponent)
    }
    return result
  }

  /// Makes `lhs` and `rhs` equal, and returns `false` where they cannot be.
  mutating func unify(_ lhs: ValueType, _ rhs: ValueType) -> Bool {
    switch (resolve(lhs), resolve(rhs)) {
    case (.failed, _), (_, .failed), (.boolean, .boolean), (.text, .text): return true
    case (.variable(let a), .variable(let b)) where a == b: return true
    case (.variable(let index), let other), (let other, .variable(let index)):
      types[index] = other
      return true
    case (.quantity(let a), .quantity(let b)): return unify(a, b)
    case (.period(let a), .period(let b)): return a == b
    case (.quantity, .boolean), (.quantity, .text), (.boolean, .quantity), (.boolean, .text),
      (.text, .quantity), (.text, .boolean), (.period, _), (_, .period):
      return false
    }
  }

  /// Makes the dimensions `lhs` and `rhs` equal, and returns `false` where they cannot be.
  mutating func unify(_ lhs: Dimension, _ rhs: Dimension) -> Bool {
    let quotient = resolve(lhs / rhs)
    if quotient.isDimensionless { return true }
    guard let unknown = quotient.factors.first(where: { $0.base.isVariable }) else { return false }
    let rest = quotient / Dimension(unknown.base).raised(to: unknown.exponent)
    dimensions[unknown.base] = rest.raised(to: Rational(-1) / unknown.exponent)
    return true
  }

  /// Copies of `types` in which each open variable is a new one, the same for all of them.
  mutating func instantiate(_ types: [ValueType]) -> [ValueType] {
    var typeCopies: [Int: ValueType] = [:]
    var dimensionCopies: [BaseDimension: Dimension] = [:]
    return types.map { type in
      switch resolve(type) {
      case .variable(let index):
        let copy = typeCopies[index] ?? freshType()
        typeCopies[index] = copy
        return copy
      case .quantity(let dimension):
        var result = Dimension.one
        for factor in dimension.factors {
          var base = Dimension(factor.base)
          if factor.base.isVariable {
            base = dimensionCopies[factor.base] ?? freshQuantity()
            dimensionCopies[factor.base] = base
          }
          result = result * base.raised(to: factor.exponent)
        }
        return .quantity(result)
      case .boolean: return .boolean
      case .text: return .text
      case .period(let kind): return .period(kind)
      case .failed: return .failed
      }
    }
  }

}
