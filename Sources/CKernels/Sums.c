// Sums over the lanes of a block.
//
// The order is fixed here and not left to the compiler: lane i adds to the partial sum i mod 8, and
// the partial sums are added pairwise, so that every instruction set gives the same bits.

#include "CKernels.h"
#include "Loops.h"

/// The number of partial sums: a register of eight doubles, or two or four smaller ones.
enum { STRIPES = 8 };

/// The sum of the partial sums.
INLINE double total(const double *s) {
  return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

CLONES double YK_NAME(sum)(const double *a, long count) {
  double sums[STRIPES] = {0};
  long i = 0;
  for (; i + STRIPES <= count; i += STRIPES) {
    for (int j = 0; j < STRIPES; j++) sums[j] += a[i + j];
  }
  for (int j = 0; i + j < count; j++) sums[j] += a[i + j];
  return total(sums);
}

/// Adds the square and the cube of how far `value` is from `mean`.
INLINE void add_powers(double value, double mean, double *square, double *cube) {
  double distance = value - mean;
  double squared = distance * distance;
  *square += squared;
  *cube += squared * distance;
}

CLONES void YK_NAME(central_sums)(const double *a, long count, double mean, double *squares, double *cubes) {
  double second[STRIPES] = {0}, third[STRIPES] = {0};
  long i = 0;
  for (; i + STRIPES <= count; i += STRIPES) {
    for (int j = 0; j < STRIPES; j++) add_powers(a[i + j], mean, &second[j], &third[j]);
  }
  for (int j = 0; i + j < count; j++) add_powers(a[i + j], mean, &second[j], &third[j]);
  *squares = total(second);
  *cubes = total(third);
}
