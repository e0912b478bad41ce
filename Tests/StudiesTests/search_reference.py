"""Writes search_reference.csv: zeros of published test functions, found by scipy.

python3 -m venv venv && venv/bin/pip install scipy && venv/bin/python search_reference.py

The functions of one number are those of G. E. Alefeld, F. A. Potra and Y. Shi, "Algorithm 748: enclosing zeros of
continuous functions", 1995, which hold the cases that R. P. Brent tried, and those of the zero finder of J. Burkardt's
`brent`. The systems are Himmelblau's stationary points, and functions of J. J. More, B. S. Garbow and K. E. Hillstrom,
"Testing unconstrained optimization software", 1981.
"""

import csv
import math
import pathlib

import numpy as np
from scipy.optimize import brentq, root

ONE = {
    "sine": (lambda n, x: math.sin(x) - x / 2, [(0, math.pi / 2, math.pi)]),
    "exponential": (lambda n, x: -40 * x * math.exp(-x) if n == 1 else -100 * x * math.exp(-2 * x),
                    [(1, -9.0, 31.0), (2, -9.0, 31.0)]),
    "power": (lambda n, x: x**n - 0.2, [(4, 0.0, 5.0), (8, 0.0, 5.0), (12, 0.0, 5.0)]),
    "flat power": (lambda n, x: x**n, [(3, -1.0, 10.0), (9, -1.0, 4.0), (19, -1.0, 4.0)]),
    "decay": (lambda n, x: 2 * x * math.exp(-n) - 2 * math.exp(-n * x) + 1, [(5, 0.0, 1.0), (20, 0.0, 1.0), (100, 0.0, 1.0)]),
    "quadratic": (lambda n, x: (1 + (1 - n) ** 2) * x - (1 - n * x) ** 2, [(5, 0.0, 1.0), (20, 0.0, 1.0)]),
    "mixed": (lambda n, x: x**2 - (1 - x) ** n, [(5, 0.0, 1.0), (20, 0.0, 1.0)]),
    "quotient": (lambda n, x: (n * x - 1) / ((n - 1) * x), [(5, 0.01, 1.0), (20, 0.01, 1.0)]),
    "root": (lambda n, x: x ** (1 / n) - n ** (1 / n), [(5, 1.0, 100.0), (20, 1.0, 100.0)]),
    "kink": (lambda n, x: (n / 20) * (x / 1.5 + math.sin(x) - 1) if x >= 0 else -n / 20,
             [(5, -10000.0, math.pi / 2), (40, -10000.0, math.pi / 2)]),
    "wikipedia": (lambda n, x: (x + 3) * (x - 1) ** 2, [(0, -4.0, 4 / 3)]),
    "spike": (lambda n, x: math.exp(x) - 1 / (100 * x * x), [(0, 0.0001, 20.0)]),
}


def himmelblau(v):
    x, y = v
    return [4 * x * (x * x + y - 11) + 2 * (x + y * y - 7), 2 * (x * x + y - 11) + 4 * y * (x + y * y - 7)]


SYSTEMS = {
    "himmelblau": (himmelblau, [(-5, 5)] * 2),
    "rosenbrock": (lambda v: [10 * (v[1] - v[0] ** 2), 1 - v[0]], [(-2, 3)] * 2),
    "freudenstein-roth": (lambda v: [-13 + v[0] + ((5 - v[1]) * v[1] - 2) * v[1],
                                     -29 + v[0] + ((v[1] + 1) * v[1] - 14) * v[1]], [(-20, 20), (-10, 10)]),
    "powell badly scaled": (lambda v: [1e4 * v[0] * v[1] - 1, float(np.exp(min(700, -v[0])) + np.exp(min(700, -v[1]))) - 1.0001],
                            [(0, 10)] * 2),
    "helical circle": (lambda v: [v[0] ** 2 + v[1] ** 2 + v[2] ** 2 - 3, v[0] * v[1] * v[2] - 1, v[0] - v[1]],
                       [(-2, 2)] * 3),
    "broyden tridiagonal": (lambda v: [(3 - 2 * v[i]) * v[i] - (v[i - 1] if i else 0)
                                       - 2 * (v[i + 1] if i < 4 else 0) + 1 for i in range(5)], [(-1, 1)] * 5),
}

rows = []
for name, (function, cases) in ONE.items():
    for n, low, high in cases:
        # All zeros that show on a fine grid; brentq finds each to the last digits.
        grid = np.linspace(low, high, 20_001)
        values = [function(n, x) for x in grid]
        zeros = {float(x) for x, f in zip(grid, values) if f == 0}
        for x, y, f, g in zip(grid, grid[1:], values, values[1:]):
            if f * g < 0:
                zeros.add(brentq(lambda z: function(n, z), x, y, xtol=1e-15, rtol=1e-15, maxiter=500))
        if name == "wikipedia":
            zeros.add(1.0)
        for zero in sorted(zeros):
            rows.append([name, n, low, high, repr(float(zero))])
generator = np.random.default_rng(1)
for name, (function, box) in SYSTEMS.items():
    found = []
    for _ in range(4000):
        start = [generator.uniform(low, high) for low, high in box]
        answer = root(function, start, tol=1e-14)
        inside = all(low <= v <= high for v, (low, high) in zip(answer.x, box))
        if answer.success and inside and max(abs(v) for v in function(answer.x)) < 1e-9:
            if not any(np.max(np.abs(answer.x - other)) < 1e-5 for other in found):
                found.append(answer.x)
    for zero in sorted(found, key=list):
        rows.append([name, len(box)] + [f"{low};{high}" for low, high in box[:1]] + ["", ";".join(repr(float(v)) for v in zero)])
    print(name, len(found))
with open(pathlib.Path(__file__).with_name("search_reference.csv"), "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["function", "n", "low", "high", "zero"])
    writer.writerows(rows)
