// The table of direction numbers: see SobolDirections.c.

#ifndef SOBOL_DIRECTIONS_H
#define SOBOL_DIRECTIONS_H

#include <stdint.h>

/// The polynomial of each dimension, its highest bit first; that of dimension 0 has degree 0.
extern const uint16_t ys_sobol_polynomials[];

/// Where the numbers of each dimension start.
extern const uint16_t ys_sobol_offsets[];

/// The first direction numbers of each dimension, as many as the degree of its polynomial.
extern const uint16_t ys_sobol_numbers[];

#endif
