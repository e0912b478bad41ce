#ifndef EXPONENTIAL_CORE_H
#define EXPONENTIAL_CORE_H

// exp, and its relatives that keep their digits near zero.
//
// The argument is n log 2 + r with |r| <= log 2 / 2, so exp of it is 2^n exp(r).

#include "Doubles.h"

/// 1 / log 2.
#define INVERSE_LOG2 0x1.71547652b82fep+0

/// (exp(r) - 1 - r) / r^2.
static const double exponential_tail[] = {
  0x1.0000000000000p-1,  0x1.5555555555559p-3,  0x1.5555555555557p-5,  0x1.111111110f650p-7,
  0x1.6c16c16c1577dp-10, 0x1.a01a01b00610cp-13, 0x1.a01a01ab13cadp-16, 0x1.71ddf808b6ae0p-19,
  0x1.27e4d14428d45p-22, 0x1.af5f37267188dp-26, 0x1.1f83e1c58be04p-29,
};

/// exp(r) - 1 - r, for |r| <= log 2 / 2.
INLINE double exponential_rest(double r) { return r * r * POLYNOMIAL(exponential_tail, r); }

/// The integer nearest to x / log 2.
INLINE double binary_exponent(double x) { return fused(x, INVERSE_LOG2, ROUNDER) - ROUNDER; }

/// x - n log 2.
INLINE double binary_remainder(double x, double n) {
  return fused(-n, LOG2_LOW, fused(-n, LOG2_HIGH, x));
}

/// exp(x).
INLINE double raw_exponential(double x) {
  // Beyond the limits the result is infinite or zero, as it is at them.
  double limited = clamped(x, -746, 710);
  double n = binary_exponent(limited), r = binary_remainder(limited, n);
  return scaled(1 + (r + exponential_rest(r)), n);
}

/// Half of exp(x) - 1 as a pair, for x in -708 ... 710: half, because 2^1024 is no number.
INLINE Pair half_exponential_minus_1(double x) {
  double n = binary_exponent(x), r = binary_remainder(x, n);
  double scale = power_of_two(n - 1), constant = scale - 0.5;
  double lost = (scale - constant) - 0.5;
  // What the second step of the reduction rounds off.
  double missing = fused(-n, LOG2_LOW, fused(-n, LOG2_HIGH, x) - r);
  Pair main = sum(constant, scale * r);
  return quick_sum(main.high, fused(scale, exponential_rest(r) + missing, main.low + lost));
}

/// exp(x) - 1.
INLINE double raw_exponential_minus_1(double x) {
  Pair half = half_exponential_minus_1(clamped(x, -40, 710));
  // A half of the smallest numbers is none.
  return fabs(x) < 0x1p-54 ? x : 2 * (half.high + half.low);
}

/// The hyperbolic tangent: (exp(2x) - 1) / (exp(2x) + 1).
INLINE double raw_hyperbolic_tangent(double x) {
  // From 22 on it rounds to 1.
  Pair half = half_exponential_minus_1(2 * clamped(fabs(x), 0, 22));
  Pair above = sum(1, half.high);
  Pair lower = quick_sum(above.high, above.low + half.low);
  return copysign(quotient(half, lower), x);
}

#endif
