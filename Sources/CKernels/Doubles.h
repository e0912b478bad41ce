#ifndef DOUBLES_H
#define DOUBLES_H

// What the elementary functions are made of: bits, polynomials, and sums and products that keep their errors.
//
// The functions reduce their argument to a small interval without tables, where a polynomial of
// Tests/KernelTests/coefficients.py is good, and carry what rounding drops as the low part of a sum. They have
// no branch and no call, so that a loop over them is vectorised, and a loop's last lanes take the same steps.

#include <stdint.h>
#include <string.h>

#include "Loops.h"

/// Adding this rounds to an integer, which is then in the low bits.
#define ROUNDER 0x1.8p52

/// log 2 and what that double lacks of it.
#define LOG2_HIGH 0x1.62e42fefa39efp-1
#define LOG2_LOW 0x1.abc9e3b39803fp-56

/// An unevaluated sum, whose low part is small next to the high one.
typedef struct {
  double high, low;
} Pair;

/// The bits of a double.
INLINE uint64_t bits_of(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

/// The double of some bits.
INLINE double double_of(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

/// a b + c, rounded once.
INLINE double fused(double a, double b, double c) { return __builtin_fma(a, b, c); }

/// The value of a polynomial, by Horner's rule from its highest coefficient.
INLINE double polynomial(const double *coefficients, int count, double x) {
  double value = coefficients[count - 1];
#pragma clang loop unroll(full)
  for (int i = count - 2; i >= 0; i--) value = fused(value, x, coefficients[i]);
  return value;
}

/// The polynomial of an array of coefficients.
#define POLYNOMIAL(coefficients, x) \
  polynomial(coefficients, sizeof(coefficients) / sizeof(coefficients[0]), x)

/// The value no lower and no higher than the limits; NaN stays.
INLINE double clamped(double value, double low, double high) {
  double raised = value < low ? low : value;
  return raised > high ? high : raised;
}

/// a + b without error, where a is not the smaller one or zero.
INLINE Pair quick_sum(double a, double b) {
  double high = a + b;
  return (Pair){high, b - (high - a)};
}

/// a + b without error.
INLINE Pair sum(double a, double b) {
  double high = a + b, part = high - a;
  return (Pair){high, (a - (high - part)) + (b - part)};
}

/// The product of two pairs.
INLINE Pair product(Pair a, Pair b) {
  double high = a.high * b.high;
  return (Pair){high, fused(a.high, b.low, fused(a.low, b.high, fused(a.high, b.high, -high)))};
}

/// The quotient of two pairs, rounded.
INLINE double quotient(Pair a, Pair b) {
  double inverse = 1.0 / b.high, first = a.high * inverse;
  double rest = fused(-first, b.high, a.high) + fused(-first, b.low, a.low);
  return fused(rest, inverse, first);
}

/// 2^n, for an integer n in the range of normal numbers.
INLINE double power_of_two(double n) { return double_of((bits_of(n + ROUNDER) + 1023) << 52); }

/// value 2^n in two steps, of which the last one alone may round: n reaches further than a factor does.
INLINE double scaled(double value, double n) {
  // Twice the bias is added to the integer in the low bits, and the rounder's own bits are taken away.
  uint64_t both = bits_of(n + ROUNDER) - (0x4338000000000000 - 2046);
  uint64_t half = both >> 1;
  return value * double_of(half << 52) * double_of((both - half) << 52);
}

#endif
