#ifndef TRIGONOMETRY_CORE_H
#define TRIGONOMETRY_CORE_H

// sin, cos and tan.
//
// The argument is n pi / 2 + r with |r| <= pi / 4. Up to `ordinary_limit` r comes from pi / 2 in three doubles,
// multiplied and subtracted without error; beyond it, from those bits of 2 / pi that matter (LargeArguments.h).

#include "Doubles.h"

/// pi / 2 as a sum of three doubles, and its inverse.
#define HALF_PI_1 0x1.921fb54442d18p+0
#define HALF_PI_2 0x1.1a62633145c07p-54
#define HALF_PI_3 -0x1.f1976b7ed8fbcp-110
#define PER_HALF_PI 0x1.45f306dc9c883p-1

/// The largest argument whose quotient by pi / 2 is known well enough to round: its error is below 2^-20.
#define ORDINARY_LIMIT 0x1p31

/// (sin(r) - r) / r^3 in r^2.
static const double sine_tail[] = {
  -0x1.5555555555548p-3,  0x1.111111110f77dp-7,  -0x1.a01a019bf7efap-13,
  0x1.71de3564d2b7bp-19,  -0x1.ae5e594b78a4cp-26, 0x1.5d8fa7fd5c9d2p-33,
};

/// (cos(r) - 1 + r^2 / 2) / r^4 in r^2.
static const double cosine_tail[] = {
  0x1.555555555554bp-5,  -0x1.6c16c16c1504bp-10, 0x1.a01a019c97777p-16,
  -0x1.27e4f7f8eae3ap-22, 0x1.1ee9e15f38979p-29,  -0x1.8fa9952065738p-37,
};

/// An argument less its multiple of pi / 2, and that multiple modulo 4 in the lowest bits.
typedef struct {
  Pair rest;
  uint64_t quadrant;
} Reduced;

/// The sine and the cosine of a reduced argument.
typedef struct {
  Pair sine, cosine;
} SineAndCosine;

/// Whether an argument is reduced in the loop itself; one without a value is.
INLINE int is_ordinary(double x) { return !(fabs(x) > ORDINARY_LIMIT && fabs(x) <= DBL_MAX); }

/// The reduction of an ordinary argument.
INLINE Reduced ordinary_reduction(double x) {
  double shifted = fused(x, PER_HALF_PI, ROUNDER), n = shifted - ROUNDER;
  double first = n * HALF_PI_1, second = n * HALF_PI_2;
  // x and the first product are close, so their difference is exact.
  Pair main = sum(x - first, -fused(n, HALF_PI_1, -first));
  Pair next = sum(main.high, -second);
  double small = fused(-n, HALF_PI_3, -fused(n, HALF_PI_2, -second));
  return (Reduced){quick_sum(next.high, next.low + main.low + small), bits_of(shifted)};
}

/// The sine and the cosine of r, for |r| <= pi / 4.
INLINE SineAndCosine sine_and_cosine(Pair r) {
  double z = r.high * r.high, half = 0.5 * z, start = 1 - half;
  double sine_rest = fused(z * r.high, POLYNOMIAL(sine_tail, z), r.low * start);
  double cosine_rest = fused(z * z, POLYNOMIAL(cosine_tail, z), -r.high * r.low);
  return (SineAndCosine){quick_sum(r.high, sine_rest), quick_sum(start, ((1 - start) - half) + cosine_rest)};
}

/// A value with its sign turned, where bit 1 of a quadrant is set.
INLINE double signed_by(uint64_t quadrant, double value) {
  return double_of(bits_of(value) ^ ((quadrant & 2) << 62));
}

/// The sine of x, which is n quarter turns and r.
INLINE double reduced_sine(double x, Reduced r) {
  SineAndCosine both = sine_and_cosine(r.rest);
  double size = (r.quadrant & 1) != 0 ? both.cosine.high : both.sine.high;
  return x == 0 ? x : signed_by(r.quadrant, size);
}

/// The cosine of an argument of n quarter turns and r.
INLINE double reduced_cosine(Reduced r) {
  SineAndCosine both = sine_and_cosine(r.rest);
  double size = (r.quadrant & 1) != 0 ? both.sine.high : both.cosine.high;
  return signed_by(r.quadrant + 1, size);
}

/// The tangent of x, which is n quarter turns and r.
INLINE double reduced_tangent(double x, Reduced r) {
  SineAndCosine both = sine_and_cosine(r.rest);
  int is_odd = (r.quadrant & 1) != 0;
  Pair upper = {
    is_odd ? -both.cosine.high : both.sine.high, is_odd ? -both.cosine.low : both.sine.low};
  Pair lower = {
    is_odd ? both.sine.high : both.cosine.high, is_odd ? both.sine.low : both.cosine.low};
  return x == 0 ? x : quotient(upper, lower);
}

#endif
