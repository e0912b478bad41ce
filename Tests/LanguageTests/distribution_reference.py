"""Writes the moments and quantiles of distributions as scipy has them, for `DistributionTests`: pip install scipy.

Each row has a distribution as a script writes it, its mean, its standard deviation and its quantiles at 10, 50 and 90 %.
"""
import numpy as np
import scipy
from scipy import optimize, stats

rows = []


def add(text, law):
    rows.append((text, law.mean(), law.std(), *law.ppf([0.1, 0.5, 0.9])))


add("normal(mean = 10, sd = 2)", stats.norm(10, 2))
z = stats.norm.ppf(0.95)
s = np.log(15 / 8) / (2 * z)
add("lognormal(p5 = 8, p95 = 15)", stats.lognorm(s, scale=np.sqrt(8 * 15)))
add("uniform(p5 = 1, p95 = 10)", stats.uniform(0.5, 10))
add("loguniform(2, 50)", stats.loguniform(2, 50))
add("triangular(6, 8, 11)", stats.triang(0.4, 6, 5))
add("pert(1, 2, 6)", stats.beta(1 + 4 / 5, 1 + 4 * 4 / 5, 1, 5))
add("beta(alpha = 2, beta = 5)", stats.beta(2, 5))
add("gamma(shape = 3, scale = 2)", stats.gamma(3, scale=2))
add("exponential(p50 = 3)", stats.expon(scale=3 / np.log(2)))
add("student(df = 5, mean = 10, scale = 2)", stats.t(5, 10, 2))
add("student(5, p5 = 1, p95 = 9)", stats.t(5, 5, 4 / stats.t.ppf(0.95, 5)))
add("poisson(3.5)", stats.poisson(3.5))
add("binomial(trials = 20, chance = 30%)", stats.binom(20, 0.3))
add("bernoulli(20%)", stats.bernoulli(0.2))
add("discrete(30%: 1, 50%: 2, 20%: 5)", stats.rv_discrete(values=([1, 2, 5], [0.3, 0.5, 0.2])))
a, b = (0 - 1) / 2, np.inf
add("truncated(normal(1, 2), low = 0)", stats.truncnorm(a, b, 1, 2))
add("truncated(exponential(2), 1, 4)", stats.truncexpon(1.5, 1, 2))


class Mixture:
    """A mixture by its components' moments and its own distribution function."""

    def __init__(self, parts):
        self.parts = parts

    def mean(self):
        return sum(w * law.mean() for w, law in self.parts)

    def std(self):
        return np.sqrt(
            sum(w * (law.var() + law.mean() ** 2) for w, law in self.parts) - self.mean() ** 2)

    def ppf(self, shares):
        def cdf(x):
            return sum(w * law.cdf(x) for w, law in self.parts)

        return [optimize.brentq(lambda x: cdf(x) - u, -1e3, 1e3, xtol=1e-13) for u in shares]


add("mixture(80%: normal(10, 2), 20%: uniform(-5, 0))",
    Mixture([(0.8, stats.norm(10, 2)), (0.2, stats.uniform(-5, 5))]))


class Metalog:
    """A metalog through three quantiles, by least squares and quadrature over its quantile function."""

    def __init__(self, shares, values, low=None):
        shares = np.array(shares)
        logit = np.log(shares / (1 - shares))
        target = np.log(np.array(values) - low) if low is not None else np.array(values)
        self.low = low
        self.terms = np.linalg.solve(
            np.stack([np.ones(3), logit, (shares - 0.5) * logit], axis=1), target)

    def ppf(self, shares):
        u = np.asarray(shares)
        logit = np.log(u / (1 - u))
        x = self.terms[0] + self.terms[1] * logit + self.terms[2] * (u - 0.5) * logit
        return x if self.low is None else self.low + np.exp(x)

    def moment(self, power):
        u = (np.arange(4_000_000) + 0.5) / 4_000_000
        return np.mean(self.ppf(u) ** power)

    def mean(self):
        return self.moment(1)

    def std(self):
        return np.sqrt(self.moment(2) - self.mean() ** 2)


add("metalog(p5 = 8, p50 = 10, p95 = 14)", Metalog([0.05, 0.5, 0.95], [8, 10, 14]))
add("metalog(p10 = 8, p50 = 10, p90 = 14, low = 5)", Metalog([0.1, 0.5, 0.9], [8, 10, 14], 5))

print(f"# scipy {scipy.__version__}; written by: python3 Tests/LanguageTests/distribution_reference.py")
print("distribution;mean;sd;p10;p50;p90")
for text, *numbers in rows:
    print(";".join([text] + [repr(float(x)) for x in numbers]))
