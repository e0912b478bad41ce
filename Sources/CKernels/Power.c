// The loop of pow.

#include "CKernels.h"
#include "PowerCore.h"

/// x^y, or none where an operand is: here even none to the power zero is none.
INLINE double power(double x, double y) {
  return isunordered(x, y) ? NAN : number(ordered_power(x, y));
}

BINARY(power, power(x, y))
