"""Writes SobolDirections.c from scipy's copy of the table `new-joe-kuo-6` (Joe & Kuo 2008).

Run from the folder of the file: pip install scipy==1.17.1; python3 sobol_directions.py
"""
import os

import numpy
import scipy.stats

DIMENSIONS = 1024
PER_LINE = 28

path = os.path.join(os.path.dirname(scipy.stats.__file__), "_sobol_direction_numbers.npz")
table = numpy.load(path)
polynomials = [int(p) for p in table["poly"][:DIMENSIONS]]
numbers, offsets = [], []
for dimension in range(DIMENSIONS):
    offsets.append(len(numbers))
    degree = polynomials[dimension].bit_length() - 1
    numbers += [int(v) for v in table["vinit"][dimension][:degree]]


def lines(values):
    rows = [values[i : i + PER_LINE] for i in range(0, len(values), PER_LINE)]
    return ",\n".join("  " + ",".join(str(v) for v in row) for row in rows)


with open("SobolDirections.c", "w") as out:
    out.write(
        f"""// The primitive polynomials and first direction numbers of {DIMENSIONS} Sobol dimensions: S. Joe and F. Y. Kuo,
// "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008),
// 2635-2654, set new-joe-kuo-6. Written by sobol_directions.py.

#include "SobolDirections.h"

const uint16_t ys_sobol_polynomials[{DIMENSIONS}] = {{
{lines(polynomials)}
}};

const uint16_t ys_sobol_offsets[{DIMENSIONS}] = {{
{lines(offsets)}
}};

const uint16_t ys_sobol_numbers[{len(numbers)}] = {{
{lines(numbers)}
}};
"""
    )
