#ifndef KERNEL_REFERENCE_H
#define KERNEL_REFERENCE_H

// What the elementary kernels are compared with: long doubles of the C library, and a copy of the kernels that
// is compiled for one instruction set, without vectors and without fused instructions.

/// An elementary function, by its place in the tables of this target.
typedef enum {
  reference_exponential,
  reference_exponential_minus_1,
  reference_logarithm,
  reference_logarithm_plus_1,
  reference_logarithm2,
  reference_logarithm10,
  reference_power,
  reference_sine,
  reference_cosine,
  reference_tangent,
  reference_hyperbolic_tangent,
  reference_normal_probability,
  reference_normal_quantile,
} ReferenceFunction;

/// The value of a function as its core gives it, infinities included; y counts for `power` only.
double reference_core(ReferenceFunction function, double x, double y);

/// Whether long doubles have digits beyond those of doubles.
int reference_has_long_doubles(void);

/// The distance of `reference_core` from the long double's value, in units of the last place of a double.
double reference_error(ReferenceFunction function, double x, double y);

/// d <- the function of a (and b), by the kernel that the loader picked.
void reference_picked(
  ReferenceFunction function, double *d, const double *a, const double *b, long count);

/// The same by the copy for one instruction set.
void reference_plain(
  ReferenceFunction function, double *d, const double *a, const double *b, long count);

#endif
