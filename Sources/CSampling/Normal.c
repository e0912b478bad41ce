// The standard normal distribution.
//
// The quantile is M. J. Wichura's algorithm AS 241 (PPND16, Applied Statistics 37, 1988, 477-484): a rational
// function of (p - 1/2)^2 in the middle and two of sqrt(-log p) in the tails. A seventh of all draws lie in a
// tail, so a block is done in two passes: the middle for every lane, which vectorises, then the tails, which
// are gathered into a buffer, computed together and put back.

#include "Arithmetic.h"
#include "CSampling.h"

/// The lanes whose tails are gathered at a time.
enum { GROUP = 256 };

/// The quantile for |q| = |p - 1/2| <= 0.425; some finite number elsewhere.
INLINE double central(double q) {
  const double r = __builtin_fma(-q, q, 0.180625);
  double a = 2.5090809287301226727e3, b = 5.2264952788528545610e3;
  a = __builtin_fma(a, r, 3.3430575583588128105e4), b = __builtin_fma(b, r, 2.8729085735721942674e4);
  a = __builtin_fma(a, r, 6.7265770927008700853e4), b = __builtin_fma(b, r, 3.9307895800092710610e4);
  a = __builtin_fma(a, r, 4.5921953931549871457e4), b = __builtin_fma(b, r, 2.1213794301586595867e4);
  a = __builtin_fma(a, r, 1.3731693765509461125e4), b = __builtin_fma(b, r, 5.3941960214247511077e3);
  a = __builtin_fma(a, r, 1.9715909503065514427e3), b = __builtin_fma(b, r, 6.8718700749205790830e2);
  a = __builtin_fma(a, r, 1.3314166789178437745e2), b = __builtin_fma(b, r, 4.2313330701600911252e1);
  a = __builtin_fma(a, r, 3.3871328727963666080e0), b = __builtin_fma(b, r, 1.0);
  return q * a / b;
}

/// How far below the mean the quantile of `p` <= 0.075 is.
INLINE double distance(double p) {
  // Only p = 2^-1022 and more is asked for: the logarithm needs no care of subnormals.
  const double root = sqrt(-log_of(p));
  const int far = root > 5.0;
  const double r = far ? root - 5.0 : root - 1.6;
  double a = far ? 2.01033439929228813265e-7 : 7.74545014278341407640e-4;
  double b = far ? 2.04426310338993978564e-15 : 1.05075007164441684324e-9;
  a = __builtin_fma(a, r, far ? 2.71155556874348757815e-5 : 2.27238449892691845833e-2);
  b = __builtin_fma(b, r, far ? 1.42151175831644588870e-7 : 5.47593808499534494600e-4);
  a = __builtin_fma(a, r, far ? 1.24266094738807843860e-3 : 2.41780725177450611770e-1);
  b = __builtin_fma(b, r, far ? 1.84631831751005468180e-5 : 1.51986665636164571966e-2);
  a = __builtin_fma(a, r, far ? 2.65321895265761230930e-2 : 1.27045825245236838258e0);
  b = __builtin_fma(b, r, far ? 7.86869131145613259100e-4 : 1.48103976427480074590e-1);
  a = __builtin_fma(a, r, far ? 2.96560571828504891230e-1 : 3.64784832476320460504e0);
  b = __builtin_fma(b, r, far ? 1.48753612908506148525e-2 : 6.89767334985100004550e-1);
  a = __builtin_fma(a, r, far ? 1.78482653991729133580e0 : 5.76949722146069140550e0);
  b = __builtin_fma(b, r, far ? 1.36929880922735805310e-1 : 1.67638483018380384940e0);
  a = __builtin_fma(a, r, far ? 5.46378491116411436990e0 : 4.63033784615654529590e0);
  b = __builtin_fma(b, r, far ? 5.99832206555887937690e-1 : 2.05319162663775882187e0);
  a = __builtin_fma(a, r, far ? 6.65790464350110377720e0 : 1.42343711074968357734e0);
  b = __builtin_fma(b, r, 1.0);
  return a / b;
}

