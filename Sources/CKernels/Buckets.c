// Loops that find numbers by rank: count what lies where, then look only there.

#include "CKernels.h"
#include "Loops.h"

CLONES void YK_NAME(range)(const double *a, long count, double *least, double *greatest) {
  enum { STRIPES = 8 };
  double low[STRIPES], high[STRIPES];
  for (int j = 0; j < STRIPES; j++) low[j] = high[j] = a[0];
  long i = 0;
  for (; i + STRIPES <= count; i += STRIPES) {
    for (int j = 0; j < STRIPES; j++) {
      low[j] = a[i + j] < low[j] ? a[i + j] : low[j];
      high[j] = a[i + j] > high[j] ? a[i + j] : high[j];
    }
  }
  for (int j = 0; i + j < count; j++) {
    low[j] = a[i + j] < low[j] ? a[i + j] : low[j];
    high[j] = a[i + j] > high[j] ? a[i + j] : high[j];
  }
  *least = low[0];
  *greatest = high[0];
  for (int j = 1; j < STRIPES; j++) {
    *least = low[j] < *least ? low[j] : *least;
    *greatest = high[j] > *greatest ? high[j] : *greatest;
  }
}

/// The bucket of `x`.
INLINE uint32_t bucket(double x, double origin, double scale, uint32_t last) {
  double place = (x - origin) * scale;
  // The bucket behind all may be reached by rounding.
  return place < last ? (uint32_t)place : last;
}

CLONES void YK_NAME(count_buckets)(
    const double *a, long count, double origin, double scale, uint32_t last, uint32_t *counts) {
  enum { AHEAD = 64 };
  uint32_t buckets[AHEAD];
  for (long start = 0; start < count; start += AHEAD) {
    long length = count - start < AHEAD ? count - start : AHEAD;
    for (long i = 0; i < length; i++) buckets[i] = bucket(a[start + i], origin, scale, last);
    for (long i = 0; i < length; i++) counts[buckets[i]]++;
  }
}

CLONES void YK_NAME(gather_buckets)(
    double *d, const double *a, long count, double origin, double scale, uint32_t last, long *places) {
  enum { AHEAD = 64 };
  uint32_t buckets[AHEAD];
  for (long start = 0; start < count; start += AHEAD) {
    long length = count - start < AHEAD ? count - start : AHEAD;
    for (long i = 0; i < length; i++) buckets[i] = bucket(a[start + i], origin, scale, last);
    for (long i = 0; i < length; i++) {
      long *place = places + buckets[i];
      if (*place >= 0) d[(*place)++] = a[start + i];
    }
  }
}
