#ifndef LOGARITHM_CORE_H
#define LOGARITHM_CORE_H

// The logarithms.
//
// A positive number is 2^k (1 + f) with 1 + f between the roots of 1/2 and 2. With s = f / (2 + f),
// log(1 + f) = log(1 + s) - log(1 - s) = f - f^2 / 2 + s (f^2 / 2 + R(s^2)), where the first two terms carry
// nearly all of the value and the rounding of the others is far below its last bit (as in FreeBSD's libm).

#include "Doubles.h"

/// 1 / log 2 and 1 / log 10, and what those doubles lack of them.
#define PER_LOG2_HIGH 0x1.71547652b82fep+0
#define PER_LOG2_LOW 0x1.777d0ffda0d24p-56
#define PER_LOG10_HIGH 0x1.bcb7b1526e50ep-2
#define PER_LOG10_LOW 0x1.95355baaafad3p-57

/// log10 2, and what that double lacks of it.
#define LOG10_2_HIGH 0x1.34413509f79ffp-2
#define LOG10_2_LOW -0x1.9dc1da994fd21p-59

/// (log((1 + s) / (1 - s)) - 2 s) / s^3 in s^2.
static const double logarithm_tail[] = {
  0x1.5555555555594p-1, 0x1.999999997f72dp-2, 0x1.249249423c734p-2, 0x1.c71c51d50fa2ap-3,
  0x1.7466486178ecdp-3, 0x1.39a0ddfa994c2p-3, 0x1.2f0d5e2c92795p-3,
};

/// A positive number as 2^exponent times a fraction between the roots of 1/2 and 2.
typedef struct {
  double exponent, fraction;
} Scaled;

/// The exponent and the fraction of a positive normal number.
INLINE Scaled normal_parts(double x) {
  uint64_t bits = bits_of(x);
  // 1023 + k, with the carry at the root of 1/2.
  uint64_t biased = (bits - 0x3fe6a09e667f3bcd + 0x3ff0000000000000) >> 52;
  // The bits of 2^52 + biased are a double without a conversion.
  double exponent = double_of(biased | 0x4330000000000000) - (0x1p52 + 1023);
  return (Scaled){exponent, double_of(bits - (biased << 52) + 0x3ff0000000000000)};
}

/// The exponent and the fraction of a positive finite number.
INLINE Scaled scaled_parts(double x) {
  // A subnormal number is made normal first.
  int is_subnormal = x < DBL_MIN;
  Scaled parts = normal_parts(x * (is_subnormal ? 0x1p54 : 1.0));
  return (Scaled){parts.exponent - (is_subnormal ? 54.0 : 0.0), parts.fraction};
}

/// log(1 + f) as f - half + rest, where half = f^2 / 2.
typedef struct {
  double half, rest;
} LogarithmParts;

/// The parts of log(1 + f), for 1 + f between the roots of 1/2 and 2.
INLINE LogarithmParts logarithm_parts(double f) {
  double s = f / (2 + f), z = s * s, half = 0.5 * f * f;
  return (LogarithmParts){half, s * fused(z, POLYNOMIAL(logarithm_tail, z), half)};
}

/// log(x) for a positive finite x.
INLINE double finite_logarithm(double x) {
  Scaled parts = scaled_parts(x);
  double f = parts.fraction - 1;
  LogarithmParts log = logarithm_parts(f);
  double low = log.half - fused(parts.exponent, LOG2_LOW, log.rest);
  return fused(parts.exponent, LOG2_HIGH, f - low);
}

/// scale_high log(2^-k x) + k step, where each constant comes with what it lacks.
INLINE double based_logarithm(double x, Pair scale, Pair step) {
  Scaled parts = scaled_parts(x);
  double f = parts.fraction - 1;
  LogarithmParts log = logarithm_parts(f);
  Pair natural = quick_sum(f, -log.half);
  Pair fraction = product((Pair){natural.high, natural.low + log.rest}, scale);
  double whole = parts.exponent * step.high;
  double lost = fused(parts.exponent, step.high, -whole) + parts.exponent * step.low;
  Pair total = sum(whole, fraction.high);
  return total.high + (total.low + (fraction.low + lost));
}

/// log2(x) for a positive finite x.
INLINE double finite_logarithm2(double x) {
  return based_logarithm(x, (Pair){PER_LOG2_HIGH, PER_LOG2_LOW}, (Pair){1, 0});
}

/// log10(x) for a positive finite x.
INLINE double finite_logarithm10(double x) {
  return based_logarithm(
    x, (Pair){PER_LOG10_HIGH, PER_LOG10_LOW}, (Pair){LOG10_2_HIGH, LOG10_2_LOW});
}

/// log(1 + x) for a finite x above -1.
INLINE double finite_logarithm_plus_1(double x) {
  double u = 1 + x;
  double lost = x > 1 ? 1 - (u - x) : x - (u - 1);
  Scaled parts = scaled_parts(u);
  // Without a scale x itself is f, and nothing is lost.
  double f = parts.exponent == 0 ? x : parts.fraction - 1;
  double correction = parts.exponent == 0 ? 0 : lost / u;
  LogarithmParts log = logarithm_parts(f);
  double low = log.half - fused(parts.exponent, LOG2_LOW, log.rest + correction);
  double value = fused(parts.exponent, LOG2_HIGH, f - low);
  return x == 0 ? x : value;
}

/// The logarithm at x of a function that is `finite` between zero and infinity.
INLINE double with_limits(double x, double finite) {
  double inside = x <= DBL_MAX ? finite : INFINITY;
  return x > 0 ? inside : x == 0 ? -INFINITY : NAN;
}

/// log(x).
INLINE double raw_logarithm(double x) { return with_limits(x, finite_logarithm(x)); }

/// log2(x).
INLINE double raw_logarithm2(double x) { return with_limits(x, finite_logarithm2(x)); }

/// log10(x).
INLINE double raw_logarithm10(double x) { return with_limits(x, finite_logarithm10(x)); }

/// log(1 + x).
INLINE double raw_logarithm_plus_1(double x) {
  double inside = x <= DBL_MAX ? finite_logarithm_plus_1(x) : INFINITY;
  return x > -1 ? inside : x == -1 ? -INFINITY : NAN;
}

#endif
