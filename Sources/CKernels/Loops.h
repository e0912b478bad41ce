#ifndef LOOPS_H
#define LOOPS_H

// The shape of every element loop: what it is compiled for, what it is called, how it walks its lanes.
//
// `target_clones` compiles a loop for every x86-64, for those with AVX2 and FMA and for those with AVX-512,
// and the loader picks one. All give the same bits: contraction is off, and a fused operation is asked for
// by name, which becomes an instruction where there is one and the C library's exact `fma` elsewhere.

#include <float.h>
#include <math.h>

/// The instruction sets a loop is compiled for.
#if defined(YK_ONE_TARGET)
#define CLONES
#elif defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

/// The name of a loop, under which a second copy can be compiled for one instruction set.
#ifndef YK_NAME
#define YK_NAME(name) yk_##name
#endif

/// A function that becomes part of the loop that calls it: a call would keep the loop from being vectorised.
#define INLINE static inline __attribute__((always_inline))

/// A result that no number holds is none. Every NaN becomes this one, since the sign and the payload of those that
/// processors make are not the same everywhere.
INLINE double number(double value) { return fabs(value) <= DBL_MAX ? value : NAN; }

/// Walks the lanes. A result may take the place of an operand, lane for lane, which the compiler would take for a
/// reason not to vectorise; each lane depends on its own operands alone. Four vectors are under way at once: each step of
/// an elementary function waits for the one before, and the processor does not look far enough ahead to find the next
/// vector by itself (a quarter of the time of pow and exp, a third without AVX-512).
#define FOR_EACH_LANE                               \
  _Pragma("clang loop vectorize(assume_safety) interleave_count(4)") \
  for (long i = 0; i < count; i++)

/// Defines a loop over one operand, x.
#define UNARY(name, expression)                                       \
  CLONES void YK_NAME(name)(double *d, const double *a, long count) { \
    FOR_EACH_LANE {                                                   \
      double x = a[i];                                                \
      d[i] = (expression);                                            \
    }                                                                 \
  }

/// Defines a loop over two operands, x and y.
#define BINARY(name, expression)                                                       \
  CLONES void YK_NAME(name)(double *d, const double *a, const double *b, long count) { \
    FOR_EACH_LANE {                                                                    \
      double x = a[i], y = b[i];                                                       \
      d[i] = (expression);                                                             \
    }                                                                                  \
  }

#endif
