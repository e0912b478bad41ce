"""Writes distribution_reference.csv, for `DistributionTests`: pip install scipy==1.17.1 mpmath==1.3.0

Run: python3 Tests/SamplingTests/distribution_reference.py

A line is family, parameters (with spaces between), what it tells, argument, value. Quantiles above the median
are those of the exact complement of u. Those of beta, gamma, Student's t and truncated ones are scipy's, corrected
by Newton steps with 40 digits from mpmath; the script prints how far that moved the worst one of each family.
"""
import math
import os

import mpmath
from scipy import stats

mpmath.mp.dps = 40
LOWER = [1e-12, 1e-9, 1e-6, 1e-3, 0.05, 0.25, 0.4375]
CHANCES = LOWER + [0.5] + [1 - u for u in reversed(LOWER)]
MOVED = {}


def lower_beta(a, b, x):
    """The incomplete beta function by a series of positive terms, from the side where it is short."""
    if x > a / (a + b):
        return 1 - lower_beta(b, a, 1 - x)
    term = total = mpmath.mpf(1)
    k = 0
    while term > total * mpmath.eps:
        term *= x * (a + b + k) / (a + 1 + k)
        total += term
        k += 1
    exponent = a * mpmath.log(x) + b * mpmath.log(1 - x) - mpmath.log(a)
    exponent += mpmath.loggamma(a + b) - mpmath.loggamma(a) - mpmath.loggamma(b)
    return mpmath.exp(exponent) * total


def gamma_tail(a, scale):
    def tail(x, upper):
        z, a_ = mpmath.mpf(x) / mpmath.mpf(scale), mpmath.mpf(a)
        term = total = 1 / a_
        k = 1
        while term > total * mpmath.eps:
            term *= z / (a_ + k)
            total += term
            k += 1
        lower = mpmath.exp(a_ * mpmath.log(z) - z - mpmath.loggamma(a_)) * total
        return 1 - lower if upper else lower

    def density(x):
        a_, s = mpmath.mpf(a), mpmath.mpf(scale)
        return mpmath.exp((a_ - 1) * mpmath.log(x / s) - x / s - mpmath.loggamma(a_)) / s

    return tail, density


def beta_tail(a, b, low, high):
    a, b, low, high = map(mpmath.mpf, (a, b, low, high))
    width = high - low

    def tail(x, upper):
        z = (mpmath.mpf(x) - low) / width
        if upper:
            return lower_beta(b, a, 1 - z)
        return lower_beta(a, b, z)

    def density(x):
        z = (mpmath.mpf(x) - low) / width
        exponent = (a - 1) * mpmath.log(z) + (b - 1) * mpmath.log(1 - z)
        exponent += mpmath.loggamma(a + b) - mpmath.loggamma(a) - mpmath.loggamma(b)
        return mpmath.exp(exponent) / width

    return tail, density


def t_tail(v):
    v = mpmath.mpf(v)

    def tail(x, upper):
        x = mpmath.mpf(x) if upper else -mpmath.mpf(x)
        if x < 0:
            return 1 - tail(-x, True)
        return lower_beta(v / 2, mpmath.mpf(1) / 2, v / (v + x * x)) / 2

    def density(x):
        return (1 + mpmath.mpf(x) ** 2 / v) ** (-(v + 1) / 2) / (
            mpmath.sqrt(v) * mpmath.beta(v / 2, mpmath.mpf(1) / 2)
        )

    return tail, density


def truncated_normal_tail(a, b):
    def beyond(x):
        return mpmath.erfc(mpmath.mpf(x) / mpmath.sqrt(2)) / 2

    inside = beyond(a) - beyond(b)

    def tail(x, upper):
        return (beyond(x) - beyond(b) if upper else beyond(a) - beyond(x)) / inside

    def density(x):
        x = mpmath.mpf(x)
        return mpmath.exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi) / inside

    return tail, density


