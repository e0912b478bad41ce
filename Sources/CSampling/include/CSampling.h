// The loops of Sampling: streams, and the quantile functions that need to be fast.

#ifndef CSAMPLING_H
#define CSAMPLING_H

#include <stdint.h>

/// The number of Sobol dimensions that the table holds.
enum { YS_SOBOL_DIMENSIONS = 1024 };

/// Writes the 32 direction numbers of `dimension`, each with its bits reversed.
void ys_sobol_directions(uint32_t *directions, int dimension);

/// A scrambled dimension.
typedef struct {
  /// Its direction numbers, each with its bits reversed.
  uint32_t directions[32];
  /// The key of its scrambling.
  uint32_t key[4];
} ys_sobol_dimension;

/// Makes the dimension with number `number`, scrambled as a key and a stream say.
void ys_sobol_scramble(ys_sobol_dimension *dimension, int number, uint64_t key, uint64_t stream);

/// Writes `count` points of one scrambled dimension from index `start` on.
void ys_sobol(double *d, const ys_sobol_dimension *dimension, uint64_t start, long count);

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

/// The natural logarithm.
double ys_log(double x);

/// log(1 + x).
double ys_log1p(double x);

/// The exponential.
double ys_exp(double x);

/// Writes offset + scale * a.
void ys_affine(double *d, const double *a, long count, double offset, double scale);

/// Adds scale * a, which is somewhere else.
void ys_add_scaled(double *d, const double *a, long count, double scale);

/// Writes exp(offset + scale * a).
void ys_exponential_of_affine(double *d, const double *a, long count, double offset, double scale);

/// Writes the quantiles of the exponential distribution with mean `scale`.
void ys_exponential_quantiles(double *d, const double *u, long count, double scale);

/// Writes the quantiles of a triangular distribution.
void ys_triangular_quantiles(double *d, const double *u, long count, double low, double mode, double high);

/// The shape of a table of polynomial pieces (see QuantileTable.swift).
enum {
  /// An octave of tail chances has 2^2 pieces.
  YS_TABLE_BITS = 2,
  /// The octaves from 2^-16 to 2^-1.
  YS_TABLE_OCTAVES = 15,
  /// The coefficients of a piece.
  YS_TABLE_TERMS = 12,
  /// The pieces of one side: one for all that is below the table, those of the octaves, one for 1/2 itself.
  YS_TABLE_PIECES = YS_TABLE_OCTAVES * 4 + 2,
  /// The first bits, as a number, of the chance just below the table.
  YS_TABLE_FIRST = ((1023 - 1 - YS_TABLE_OCTAVES) << YS_TABLE_BITS) - 1,
};

/// Writes quantiles from a table of pieces, which is that of the lower side and that of the upper side behind
/// it; `d` and `u` are apart. Returns how many lanes are NaN because their piece is.
long ys_table_quantiles(double *d, const double *u, long count, const double *pieces);

/// Writes the value whose cumulative chance is the first that reaches u; the search starts where the guide of
/// floor(u * guides) says.
void ys_search_quantiles(
    double *d, const double *u, long count, const double *cumulative, const double *values,
    const int32_t *guide, long guides);

#endif
