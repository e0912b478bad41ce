"""Writes `importance_reference.csv`: what SALib and scipy make of the same numbers.

    pip install SALib==1.6.0 scipy numpy && python importance_reference.py > importance_reference.csv
"""
import numpy as np
from SALib.analyze import morris as morris_analysis
from SALib.analyze.sobol import first_order, total_order
from SALib.sample import morris as morris_sample
from scipy import stats


def row(kind, *numbers):
    print(",".join([kind] + [repr(float(x)) for x in numbers]))


rng = np.random.default_rng(6)

# Indices from given values: SALib normalises all values before it estimates.
for case in range(4):
    n = 64
    a, b, ab = rng.normal(5, 2, n), rng.normal(5, 2, n), rng.normal(5, 2, n)
    ab = a + rng.normal(0, 1, n) * (case + 1) / 3
    both = np.r_[a, b]
    shift, scale = both.mean(), both.std()
    na, nb, nab = (a - shift) / scale, (b - shift) / scale, (ab - shift) / scale
    row("sobol", first_order(na, nab, nb), total_order(na, nab, nb), *a, *b, *ab)

# Rank correlations, with ties.
for case in range(4):
    x = np.round(rng.normal(0, 2, 40), case)
    y = np.round(x + rng.normal(0, 2, 40), 1)
    row("spearman", stats.spearmanr(x, y).statistic, *x, *y)


# Morris' test function of twenty inputs, with the coefficients drawn there from a normal distribution
# replaced by (-1)^i and (-1)^(i+j), as in Saltelli et al., "Sensitivity Analysis" (2000).
def morris(x):
    w = 2 * (x - 0.5)
    for i in (2, 4, 6):
        w[:, i] = 2 * (1.1 * x[:, i] / (x[:, i] + 0.1) - 0.5)
    y = np.zeros(len(x))
    for i in range(20):
        y += (20 if i < 10 else (-1) ** (i + 1)) * w[:, i]
    for i in range(20):
        for j in range(i + 1, 20):
            y += (-15 if j < 6 else (-1) ** (i + j + 2)) * w[:, i] * w[:, j]
    for i in range(5):
        for j in range(i + 1, 5):
            for k in range(j + 1, 5):
                y += -10 * w[:, i] * w[:, j] * w[:, k]
    return y + 5 * w[:, 0] * w[:, 1] * w[:, 2] * w[:, 3]


problem = {"num_vars": 20, "names": [f"x{i}" for i in range(20)], "bounds": [[0, 1]] * 20}
x = morris_sample.sample(problem, 20000, num_levels=4, seed=1)
found = morris_analysis.analyze(problem, x, morris(x), num_levels=4, seed=1)
for i in range(20):
    row("morris", i, found["mu_star"][i], found["mu"][i], found["sigma"][i])
