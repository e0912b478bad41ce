#ifndef POWER_CORE_H
#define POWER_CORE_H

// pow: 2^(y log2 x), with log2 x as a pair of some 68 bits.
//
// An error of the exponent is one of the result, a thousand times larger in units of its last place, so the
// logarithm needs ten bits beyond a double. Its first two terms, in s = (x - 1) / (x + 1), are products of pairs
// and the others a polynomial. The exponential rounds once at its end, so results that are doubles are exact.

#include "ExponentialCore.h"
#include "LogarithmCore.h"

/// 2 / log 2 and 2 / (3 log 2), the coefficients of s and s^3 in log2((1 + s) / (1 - s)).
#define POWER_FIRST ((Pair){0x1.71547652b82fep+1, 0x1.777d0ffda0d24p-55})
#define POWER_THIRD ((Pair){0x1.ec709dc3a03fdp-1, 0x1.d27f05548af0cp-55})

/// The coefficients of log2((1 + s) / (1 - s)) from that of s^5 on, in s^2.
static const double power_tail[] = {
  0x1.2776c50ef9bfbp-1, 0x1.a61762a7af1dbp-2, 0x1.484b13d67ab69p-2, 0x1.0c9a854f7c502p-2,
  0x1.c68edfd51682dp-3, 0x1.8a0afd3b89881p-3, 0x1.58e59f71fff12p-3, 0x1.62a00da912b07p-3,
};

/// (m - 1) / (m + 1), for m between the roots of 1/2 and 2.
INLINE Pair power_argument(double m) {
  double f = m - 1, t = m + 1, lost = m - (t - 1);
  double inverse = 1 / t, high = f * inverse;
  return (Pair){high, fused(-high, lost, fused(-high, t, f)) * inverse};
}

/// log2 of a positive number in parts; the low part is below two units of the high one's last place.
INLINE Pair precise_logarithm2(Scaled parts) {
  Pair s = power_argument(parts.fraction);
  Pair z = product(s, s);
  Pair third = quick_sum(POWER_THIRD.high, z.high * POLYNOMIAL(power_tail, z.high));
  Pair tail = product(z, (Pair){third.high, third.low + POWER_THIRD.low});
  Pair first = quick_sum(POWER_FIRST.high, tail.high);
  Pair fraction = product(s, (Pair){first.high, first.low + (POWER_FIRST.low + tail.low)});
  Pair total = quick_sum(parts.exponent, fraction.high);
  return (Pair){total.high, total.low + fraction.low};
}

/// A pair times a number.
INLINE Pair multiple(Pair a, double factor) {
  double high = a.high * factor;
  return (Pair){high, fused(a.low, factor, fused(a.high, factor, -high))};
}

/// 2^(w.high + w.low).
INLINE double power_of_pair(Pair w) {
  double high = clamped(w.high, -1080, 1030);
  double low = high == w.high ? w.low : 0;
  double n = (high + ROUNDER) - ROUNDER, part = high - n;
  double r = part * LOG2_HIGH;
  double rest = fused(part, LOG2_HIGH, -r) + fused(part, LOG2_LOW, low * LOG2_HIGH);
  Pair linear = quick_sum(1, r);
  double tail = exponential_rest(r);
  // exp(r + rest) = exp(r) (1 + rest), and the rest is small enough for a rounded exp(r).
  double correction = fused(rest, linear.high + tail, linear.low);
  return scaled(linear.high + (tail + correction), n);
}

/// size^y for a positive finite size and any y.
INLINE double magnitude_power(double size, double y) {
  // Beyond this exponent every base but 1 gives infinity or zero, and the product stays a number.
  double exponent = clamped(y, -0x1p65, 0x1p65);
  return power_of_pair(multiple(precise_logarithm2(scaled_parts(size)), exponent));
}

/// y log2 x for a positive normal x and a y of at most 2^65: the steps of `magnitude_power` that such numbers take.
INLINE Pair plain_exponent(double x, double y) {
  return multiple(precise_logarithm2(normal_parts(x)), y);
}

/// Whether y is an integer; an infinity counts as an even one.
INLINE int is_integer(double y) { return floor(y) == y; }

/// x^y for operands that are not NaN.
INLINE double ordered_power(double x, double y) {
  double size = fabs(x), power = magnitude_power(size, y);
  double exact = y == 2 ? x * x : power;
  // The limits of the base, zero and infinity, give the limits of the result or the other way about.
  int is_limit = size == 0 || size == INFINITY;
  double limit = y == 0 ? 1.0 : (size == 0) == (y < 0) ? INFINITY : 0.0;
  double value = is_limit ? limit : exact;
  double even = is_limit || is_integer(y) ? value : NAN;
  double odd = is_integer(y) && !is_integer(0.5 * y) ? -value : even;
  return signbit(x) ? odd : value;
}

/// x^y, with the special cases of C99 Annex F.
INLINE double raw_power(double x, double y) {
  double value = isunordered(x, y) ? NAN : ordered_power(x, y);
  return x == 1 || y == 0 ? 1.0 : value;
}

#endif
