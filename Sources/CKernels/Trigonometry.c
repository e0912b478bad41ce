// The loops of the circular functions.
//
// A block that holds no large argument, which is nearly every one, is walked by a vectorised loop, and another
// one lane by lane; an ordinary lane takes the same steps in both.

#include "CKernels.h"
#include "LargeArguments.h"

/// Whether all lanes of a block are reduced in the loop.
CLONES static int all_ordinary(const double *a, long count) {
  uint64_t others = 0;
  for (long i = 0; i < count; i++) others |= is_ordinary(a[i]) ? 0 : 1;
  return others == 0;
}

/// Defines the loop over ordinary lanes, the one over any, and the one that chooses.
#define CIRCULAR(name, ordinary, any)                                               \
  CLONES static void ordinary_##name(double *d, const double *a, long count) {      \
    FOR_EACH_LANE {                                                                 \
      double x = a[i];                                                              \
      d[i] = number(ordinary);                                                      \
    }                                                                               \
  }                                                                                 \
                                                                                    \
  void YK_NAME(name)(double *d, const double *a, long count) {                      \
    if (all_ordinary(a, count)) {                                                   \
      ordinary_##name(d, a, count);                                                 \
    } else {                                                                        \
      for (long i = 0; i < count; i++) d[i] = number(any(a[i]));                    \
    }                                                                               \
  }

CIRCULAR(sine, reduced_sine(x, ordinary_reduction(x)), raw_sine)
CIRCULAR(cosine, reduced_cosine(ordinary_reduction(x)), raw_cosine)
CIRCULAR(tangent, reduced_tangent(x, ordinary_reduction(x)), raw_tangent)
