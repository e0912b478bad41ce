#ifndef NORMAL_CORE_H
#define NORMAL_CORE_H

// The normal distribution and its quantile.
//
// P(Z > t) = exp(-t^2 / 2) M(t), where M falls slowly and, times t + 5, is a polynomial in (t - 5) / (t + 5) for
// all t from zero on; near zero it is a half less an odd polynomial of t, which loses nothing.
//
// The quantile of p is 2 p - 1 times a polynomial in log(4 p (1 - p)) in the middle, and in the tails sqrt(2) t plus
// a ratio of polynomials in t, where t^2 is -log p; each of two ranges of t has its own ratio.

#include "ExponentialCore.h"
#include "LogarithmCore.h"

/// exp(t^2 / 2) P(Z > t) (t + 5) in (t - 5) / (t + 5), for t in 0 ... 39.
static const double upper_ratio[] = {
  0x1.89d3abe1f95aep-1,  -0x1.54ad03f27ca16p-1, 0x1.fb31653876f61p-2,  -0x1.410ed5f875aedp-2,
  0x1.51f6329f027bdp-3,  -0x1.1b1c254c96c1dp-4, 0x1.54b4d4f42d307p-6,  -0x1.88590eb190605p-9,
  -0x1.a2503726d7d8dp-11, 0x1.1daf1e38b52a3p-11, -0x1.f2149ecbd1bf9p-15, -0x1.a17125b7bbc29p-15,
  0x1.17deaef983634p-16, 0x1.0b304d60e3657p-18, -0x1.73c57928ac241p-19, -0x1.6aaee5dacd2c3p-22,
  0x1.d1cf96b8df051p-22, 0x1.78cb846183c7ep-25, -0x1.1c29b348ef65cp-24, -0x1.69e1e214501afp-27,
  0x1.0002a67c5da1cp-27, 0x1.27da06158df61p-29,
};

/// (P(Z < t) - 1/2) / t in t^2, up to `HALF_LIMIT`.
static const double half_factor[] = {
  0x1.9884533d43651p-2, -0x1.1058377e2cfd0p-4, 0x1.46d042977b6c3p-7, -0x1.37403f75cc292p-10,
  0x1.e42b13700f4e5p-14, -0x1.3cea0f5c6ad8ep-17, 0x1.65c529a92d83dp-21, -0x1.699d5d411cdb6p-25,
  0x1.bcdf9ef5bf314p-29, -0x1.328c0de0f4a6ep-31,
};

/// Below this t, where P(Z > t) is above 1/4, the sum of a half and a product is as good as its last rounding.
#define HALF_LIMIT 0.67

/// The quantile of p over 2 p - 1 in -log(4 p (1 - p)) - 5/2, for p above 1/512.
static const double middle_factor[] = {
  0x1.0fc8bc55fe004p+1,  0x1.652c5b9e4a45bp-2,  -0x1.83296808f6e4ep-8, -0x1.d069d456b528ap-10,
  0x1.43a5452e64a5dp-12, -0x1.da28c528a819ep-18, -0x1.444233f82ff13p-18, 0x1.6b78e1b2f4ff6p-21,
  0x1.45f968486ba40p-26, -0x1.07e222dd629adp-26, 0x1.60b5051f12c1bp-30, 0x1.73fce7ac79e2fp-33,
  -0x1.82fbd53160677p-35, 0x1.69d7daad485a8p-40, 0x1.abe59117866eep-41, -0x1.e15a9bbbcc4b4p-44,
  -0x1.483c352f6c31cp-48, 0x1.73ce15a924b5ep-49, -0x1.3eaebe22137a5p-53, -0x1.18139f071fbc3p-55,
  0x1.f6cb6c15b6ca6p-59,
};

