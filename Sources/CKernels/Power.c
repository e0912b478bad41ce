// The loop of pow.
//
// Most bases are ordinary positive numbers, and most squares are squares throughout. So the lanes are taken in groups, and each
// group goes through the shortest loop that is right for all of its lanes, with the bits of the one for any lanes.

#include "CKernels.h"
#include "PowerCore.h"

/// The lanes of a group.
enum { GROUP = 64 };

/// x^y, or none where an operand is: here even none to the power zero is none.
INLINE double power(double x, double y) {
  return isunordered(x, y) ? NAN : number(ordered_power(x, y));
}

/// Whether all exponents are two.
INLINE int are_squares(const double *b, long count) {
  if (b[0] != 2) return 0;
  uint64_t other = 0;
  for (long i = 0; i < count; i++) other |= b[i] != 2;
  return other == 0;
}

/// Makes the powers of a group, unless a lane is no plain power: of a base that is not positive, normal and finite, or with an
/// exponent that is none, huge or two.
///
/// There are two loops, because the registers would not hold what one for both needs when several vectors are under way
/// at once.
INLINE int made_plain_powers(double *d, const double *a, const double *b, long count) {
  double high[GROUP], low[GROUP];
  uint64_t special = 0;
  _Pragma("clang loop vectorize(assume_safety) interleave_count(4)")
  for (long i = 0; i < count; i++) {
    special |= !(a[i] >= DBL_MIN) | !(a[i] <= DBL_MAX) | !(fabs(b[i]) <= 0x1p65) | (b[i] == 2);
    Pair exponent = plain_exponent(a[i], b[i]);
    high[i] = exponent.high;
    low[i] = exponent.low;
  }
  if (special) return 0;
  _Pragma("clang loop vectorize(assume_safety) interleave_count(4)")
  for (long i = 0; i < count; i++) d[i] = number(power_of_pair((Pair){high[i], low[i]}));
  return 1;
}

CLONES void YK_NAME(power)(double *d, const double *a, const double *b, long count) {
  for (long start = 0; start < count; start += GROUP, d += GROUP, a += GROUP, b += GROUP) {
    const long length = count - start < GROUP ? count - start : GROUP;
    if (are_squares(b, length)) {
      _Pragma("clang loop vectorize(assume_safety)")
      for (long i = 0; i < length; i++) d[i] = number(a[i] * a[i]);
    } else if (!made_plain_powers(d, a, b, length)) {
      _Pragma("clang loop vectorize(assume_safety)")
      for (long i = 0; i < length; i++) d[i] = power(a[i], b[i]);
    }
  }
}
