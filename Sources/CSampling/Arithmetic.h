// Elementary functions whose bits do not depend on the C library, in a form that loops over them vectorise.

#ifndef ARITHMETIC_H
#define ARITHMETIC_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "Clones.h"

/// The bits of `x`.
INLINE uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

/// The number with these `bits`.
INLINE double of_bits(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

/// The natural logarithm of a normal positive number, within 1 ulp: fdlibm's reduction to s = f / (2 + f),
/// (Sun Microsystems 1993; K. C. Ng), with its even polynomial.
INLINE double log_of(double x) {
  // The exponent that leaves a mantissa in [sqrt(1/2), sqrt(2)), as an integer in the low bits of 2^52 + 2^51.
  const uint64_t bits = bits_of(x), shifted = bits - 0x3FE6A09E667F3BCDu;
  const double k = of_bits((uint64_t)((shifted >> 52 ^ 0x800u) & 0xFFFu) | 0x4330000000000000u) - 0x1.00000000008p52;
  const double m = of_bits((shifted & 0x000FFFFFFFFFFFFFu) + 0x3FE6A09E667F3BCDu);
  const double f = m - 1.0, s = f / (2.0 + f), z = s * s;
  double r = 1.479819860511658591e-01;
  r = __builtin_fma(r, z, 1.531383769920937332e-01);
  r = __builtin_fma(r, z, 1.818357216161805012e-01);
  r = __builtin_fma(r, z, 2.222219843214978396e-01);
  r = __builtin_fma(r, z, 2.857142874366239149e-01);
  r = __builtin_fma(r, z, 3.999999999940941908e-01);
  r = __builtin_fma(r, z, 6.666666666666735130e-01);
  r *= z;
  const double half = 0.5 * f * f;
  const double low = __builtin_fma(s, half + r, k * 1.90821492927058770002e-10);
  return k * 6.93147180369123816490e-01 - ((half - low) - f);
}

/// log(1 + x) for x > -1, from the logarithm of the rounded sum and what rounding it lost.
INLINE double log1p_of(double x) {
  const double sum = 1.0 + x;
  const double lost = sum >= 2.0 ? 1.0 - (sum - x) : x - (sum - 1.0);
  return log_of(sum) + lost / sum;
}

/// The exponential within 1 ulp: x = k log 2 + r, a Taylor polynomial of degree 13 on |r| <= log(2) / 2 (its
/// remainder is below 2^-57), and 2^k in two steps so that subnormal results are right.
INLINE double exp_of(double x) {
  const double clamped = x < -746.0 ? -746.0 : x > 710.0 ? 710.0 : x;
  const double shifted = __builtin_fma(clamped, 0x1.71547652b82fep0, 0x1.8p52);
  const double k = shifted - 0x1.8p52;
  double r = __builtin_fma(k, -0x1.62e42fefa39efp-1, clamped);
  r = __builtin_fma(k, -0x1.abc9e3b39803fp-56, r);
  double p = 0x1.6124613a86d09p-33;
  p = __builtin_fma(p, r, 0x1.1eed8eff8d898p-29);
  p = __builtin_fma(p, r, 0x1.ae64567f544e4p-26);
  p = __builtin_fma(p, r, 0x1.27e4fb7789f5cp-22);
  p = __builtin_fma(p, r, 0x1.71de3a556c734p-19);
  p = __builtin_fma(p, r, 0x1.a01a01a01a01ap-16);
  p = __builtin_fma(p, r, 0x1.a01a01a01a01ap-13);
  p = __builtin_fma(p, r, 0x1.6c16c16c16c17p-10);
  p = __builtin_fma(p, r, 0x1.1111111111111p-7);
  p = __builtin_fma(p, r, 0x1.5555555555555p-5);
  p = __builtin_fma(p, r, 0x1.5555555555555p-3);
  p = __builtin_fma(p, r, 0.5);
  p = __builtin_fma(p * r, r, r) + 1.0;
  const int64_t n = (int64_t)(bits_of(shifted) << 32) >> 32, half = n >> 1;
  const double a = of_bits((uint64_t)(half + 1023) << 52), b = of_bits((uint64_t)(n - half + 1023) << 52);
  const double y = p * a * b;
  return x == x ? y : x;
}

#endif