/// The upper and lower polynomials of the near tail in t - 5/2, for t in 5/2 ... 6.
static const double near_upper[] = {
  -0x1.4ade2296a5a88p-1, -0x1.f6346f540c93cp-1, -0x1.40ca0cb283607p-1, -0x1.90c087c518bbep-3,
  -0x1.d6eafcfad0987p-6, -0x1.c52de5671889dp-10, -0x1.ffbf5e194f9b0p-16, -0x1.bbb5455aeae95p-26,
};
static const double near_lower[] = {
  0x1.0000000000000p+0, 0x1.c31f58d339afep+0, 0x1.547b9fe14ef20p+0, 0x1.0d299676eb565p-1,
  0x1.c5668fb351165p-4, 0x1.7cc5e4d4cedfdp-7, 0x1.0f4fb01457805p-11, 0x1.bb1a3cf5a5a56p-18,
};

/// The same of the far tail in t - 6, for t in 6 ... 27.4.
static const double far_upper[] = {
  -0x1.757067ddf79cdp-2, -0x1.38f6164fcd570p-3, -0x1.807291830422bp-6, -0x1.ace2b89f4143ep-10,
  -0x1.b68ece3c3d236p-15, -0x1.6e088e734903cp-21, -0x1.6462e3f71d76ap-29, -0x1.c9af809f9d243p-42,
};
static const double far_lower[] = {
  0x1.0000000000000p+0, 0x1.11943b59d6f77p-1, 0x1.c5cabc61947dep-4, 0x1.70eb51f50d21ep-7,
  0x1.326fa753e42a7p-11, 0x1.ee8408ef7d94bp-17, 0x1.4c663bfd79e13p-23, 0x1.f74ef9807030cp-32,
};

/// A polynomial of eight coefficients from one of two arrays.
INLINE double chosen_polynomial(int is_far, const double *far, const double *near, double x) {
  double value = is_far ? far[7] : near[7];
#pragma clang loop unroll(full)
  for (int i = 6; i >= 0; i--) value = fused(value, x, is_far ? far[i] : near[i]);
  return value;
}

/// The probability that a standard normal variable is at most x.
INLINE double raw_normal_probability(double x) {
  double t = clamped(fabs(x), 0, 39);
  double square = t * t, lost = fused(t, t, -square);
  double n = binary_exponent(-0.5 * square);
  double r = binary_remainder(-0.5 * square, n) - 0.5 * lost;
  Pair shifted = sum(t, 5);
  double inverse = 1 / shifted.high;
  double missing = inverse * fused(-inverse, shifted.low, fused(-inverse, shifted.high, 1));
  // (t - 5) / (t + 5) as 1 - 10 / (t + 5).
  double v = fused(-10, missing, fused(-10, inverse, 1));
  double ratio = POLYNOMIAL(upper_ratio, v);
  ratio = fused(ratio, inverse, ratio * missing);
  double tail = scaled(fused(ratio, r + exponential_rest(r), ratio), n);
  double near = fused(x, POLYNOMIAL(half_factor, square), 0.5);
  return t < HALF_LIMIT ? near : x > 0 ? 1 - tail : tail;
}

/// The quantile of the smaller probability of both sides, without its sign, where it is in a tail.
INLINE double tail_quantile(double negative_log) {
  double t = sqrt(negative_log);
  int is_far = t > 6;
  double u = t - (is_far ? 6.0 : 2.5);
  double upper = chosen_polynomial(is_far, far_upper, near_upper, u);
  double lower = chosen_polynomial(is_far, far_lower, near_lower, u);
  return fused(t, 0x1.6a09e667f3bcdp+0, upper / lower);
}

/// The quantile of a probability between zero and one.
INLINE double inner_quantile(double p) {
  double distance = 2 * p - 1, side = 1 - p, smaller = p < side ? p : side;
  int is_middle = smaller > 0x1p-9;
  double w = -finite_logarithm(is_middle ? 4 * p * side : smaller);
  double middle = distance * POLYNOMIAL(middle_factor, w - 2.5);
  double tail = copysign(tail_quantile(w), distance);
  return is_middle ? middle : tail;
}

/// The quantile of a probability: the number that a standard normal variable does not exceed with it.
INLINE double raw_normal_quantile(double p) {
  double limit = p == 0 ? -INFINITY : p == 1 ? INFINITY : NAN;
  return p > 0 && p < 1 ? inner_quantile(p) : limit;
}

#endif
