// Quantile functions over blocks of numbers in (0, 1), and the elementary functions for one number.

#include "Arithmetic.h"
#include "CSampling.h"

CLONES double ys_log(double x) {
  if (!(x > 0.0) || x > 0x1.fffffffffffffp1023) return x == 0.0 ? -INFINITY : x > 0.0 ? x : NAN;
  // A subnormal number is scaled to a normal one.
  return x < 0x1p-1022 ? log_of(x * 0x1p54) - 54.0 * 0x1.62e42fefa39efp-1 : log_of(x);
}

CLONES double ys_log1p(double x) { return x > -1.0 ? log1p_of(x) : x == -1.0 ? -INFINITY : NAN; }

CLONES double ys_exp(double x) { return exp_of(x); }

CLONES void ys_affine(double *d, const double *a, long count, double offset, double scale) {
  IN_PLACE
  for (long i = 0; i < count; i++) d[i] = __builtin_fma(scale, a[i], offset);
}

CLONES void ys_add_scaled(double *d, const double *a, long count, double scale) {
  IN_PLACE
  for (long i = 0; i < count; i++) d[i] = __builtin_fma(scale, a[i], d[i]);
}

CLONES void ys_exponential_of_affine(double *d, const double *a, long count, double offset, double scale) {
  IN_PLACE
  for (long i = 0; i < count; i++) d[i] = exp_of(__builtin_fma(scale, a[i], offset));
}

CLONES void ys_exponential_quantiles(double *d, const double *u, long count, double scale) {
  // log(1 - u): where 1 - u is rounded, what rounding lost is put back.
  for (long i = 0; i < count; i++) {
    const double rest = 1.0 - u[i], lost = (1.0 - rest) - u[i];
    d[i] = -scale * (log_of(rest) + lost / rest);
  }
}

CLONES void ys_triangular_quantiles(double *d, const double *u, long count, double low, double mode, double high) {
  const double left = (high - low) * (mode - low), right = (high - low) * (high - mode);
  const double border = (mode - low) / (high - low);
  for (long i = 0; i < count; i++) {
    const int below = u[i] < border;
    const double root = sqrt(below ? u[i] * left : (1.0 - u[i]) * right);
    d[i] = below ? low + root : high - root;
  }
}

/// The lanes whose pieces are found at a time.
enum { GROUP = 256 };

CLONES long ys_table_quantiles(double *d, const double *u, long count, const double *pieces) {
  long missing = 0;
  int32_t starts[GROUP];
  for (long first = 0; first < count; first += GROUP, d += GROUP, u += GROUP) {
    const long length = count - first < GROUP ? count - first : GROUP;
    for (long i = 0; i < length; i++) {
      const double v = u[i] < 0.5 ? u[i] : 1.0 - u[i];
      const uint64_t bits = bits_of(v);
      const int32_t number = (int32_t)(bits >> (52 - YS_TABLE_BITS)) - YS_TABLE_FIRST;
      const int32_t inside = number > 0 ? number : 0;
      starts[i] = YS_TABLE_TERMS * (u[i] < 0.5 ? inside : inside + YS_TABLE_PIECES);
      // The distance from the piece's upper end, in its length: exact, in (0, 1].
      d[i] = 2.0 - of_bits(0x3FF0000000000000u | (bits << YS_TABLE_BITS & 0x000FFFFFFFFFFFFFu));
    }
    // Lane by lane, 2 ns each: gathering the coefficients into vectors took 17 ns (EPYC 4, AVX-512).
    #pragma clang loop vectorize(disable)
    for (long i = 0; i < length; i++) {
      const double *c = pieces + starts[i], s = d[i];
      double x = c[YS_TABLE_TERMS - 1];
      for (int k = YS_TABLE_TERMS - 2; k >= 0; k--) x = __builtin_fma(x, s, c[k]);
      d[i] = x;
    }
    for (long i = 0; i < length; i++) missing += d[i] != d[i];
  }
  return missing;
}

void ys_search_quantiles(
    double *d, const double *u, long count, const double *cumulative, const double *values,
    const int32_t *guide, long guides) {
  const double scale = (double)guides;
  for (long i = 0; i < count; i++) {
    long k = guide[(long)(u[i] * scale)];
    while (cumulative[k] < u[i]) k++;
    d[i] = values[k];
  }
}