/// The quantiles of one group of lanes.
INLINE void quantiles_of_group(double *d, const double *u, long length) {
  double tails[GROUP];
  int lanes[GROUP];
  long found = 0;
  for (long i = 0; i < length; i++) {
    lanes[found] = (int)i;
    found += fabs(u[i] - 0.5) > 0.425;
  }
  for (long i = 0; i < found; i++) {
    const double p = u[lanes[i]];
    tails[i] = p < 0.5 ? p : 1.0 - p;
  }
  IN_PLACE
  for (long i = 0; i < found; i++) tails[i] = distance(tails[i]);
  for (long i = 0; i < found; i++) tails[i] = u[lanes[i]] < 0.5 ? -tails[i] : tails[i];
  IN_PLACE
  for (long i = 0; i < length; i++) d[i] = central(u[i] - 0.5);
  for (long i = 0; i < found; i++) d[lanes[i]] = tails[i];
}

CLONES void ys_normal_quantiles(double *d, const double *u, long count) {
  for (long first = 0; first < count; first += GROUP) {
    quantiles_of_group(d + first, u + first, count - first < GROUP ? count - first : GROUP);
  }
}

CLONES double ys_normal_distance(double tail) { return tail <= 0.075 ? distance(tail) : -central(tail - 0.5); }

/// The Chebyshev coefficients of (y + 5) exp(y^2 / 2) P(Z > y) in t = (5 - y) / (5 + y); normal_tail.py
/// prints them. The next one is below 2^-56 of the first.
static const double upper_tail[24] = {
  1.0849974311281507, 0.9451212330235238, 0.3395428248397067, 0.10080114900127923,
  0.02434161739194819, 0.0045780677530837645, 0.0005962634793872587, 3.0034572403998326e-05,
  -6.9582080289731465e-06, -1.6616222750752958e-06, -4.290591277534993e-08, 3.778472668407595e-08,
  4.656555405437076e-09, -7.26731898119583e-10, -1.876070956044788e-10, 1.3548475355194436e-11,
  6.754835393421318e-12, -2.8389774843955563e-13, -2.470501242837e-13, 9.045031546724195e-15,
  9.451160470487844e-15, -4.824922073332497e-16, -3.7452977100599564e-16, 3.1738537383334686e-17
};

/// P(Z > y) for y >= 0, with its relative error near 1 ulp as far as numbers reach.
INLINE double tail_beyond(double y) {
  const double t = (5.0 - y) / (5.0 + y), twice = 2.0 * t;
  double b = 0.0, next = 0.0;
  for (int k = 23; k > 0; k--) {
    const double last = b;
    b = __builtin_fma(twice, b, upper_tail[k] - next);
    next = last;
  }
  const double scaled = __builtin_fma(t, b, upper_tail[0] - next) / (y + 5.0);
  // The square is needed to more digits than a number has: its rounding error corrects the exponential.
  const double square = y * y, lost = __builtin_fma(y, y, -square);
  return exp_of(-0.5 * square) * __builtin_fma(-0.5 * lost, scaled, scaled);
}

CLONES void ys_normal_chances(double *d, const double *x, long count) {
  IN_PLACE
  for (long i = 0; i < count; i++) {
    const double far = fabs(x[i]), tail = tail_beyond(far > 40.0 ? 40.0 : far);
    const double chance = x[i] < 0.0 ? tail : 1.0 - tail;
    const double least = chance > 0x1p-1000 ? chance : 0x1p-1000;
    d[i] = least < 0x1.fffffffffffffp-1 ? least : 0x1.fffffffffffffp-1;
  }
}

CLONES double ys_normal_tail(double distance) { return distance > 40.0 ? 0.0 : tail_beyond(distance); }
