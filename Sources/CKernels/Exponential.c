// The loops of exp and its relatives.

#include "CKernels.h"
#include "ExponentialCore.h"

UNARY(exponential, number(raw_exponential(x)))
UNARY(exponential_minus_1, number(raw_exponential_minus_1(x)))
UNARY(hyperbolic_tangent, number(raw_hyperbolic_tangent(x)))
