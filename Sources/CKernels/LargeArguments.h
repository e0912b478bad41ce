#ifndef LARGE_ARGUMENTS_H
#define LARGE_ARGUMENTS_H

// The reduction of large arguments by pi / 2 (Payne and Hanek 1983).
//
// x = m 2^e with an integer m of 53 bits. Those bits of 2 / pi whose product with m is a multiple of 4 are left
// out, and the 192 that follow give x / (pi / 2) modulo 4 with 137 bits behind the point, of which no double
// cancels more than 62.

#include "TrigonometryCore.h"

/// 64 zeros and 1280 bits of 2 / pi.
static const uint64_t per_half_pi[] = {
  0x0000000000000000, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
  0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41,
  0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7,
  0x4f463f669e5fea2d, 0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab,
  0xf0cfbc209af4361d,
};

/// 64 bits of 2 / pi from a bit of `per_half_pi` on.
static inline uint64_t bits_of_per_half_pi(int start) {
  const uint64_t *word = per_half_pi + start / 64;
  int shift = start % 64;
  return shift == 0 ? word[0] : word[0] << shift | word[1] >> (64 - shift);
}

/// A fraction of 128 bits as a pair.
static inline Pair pair_of_fraction(unsigned __int128 fraction) {
  if (fraction == 0) return (Pair){0, 0};
  uint64_t top = (uint64_t)(fraction >> 64);
  int zeros = top != 0 ? __builtin_clzll(top) : 64 + __builtin_clzll((uint64_t)fraction);
  fraction <<= zeros;
  double unit = power_of_two(-zeros);
  double high = (double)(uint64_t)(fraction >> 75) * 0x1p-53;
  double low = (double)((uint64_t)(fraction >> 22) & ((1ULL << 53) - 1)) * 0x1p-106;
  return (Pair){high * unit, low * unit};
}

/// The reduction of a finite argument beyond the ordinary ones.
static inline Reduced large_reduction(double x) {
  uint64_t bits = bits_of(fabs(x));
  int exponent = (int)(bits >> 52) - 1075;
  uint64_t m = (bits & ((1ULL << 52) - 1)) | 1ULL << 52;
  // Bit 64 of the array has the weight 1/2, and the first that counts has the weight 2 / 2^exponent.
  int start = 62 + exponent;
  unsigned __int128 low = (unsigned __int128)m * bits_of_per_half_pi(start + 128);
  unsigned __int128 middle = (unsigned __int128)m * bits_of_per_half_pi(start + 64) + (low >> 64);
  uint64_t high = m * bits_of_per_half_pi(start) + (uint64_t)(middle >> 64);
  // The two highest bits are the quadrant; a fraction from a half on counts down from the next one.
  unsigned __int128 product = (unsigned __int128)high << 64 | (uint64_t)middle;
  unsigned __int128 fraction = product << 2 | (uint64_t)low >> 62;
  int is_over = (int)(fraction >> 127);
  uint64_t quadrant = (high >> 62) + (uint64_t)is_over;
  Pair turns = pair_of_fraction(is_over ? -fraction : fraction);
  Pair size = {turns.high * HALF_PI_1, 0};
  size.low = fused(turns.high, HALF_PI_1, -size.high)
    + fused(turns.high, HALF_PI_2, turns.low * HALF_PI_1);
  Pair rest = quick_sum(size.high, size.low);
  int is_negative = is_over != (x < 0);
  return (Reduced){
    is_negative ? (Pair){-rest.high, -rest.low} : rest, x < 0 ? -quadrant : quadrant};
}

/// The reduction of any argument.
static inline Reduced reduction(double x) {
  return is_ordinary(x) ? ordinary_reduction(x) : large_reduction(x);
}

/// sin(x).
static inline double raw_sine(double x) { return reduced_sine(x, reduction(x)); }

/// cos(x).
static inline double raw_cosine(double x) { return reduced_cosine(reduction(x)); }

/// tan(x).
static inline double raw_tangent(double x) { return reduced_tangent(x, reduction(x)); }

#endif
