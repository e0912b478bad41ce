// The loops of Sampling: streams, and the quantile functions that need to be fast.

#ifndef CSAMPLING_H
#define CSAMPLING_H

#include <stdint.h>

/// The number of Sobol dimensions that the table holds.
enum { YS_SOBOL_DIMENSIONS = 1024 };

/// Writes the 32 direction numbers of `dimension`, each with its bits reversed.
void ys_sobol_directions(uint32_t *directions, int dimension);

/// Writes `count` points of one scrambled dimension from index `start` on; `key` has three words.
void ys_sobol(double *d, const uint32_t *directions, const uint32_t *key, uint64_t start, long count);

/// Writes `count` points of one dimension as they are, without scrambling, from index `start` on.
void ys_sobol_plain(double *d, const uint32_t *directions, uint64_t start, long count);

/// Writes `count` independent numbers of `stream` from index `start` on.
void ys_counter(double *d, uint64_t key, uint64_t stream, uint64_t start, long count);

/// Writes the four words of Philox4x32-10 for a key and a counter whose upper half is `stream`.
void ys_philox_words(uint32_t *words, uint64_t key, uint64_t stream, uint64_t counter);

/// A permutation of the places of a Latin hypercube.
typedef struct {
  /// The number of places.
  uint64_t size;
  /// A rotation behind the permutation, which makes every place equally likely however few there are.
  uint64_t shift;
  /// The number of bits of the largest place; 62 at the most.
  uint32_t bits;
  /// The keys of the permutation's rounds.
  uint32_t rounds[6];
} ys_latin_key;

/// Turns `count` numbers in (0, 1) into the coordinates of a Latin hypercube from place `start` on, the
/// numbers being the places within their strata.
void ys_latin(double *d, const ys_latin_key *key, uint64_t start, long count);

/// Writes the standard normal quantiles of `count` numbers in (0, 1).
void ys_normal_quantiles(double *d, const double *u, long count);

/// How far below the mean the standard normal quantile of `tail` <= 1/2 is.
double ys_normal_distance(double tail);

/// Writes the chances that a standard normal number is below each of `x`, within the open interval (0, 1).
void ys_normal_chances(double *d, const double *x, long count);

/// The chance that a standard normal number lies beyond `distance` >= 0.
double ys_normal_tail(double distance);

#endif