def corrected(family, x, u, functions):
    tail, density = functions
    upper = u > 0.5
    target = 1 - mpmath.mpf(u) if upper else mpmath.mpf(u)
    y = mpmath.mpf(x)
    for _ in range(8):
        step = (tail(y, upper) - target) / density(y)
        y += step if upper else -step
    if y != 0:
        MOVED[family] = max(MOVED.get(family, 0), float(abs(y / mpmath.mpf(x) - 1)) if x else 1)
    return y


CASES = []


def case(family, parameters, law, functions=None):
    CASES.append((family, parameters, law, functions))


for m, s in [(0, 1), (5, 0.25), (-1e6, 3e4)]:
    case("normal", (m, s), stats.norm(m, s))
for m, s in [(0, 1), (2.5, 0.1), (-3, 2)]:
    case("lognormal", (m, s), stats.lognorm(s, scale=math.exp(m)))
for a, b in [(0, 1), (130, 155), (-7, 1e6)]:
    case("uniform", (a, b), stats.uniform(a, b - a))
for a, b in [(1, 10), (1e-3, 2e5)]:
    case("loguniform", (a, b), stats.loguniform(a, b))
for a, c, b in [(0.06, 0.08, 0.11), (0, 0, 1), (-2, 5, 5)]:
    case("triangular", (a, c, b), stats.triang((c - a) / (b - a), a, b - a))
for m in [1, 250]:
    case("exponential", (m,), stats.expon(scale=m))
for a, b in [(2, 5), (0.5, 0.5), (1, 3), (50, 5), (0.2, 4), (300, 700), (1e5, 4e4)]:
    case("beta", (a, b), stats.beta(a, b), beta_tail(a, b, 0, 1))
for m, s in [(0.9, 0.04), (0.5, 0.01)]:
    n = m * (1 - m) / s**2 - 1
    case("beta-mean-sd", (m, s), stats.beta(m * n, (1 - m) * n), None)
for a, m, b in [(0.8, 1.0, 1.1), (1.1, 1.25, 1.6), (0, 0, 10)]:
    p, q = 1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a)
    case("pert", (a, m, b), stats.beta(p, q, a, b - a), beta_tail(p, q, a, b))
for k, s in [(1, 1), (2.5, 3), (0.5, 2), (0.1, 1), (40, 0.5), (1000, 1), (1e5, 1e-3)]:
    case("gamma", (k, s), stats.gamma(k, scale=s), gamma_tail(k, s))
for v in [1, 2, 3, 4.5, 10, 100, 1000]:
    case("student-t", (v,), stats.t(v), t_tail(v))
for m in [0.1, 1, 4.5, 30, 1234.5, 1e9]:
    case("poisson", (m,), stats.poisson(m))
for n, p in [(1, 0.3), (10, 0.5), (100, 0.02), (5000, 0.77), (10**9, 0.25)]:
    case("binomial", (n, p), stats.binom(n, p))
for a, b in [(-1, 2), (2, 8), (-9, -4), (6, 40)]:
    case("truncated-normal", (a, b), stats.truncnorm(a, b), truncated_normal_tail(a, b))

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "distribution_reference.csv"), "w") as out:
    out.write("# scipy 1.17.1, mpmath 1.3.0; written by: python3 Tests/SamplingTests/distribution_reference.py\n")
    for family, parameters, law, functions in CASES:
        names = " ".join(repr(float(p)) for p in parameters)
        discrete = family in ("poisson", "binomial")
        mean, variance = (float(v) for v in law.stats("mv"))
        out.write(f"{family},{names},mean,,{mean!r}\n")
        out.write(f"{family},{names},variance,,{variance!r}\n")
        for u in CHANCES:
            x = float(law.isf(1 - u)) if u > 0.5 and not discrete else float(law.ppf(u))
            if functions and x != law.support()[1]:
                x = corrected(family, x, u, functions)
            x = float(x)
            out.write(f"{family},{names},quantile,{u!r},{x!r}\n")
            if u in (0.001, 0.05, 0.5, 0.75) and not functions:
                out.write(f"{family},{names},cdf,{x!r},{float(law.cdf(x))!r}\n")
for family, moved in MOVED.items():
    print(f"{family}: corrected by up to {moved:.1e}")
