#ifndef C_KERNELS_H
#define C_KERNELS_H

#include <stdint.h>

// Element loops over blocks of lanes, compiled for several instruction sets and picked when the program
// is loaded. All of them give the same bits: an operation is one IEEE operation, never a fused one,
// and the elementary functions are made of such operations and of fused ones asked for by name. Their results
// are within 1.5 units in the last place; the quantile's and the normal probability's are within 4.
//
// A lane without a value holds NaN, always with the bits of NAN. Every kernel passes it on, and makes NaN of results
// that are infinite.
// `d` may be the same block as an operand, but not overlap it otherwise.

#define YK_UNARY(name) void yk_##name(double *d, const double *a, long count)
#define YK_BINARY(name) void yk_##name(double *d, const double *a, const double *b, long count)

YK_UNARY(negate);
YK_UNARY(not);
YK_UNARY(absolute);
/// d <- true where a has a value, false where it has none: the one kernel that does not pass NaN on.
YK_UNARY(known);
YK_UNARY(square_root);
YK_UNARY(exponential);
YK_UNARY(exponential_minus_1);
YK_UNARY(logarithm);
YK_UNARY(logarithm2);
YK_UNARY(logarithm10);
YK_UNARY(logarithm_plus_1);
YK_UNARY(floor);
YK_UNARY(ceiling);
YK_UNARY(round);
/// d <- a, where it is a whole number.
YK_UNARY(whole_number);
/// d <- 12 times the year of the day that lies a days after 1970-01-01, and its month from 0.
YK_UNARY(month_of_day);
/// d <- the days from 1970-01-01 to the first day of the month a, counted as `month_of_day` does.
YK_UNARY(first_day_of_month);
YK_UNARY(sine);
YK_UNARY(cosine);
YK_UNARY(tangent);
YK_UNARY(hyperbolic_tangent);
/// d <- the probability that a standard normal variable is at most a.
YK_UNARY(normal_probability);
/// d <- what a standard normal variable does not exceed with the probability a.
YK_UNARY(normal_quantile);

YK_BINARY(add);
YK_BINARY(subtract);
YK_BINARY(multiply);
YK_BINARY(divide);
YK_BINARY(power);
YK_BINARY(minimum);
YK_BINARY(maximum);
YK_BINARY(equal);
YK_BINARY(not_equal);
YK_BINARY(less);
YK_BINARY(less_or_equal);
YK_BINARY(and);
YK_BINARY(or);

/// d <- a where c is true, b where it is false.
void yk_select(double *d, const double *a, const double *b, const double *c, long count);

/// The sum of `count` numbers: eight of them side by side, then pairwise.
double yk_sum(const double *a, long count);

/// The sums of the squares and of the cubes of the distances of `count` numbers from `mean`, in the same order.
void yk_central_sums(const double *a, long count, double mean, double *squares, double *cubes);

/// The least and the greatest of `count` numbers, at least one; whatever where one of them is NaN.
void yk_range(const double *a, long count, double *least, double *greatest);

/// Counts how many of `count` numbers lie in each bucket: (a - origin) * scale cut down to a whole number, and
/// `last` at the most. No number is less than `origin`.
void yk_count_buckets(
    const double *a, long count, double origin, double scale, uint32_t last, uint32_t *counts);

/// Copies those of `count` numbers that lie in buckets with a place: `places` has the position in `d` that the next one
/// of the bucket takes, or less than zero where none is wanted.
void yk_gather_buckets(
    double *d, const double *a, long count, double origin, double scale, uint32_t last, long *places);

#endif
