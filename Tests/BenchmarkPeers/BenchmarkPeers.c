// The loops that a C programmer would write by hand for the benchmark's tables.

#include "BenchmarkPeers.h"

#include <math.h>

void peer_arithmetic_table(const double *a, const double *b, int count, double *result) {
  for (int i = 0; i < count; i++) {
    for (int j = 0; j < count; j++) {
      double x = a[i] * 0.001 + b[j] * 0.002;
      result[i * count + j] = x > 1.5 ? (a[i] / x) * (b[j] + 1.5) - x / 3 : a[i] * b[j];
    }
  }
}

void peer_power_table(const double *a, const double *b, int count, double *result) {
  for (int i = 0; i < count; i++) {
    for (int j = 0; j < count; j++) {
      result[i * count + j] = a[i] * pow(1 + b[j] / 10000, 4) / (1 + a[i] / 3);
    }
  }
}
