"""Writes `optimization_reference.csv`: optima that scipy finds, by SLSQP from many starts, differential evolution or milp.

    pip install scipy numpy && python optimization_reference.py > optimization_reference.csv

The problems called HS are those of W. Hock and K. Schittkowski, "Test Examples for Nonlinear Programming Codes" (1981), in
boxes where the book has none; published optima are asserted to six digits.
"""
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, differential_evolution, milp, minimize

sqrt3 = np.sqrt(3)

# name: function, box, inequalities (no less than zero), equalities, published optimum
problems = {
    "rosenbrock-disk": (lambda x: (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2, [(-1.5, 1.5)] * 2,
                        [lambda x: 1 - x[0] ** 2 - x[1] ** 2], [], 0.0456748),
    "rosenbrock-cubic": (lambda x: (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2, [(-1.5, 1.5), (-0.5, 2.5)],
                         [lambda x: x[1] - 1 - (x[0] - 1) ** 3, lambda x: 2 - x[0] - x[1]], [], 0),
    "HS6": (lambda x: (1 - x[0]) ** 2, [(-5, 5)] * 2, [], [lambda x: 10 * (x[1] - x[0] ** 2)], 0),
    "HS21": (lambda x: 0.01 * x[0] ** 2 + x[1] ** 2 - 100, [(2, 50), (-50, 50)],
             [lambda x: 10 * x[0] - x[1] - 10], [], -99.96),
    "HS24": (lambda x: ((x[0] - 3) ** 2 - 9) * x[1] ** 3 / (27 * sqrt3), [(0, 10)] * 2,
             [lambda x: x[0] / sqrt3 - x[1], lambda x: x[0] + sqrt3 * x[1],
              lambda x: 6 - x[0] - sqrt3 * x[1]], [], -1),
    "HS26": (lambda x: (x[0] - x[1]) ** 2 + (x[1] - x[2]) ** 4, [(-3, 3)] * 3, [],
             [lambda x: (1 + x[1] ** 2) * x[0] + x[2] ** 4 - 3], 0),
    "HS35": (lambda x: 9 - 8 * x[0] - 6 * x[1] - 4 * x[2] + 2 * x[0] ** 2 + 2 * x[1] ** 2 + x[2] ** 2
             + 2 * x[0] * x[1] + 2 * x[0] * x[2], [(0, 3)] * 3,
             [lambda x: 3 - x[0] - x[1] - 2 * x[2]], [], 1 / 9),
    "HS43": (lambda x: x[0] ** 2 + x[1] ** 2 + 2 * x[2] ** 2 + x[3] ** 2 - 5 * x[0] - 5 * x[1] - 21 * x[2]
             + 7 * x[3], [(-5, 5)] * 4,
             [lambda x: 8 - x[0] ** 2 - x[1] ** 2 - x[2] ** 2 - x[3] ** 2 - x[0] + x[1] - x[2] + x[3],
              lambda x: 10 - x[0] ** 2 - 2 * x[1] ** 2 - x[2] ** 2 - 2 * x[3] ** 2 + x[0] + x[3],
              lambda x: 5 - 2 * x[0] ** 2 - x[1] ** 2 - x[2] ** 2 - 2 * x[0] + x[1] + x[3]], [], -44),
    "HS65": (lambda x: (x[0] - x[1]) ** 2 + (x[0] + x[1] - 10) ** 2 / 9 + (x[2] - 5) ** 2,
             [(-4.5, 4.5)] * 2 + [(-5, 5)], [lambda x: 48 - x[0] ** 2 - x[1] ** 2 - x[2] ** 2], [],
             0.9535288567),
    "HS71": (lambda x: x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2], [(1, 5)] * 4,
             [lambda x: x[0] * x[1] * x[2] * x[3] - 25],
             [lambda x: x[0] ** 2 + x[1] ** 2 + x[2] ** 2 + x[3] ** 2 - 40], 17.0140173),
    "gomez-levy": (lambda x: 4 * x[0] ** 2 - 2.1 * x[0] ** 4 + x[0] ** 6 / 3 + x[0] * x[1] - 4 * x[1] ** 2
                   + 4 * x[1] ** 4, [(-1, 0.75), (-1, 1)],
                   [lambda x: 1.5 + np.sin(4 * np.pi * x[0]) - 2 * np.sin(2 * np.pi * x[1]) ** 2], [],
                   -1.031628453),
}
rng = np.random.default_rng(3)
for name, (f, box, inequalities, equalities, published) in problems.items():
    low, high = np.array(box).T
    conditions = [{"type": "ineq", "fun": g} for g in inequalities] + [{"type": "eq", "fun": h} for h in equalities]
    found = []
    for start in rng.uniform(low, high, (60, len(box))):
        r = minimize(f, start, method="SLSQP", bounds=box, constraints=conditions,
                     options={"ftol": 1e-14, "maxiter": 1000})
        missing = max([-g(r.x) for g in inequalities] + [abs(h(r.x)) for h in equalities])
        if r.success and missing < 1e-9:
            found.append(r.fun)
    best = min(found)
    assert abs(best - published) < 2e-6 * (1 + abs(published)), (name, best, published)
    print(f"{name},{float(best)!r}")

# No conditions, many optima: M. Styblinski and T.-S. Tang's function of four numbers.
r = differential_evolution(lambda x: np.sum(x ** 4 - 16 * x ** 2 + 5 * x) / 2, [(-5, 5)] * 4, seed=1, tol=1e-12)
print(f"styblinski-tang,{float(r.fun)!r}")

# A knapsack of eight things, up to two of each, by integer programming.
value = np.array([12, 7, 9, 15, 4, 11, 6, 13])
weight = np.array([5.5, 3.2, 4.1, 7.3, 1.9, 5.2, 2.8, 6.1])
r = milp(-value, constraints=LinearConstraint(weight, ub=31), integrality=np.ones(8), bounds=Bounds(0, 2))
print(f"knapsack,{float(r.fun)!r}")

# The pressure vessel of E. Sandgren (1990): two thicknesses in steps of a sixteenth, a radius and a length.
best = np.inf
for i in range(1, 25):
    for j in range(1, 25):
        a, b = i / 16, j / 16
        r_max = min(a / 0.0193, b / 0.00954)
        # Cost grows with both, and the volume has to be there: the greatest radius, or the length that is left.
        def cost(r):
            length = max(10, (1296000 - 4 / 3 * np.pi * r ** 3) / (np.pi * r ** 2))
            if length > 200:
                return np.inf
            return 0.6224 * a * r * length + 1.7781 * b * r ** 2 + 3.1661 * a ** 2 * length + 19.84 * a ** 2 * r
        best = min([best] + [cost(r) for r in np.append(np.linspace(10, r_max, 4001), r_max) if r >= 10])
assert abs(best - 6059.714335) < 1e-3, best
print(f"pressure-vessel,{float(best)!r}")
