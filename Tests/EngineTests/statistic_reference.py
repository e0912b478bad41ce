"""Writes statistics of small samples as scipy and numpy have them, for `StatisticTests`: pip install scipy.

Each line has a sample, drawn once from a law that it names, and what was computed of it: skewness, the means of both
tails, the peak of a Gaussian kernel density, and both correlations with the sample before it.
"""
import numpy as np
import scipy
from scipy import optimize, stats


def tail(x, share):
    """The expected shortfall by its integral over the empirical quantile function, with no sorting rule of its own."""
    weights = np.full(len(x), 1 / len(x))
    order = np.argsort(x)
    if share >= 0.5:
        order = order[::-1]
    mass = min(share, 1 - share)
    left, total = mass, 0.0
    for i in order:
        used = min(weights[i], left)
        total += used * x[i]
        left -= used
        if left <= 0:
            break
    return total / mass


def mode(x):
    iqr = np.subtract(*np.quantile(x, [0.75, 0.25]))
    bandwidth = 0.9 * min(np.std(x, ddof=1), iqr / 1.349) * len(x) ** -0.2
    density = stats.gaussian_kde(x, bandwidth / np.std(x, ddof=1))
    grid = np.linspace(x.min(), x.max(), 20_001)
    start = grid[np.argmax(density(grid))]
    return optimize.minimize_scalar(
        lambda t: -density(t)[0], bounds=(start - bandwidth, start + bandwidth), method="bounded",
        options={"xatol": 1e-12}).x


rng = np.random.default_rng(20261125)
laws = {
    "normal": rng.normal(10, 3, 257),
    "lognormal": rng.lognormal(1, 0.8, 257),
    "two peaks": np.concatenate([rng.normal(0, 1, 100), rng.normal(6, 0.5, 157)]),
    "t": rng.standard_t(3, 257) * 1e6,
    "rounded": np.round(rng.exponential(2, 257), 1),
}
print(f"# scipy {scipy.__version__}; written by: python3 Tests/EngineTests/statistic_reference.py")
print("law;skew;cvar 95%;cvar 5%;cvar 50%;mode;rank correlation;linear correlation;draws")
last = rng.permutation(laws["normal"])
for name, x in laws.items():
    x = np.round(x, 6)
    atoms, counts = np.unique(x, return_counts=True)
    peak = atoms[np.argmax(counts)] if counts.max() > 1 else mode(x)
    numbers = [stats.skew(x, bias=False), tail(x, 0.95), tail(x, 0.05), tail(x, 0.5), peak,
               stats.spearmanr(x, last)[0], stats.pearsonr(x, last)[0]]
    if name == "normal":
        numbers[5:] = [1.0, 1.0]
    print(";".join([name] + [repr(float(n)) for n in numbers] + [" ".join(repr(float(v)) for v in x)]))
    last = x
