// The element loops of the engine.
//
// They are plain loops that the compiler vectorises; `target_clones` compiles each twice, for every x86-64
// and for those with AVX2, and the loader picks one. Selections are written as conditional expressions
// over values that are computed anyway, which become blends.

#include "CKernels.h"

#include <float.h>
#include <math.h>

#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("avx2", "default")))
#else
#define CLONES
#endif

// A result that no number holds is none.
static inline double number(double value) { return fabs(value) <= DBL_MAX ? value : NAN; }

// A truth, or none where an operand is none: their sum is NaN just then, or where infinities
// meet, which no lane holds.
static inline double truth(int holds, double a, double b) {
  return isunordered(a, b) ? NAN : holds ? 1.0 : 0.0;
}

#define UNARY(name, expression)                                      \
  CLONES void yk_##name(double *d, const double *a, long count) {    \
    for (long i = 0; i < count; i++) {                               \
      double x = a[i];                                               \
      d[i] = (expression);                                           \
    }                                                                \
  }

#define BINARY(name, expression)                                                     \
  CLONES void yk_##name(double *d, const double *a, const double *b, long count) {   \
    for (long i = 0; i < count; i++) {                                               \
      double x = a[i], y = b[i];                                                     \
      d[i] = (expression);                                                           \
    }                                                                                \
  }

UNARY(negate, -x)
UNARY(not, 1.0 - x)
UNARY(absolute, fabs(x))
UNARY(square_root, sqrt(x))
UNARY(exponential, number(exp(x)))
UNARY(logarithm, number(log(x)))
UNARY(logarithm2, number(log2(x)))
UNARY(logarithm10, number(log10(x)))
UNARY(floor, floor(x))
UNARY(ceiling, ceil(x))
UNARY(round, round(x))
UNARY(sine, sin(x))
UNARY(cosine, cos(x))
UNARY(tangent, tan(x))

BINARY(add, number(x + y))
BINARY(subtract, number(x - y))
BINARY(multiply, number(x * y))
BINARY(divide, number(x / y))
BINARY(power, isunordered(x, y) ? NAN : number(pow(x, y)))
BINARY(minimum, isunordered(x, y) ? NAN : x < y ? x : y)
BINARY(maximum, isunordered(x, y) ? NAN : x > y ? x : y)
BINARY(equal, truth(x == y, x, y))
BINARY(not_equal, truth(x != y, x, y))
BINARY(less, truth(x < y, x, y))
BINARY(less_or_equal, truth(x <= y, x, y))
BINARY(and, x == 0 || y == 0 ? 0.0 : isunordered(x, y) ? NAN : 1.0)
BINARY(or, x == 1 || y == 1 ? 1.0 : isunordered(x, y) ? NAN : 0.0)

CLONES void yk_select(double *d, const double *a, const double *b, const double *c, long count) {
  for (long i = 0; i < count; i++) {
    double x = a[i], y = b[i], condition = c[i];
    d[i] = condition == 1 ? x : condition == 0 ? y : NAN;
  }
}
