// The tables of the elementary functions by their three makers: cores, long doubles, loops.

#include "KernelReference.h"

#include <math.h>

#include "../../Sources/CKernels/LargeArguments.h"
#include "../../Sources/CKernels/NormalCore.h"
#include "../../Sources/CKernels/PowerCore.h"
#include "../../Sources/CKernels/include/CKernels.h"

/// The signature of a loop over one operand.
typedef void Loop(double *d, const double *a, long count);

/// The signature of a function of long doubles.
typedef long double Long(long double x);

/// The loops of the copy for one instruction set.
Loop plain_exponential, plain_exponential_minus_1, plain_logarithm, plain_logarithm_plus_1,
  plain_logarithm2, plain_logarithm10, plain_sine, plain_cosine, plain_tangent,
  plain_hyperbolic_tangent, plain_normal_probability, plain_normal_quantile;
void plain_power(double *d, const double *a, const double *b, long count);

double reference_core(ReferenceFunction function, double x, double y) {
  switch (function) {
  case reference_exponential: return raw_exponential(x);
  case reference_exponential_minus_1: return raw_exponential_minus_1(x);
  case reference_logarithm: return raw_logarithm(x);
  case reference_logarithm_plus_1: return raw_logarithm_plus_1(x);
  case reference_logarithm2: return raw_logarithm2(x);
  case reference_logarithm10: return raw_logarithm10(x);
  case reference_power: return raw_power(x, y);
  case reference_sine: return raw_sine(x);
  case reference_cosine: return raw_cosine(x);
  case reference_tangent: return raw_tangent(x);
  case reference_hyperbolic_tangent: return raw_hyperbolic_tangent(x);
  case reference_normal_probability: return raw_normal_probability(x);
  case reference_normal_quantile: return raw_normal_quantile(x);
  }
  return NAN;
}

/// Root one half.
static const long double root_half = 0.707106781186547524400844362104849039L;

/// The normal probability.
static long double long_probability(long double x) { return erfcl(-x * root_half) / 2; }

/// The normal quantile: one step of Newton's method from the core's value, which nearly has it.
static long double long_quantile(long double p) {
  if (!(p > 0 && p < 1)) return p == 0 ? -INFINITY : p == 1 ? INFINITY : NAN;
  long double z = raw_normal_quantile((double)p);
  // Near the middle both sides are differences from one half, which keep their digits.
  long double above = fabsl(z) < 0.5L
    ? erfl(z * root_half) / 2 - (p - 0.5L)
    : z < 0 ? long_probability(z) - p : (1 - p) - long_probability(-z);
  return z - above * expl(z * z / 2) * 2.50662827463100050241576528481104525L;
}

/// The functions of long doubles, in the order of `ReferenceFunction`.
static Long *const longs[] = {
  expl, expm1l, logl, log1pl, log2l, log10l, 0, sinl, cosl, tanl, tanhl, long_probability, long_quantile,
};

int reference_has_long_doubles(void) { return LDBL_MANT_DIG > DBL_MANT_DIG; }

double reference_error(ReferenceFunction function, double x, double y) {
  long double right = function == reference_power ? powl(x, y) : longs[function](x);
  double value = reference_core(function, x, y);
  if (isnan(right) || isnan(value)) return isnan(right) && isnan(value) ? 0 : INFINITY;
  if (isinf((double)right) || isinf(value)) return (double)right == value ? 0 : INFINITY;
  int exponent = right == 0 ? -1022 : ilogbl(right);
  return (double)(fabsl(value - right) / ldexpl(1, (exponent < -1022 ? -1022 : exponent) - 52));
}

/// The loops that the loader picked, in the order of `ReferenceFunction`.
static Loop *const picked[] = {
  yk_exponential, yk_exponential_minus_1, yk_logarithm, yk_logarithm_plus_1, yk_logarithm2,
  yk_logarithm10, 0, yk_sine, yk_cosine, yk_tangent, yk_hyperbolic_tangent, yk_normal_probability,
  yk_normal_quantile,
};

void reference_picked(
  ReferenceFunction function, double *d, const double *a, const double *b, long count) {
  if (function == reference_power) {
    yk_power(d, a, b, count);
  } else {
    picked[function](d, a, count);
  }
}

/// The loops of the copy, in the order of `ReferenceFunction`.
static Loop *const plain[] = {
  plain_exponential, plain_exponential_minus_1, plain_logarithm, plain_logarithm_plus_1,
  plain_logarithm2, plain_logarithm10, 0, plain_sine, plain_cosine, plain_tangent,
  plain_hyperbolic_tangent, plain_normal_probability, plain_normal_quantile,
};

void reference_plain(
  ReferenceFunction function, double *d, const double *a, const double *b, long count) {
  if (function == reference_power) {
    plain_power(d, a, b, count);
  } else {
    plain[function](d, a, count);
  }
}
