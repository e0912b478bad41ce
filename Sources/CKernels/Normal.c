// The loops of the normal distribution.

#include "CKernels.h"
#include "NormalCore.h"

UNARY(normal_probability, number(raw_normal_probability(x)))
UNARY(normal_quantile, x > 0 && x < 1 ? inner_quantile(x) : NAN)
