// The loops of the logarithms.

#include "CKernels.h"
#include "LogarithmCore.h"

/// A logarithm, or none where it is infinite or not real.
INLINE double within(double x, double low, double finite) {
  return x > low && x <= DBL_MAX ? finite : NAN;
}

UNARY(logarithm, within(x, 0, finite_logarithm(x)))
UNARY(logarithm2, within(x, 0, finite_logarithm2(x)))
UNARY(logarithm10, within(x, 0, finite_logarithm10(x)))
UNARY(logarithm_plus_1, within(x, -1, finite_logarithm_plus_1(x)))
