import CSampling

// The C library's versions of these would make draws depend on which C library a machine has.

/// The natural logarithm of `x`.
func log(_ x: Double) -> Double { ys_log(x) }

/// The logarithm of 1 + `x`.
func log1p(_ x: Double) -> Double { ys_log1p(x) }

/// The exponential of `x`.
func exp(_ x: Double) -> Double { ys_exp(x) }

/// `base` to the power of `exponent`, for `base` >= 0.
func power(_ base: Double, _ exponent: Double) -> Double {
  exponent == 0 ? 1 : exp(exponent * log(base))
}

/// exp(`x`) - 1.
func exponentialMinusOne(_ x: Double) -> Double {
  guard x.magnitude < 0.35 else { return exp(x) - 1 }
  // The Taylor series: fifteen terms leave 2^-60 of the first.
  var sum = 0.0
  for n in stride(from: 15.0, to: 1.0, by: -1) { sum = (1 + sum) * x / n }
  return x * (1 + sum)
}
