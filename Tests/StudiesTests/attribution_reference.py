"""Writes `attribution_reference.csv`: SALib's shares of groups, and the Shapley effects of a linear Gaussian model.

    pip install SALib==1.6.0 numpy && python attribution_reference.py > attribution_reference.csv
"""
from math import comb

import numpy as np
from SALib.analyze import morris as morris_analysis, sobol as sobol_analysis
from SALib.sample import morris as morris_sample, sobol as sobol_sample


def row(kind, *numbers):
    print(",".join([kind] + [repr(float(x)) for x in numbers]))


# Ishigami and Homma's function plus a product, in three groups: (x1, x3), (x2), (x4, x5).
def model(x):
    return (np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
            + x[:, 3] * x[:, 4] * x[:, 1])


problem = {
    "num_vars": 5, "names": ["x1", "x2", "x3", "x4", "x5"], "groups": ["A", "B", "A", "C", "C"],
    "bounds": [[-np.pi, np.pi]] * 3 + [[0, 2]] * 2,
}
x = sobol_sample.sample(problem, 2 ** 17, calc_second_order=False, seed=1)
found = sobol_analysis.analyze(problem, model(x), calc_second_order=False, seed=1)
names = list(dict.fromkeys(problem["groups"]))
for name in "ABC":
    k = names.index(name)
    row("groups", found["S1"][k], found["ST"][k])

x = morris_sample.sample(problem, 20000, num_levels=4, seed=1)
found = morris_analysis.analyze(problem, x, model(x), num_levels=4, seed=1)
for name in "ABC":
    row("screen", found["mu_star"][list(found["names"]).index(name)])

# y = sum of beta_i x_i, where the normal x have the correlations l_i l_j: the worth of a set is the variance of what is to
# be expected given it, and the effects follow from all sets (Song, Nelson, Staum 2016; Owen and Prieur 2017).
d = 13
rng = np.random.default_rng(7)
beta = np.round(rng.uniform(-2, 3, d), 2)
load = np.round(rng.uniform(-0.9, 0.9, d), 2)
r = np.outer(load, load)
np.fill_diagonal(r, 1)
c = r @ beta
worth = np.zeros(2 ** d)
for u in range(1, 2 ** d):
    s = [i for i in range(d) if u >> i & 1]
    worth[u] = c[s] @ np.linalg.solve(r[np.ix_(s, s)], c[s])
effects = np.zeros(d)
sizes = np.array([bin(u).count("1") for u in range(2 ** d)])
for i in range(d):
    u = np.array([u for u in range(2 ** d) if not u >> i & 1])
    weights = np.array([1 / comb(d - 1, s) for s in sizes[u]]) / d
    effects[i] = weights @ (worth[u | 1 << i] - worth[u])
row("beta", *beta)
row("load", *load)
row("shapley", *(effects / worth[-1]))
