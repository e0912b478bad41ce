#ifndef BENCHMARK_PEERS_H
#define BENCHMARK_PEERS_H

/// Fills `result`, row by row, with the two-way table of `count` by `count` values of
/// if x > 1.5 then (a / x) * (b + 1.5) - x / 3 else a * b, where x = a * 0.001 + b * 0.002.
void peer_arithmetic_table(const double *a, const double *b, int count, double *result);

/// Fills `result`, row by row, with the two-way table of `count` by `count` values of
/// a * (1 + b / 10000)^4 / (1 + a / 3).
void peer_power_table(const double *a, const double *b, int count, double *result);

#endif
