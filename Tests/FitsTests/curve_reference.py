"""Writes curve_reference.csv: points, and what scipy.optimize.curve_fit makes of them.

Run with scipy 1.16 or later. The curves are those of Sources/Fits/Curve.swift. Each row: name, curve, places, values,
estimates, the covariance row by row, residual standard deviation; the numbers of a list are separated by ";".
"""
import numpy as np
from scipy.optimize import curve_fit

random = np.random.default_rng(7)


def curves(x):
    first = x[0]
    step = x[1] - x[0]

    def bass(x, m, p, q):
        decay = np.exp(-(p + q) * (x - first + step))
        return m * (1 - decay) / (1 + q / p * decay)

    return {
        "linear": lambda x, a, b: a + b * (x - first),
        "exponential": lambda x, a, b: a * np.exp(b * (x - first)),
        "power": lambda x, a, b: a * (x / first) ** b,
        "logistic": lambda x, c, r, m: c / (1 + np.exp(-r * (x - m))),
        "gompertz": lambda x, c, r, m: c * np.exp(-np.exp(-r * (x - m))),
        "bass": bass,
    }


lines = []


def case(name, curve, x, y, start):
    function = curves(x)[curve]
    with np.errstate(all="ignore"):
        estimates, covariance = curve_fit(function, x, y, p0=start, maxfev=200000, ftol=1e-15, xtol=1e-15, gtol=1e-15)
    residuals = y - function(x, *estimates)
    deviation = np.sqrt(np.sum(residuals**2) / (len(x) - len(estimates)))
    numbers = [x, y, estimates, covariance.ravel()]
    texts = [";".join(repr(float(v)) for v in list_) for list_ in numbers]
    lines.append(",".join([name, curve] + texts + [repr(float(deviation))]))


def noisy(values, share):
    return values * (1 + share * random.normal(size=len(values)))


years = np.arange(2010.0, 2025.0)
case("growth", "linear", years, noisy(20 + 3.5 * (years - 2010), 0.05), [20, 3])
case("falling", "linear", np.array([1.0, 2, 5, 9, 20]), np.array([9.1, 8.7, 6.2, 3.3, -4.9]), [9, -1])
case("compute", "exponential", years, noisy(1e9 * np.exp(0.6 * (years - 2010)), 0.1), [1e9, 0.6])
case("decay", "exponential", np.arange(0.0, 12), noisy(5e-3 * np.exp(-0.3 * np.arange(12)), 0.03), [5e-3, -0.3])
volume = np.array([1.0, 2, 4, 7, 15, 33, 70, 160, 400])
case("learning", "power", volume, noisy(300 * volume**-0.32, 0.04), [300, -0.3])
case("superlinear", "power", volume * 1e6, noisy(2e-3 * volume**1.7, 0.02), [2e-3, 1.7])
case("adoption", "logistic", years, noisy(0.8 / (1 + np.exp(-0.5 * (years - 2017))), 0.03), [0.8, 0.5, 2017])
case("phones", "logistic", years, noisy(1.4e9 / (1 + np.exp(-0.8 * (years - 2014))), 0.02), [1.4e9, 0.8, 2014])
case("early", "logistic", years, noisy(0.9 / (1 + np.exp(-0.35 * (years - 2023))), 0.02), [0.9, 0.35, 2023])
case("falling share", "logistic", years, noisy(0.7 / (1 + np.exp(0.4 * (years - 2018))), 0.03), [0.7, -0.4, 2018])
case("market", "gompertz", years, noisy(120 * np.exp(-np.exp(-0.4 * (years - 2015))), 0.02), [120, 0.4, 2015])
case("late", "gompertz", years, noisy(3e6 * np.exp(-np.exp(-0.9 * (years - 2013))), 0.01), [3e6, 0.9, 2013])
t = np.arange(1.0, 16)
for name, m, p, q, share in [("televisions", 1e7, 0.01, 0.4, 0.01), ("cars", 60.0, 0.03, 0.38, 0.02)]:
    decay = np.exp(-(p + q) * t)
    case(name, "bass", years, noisy(m * (1 - decay) / (1 + q / p * decay), share), [m, p, q])
# Bass's own example has uneven innovation; here few points, and steps of a quarter.
quarters = np.arange(0.25, 4.1, 0.25)
decay = np.exp(-1.3 * quarters)
case("quarters", "bass", quarters, noisy(50 * (1 - decay) / (1 + 12 * decay), 0.02), [50, 0.1, 1.2])

open("curve_reference.csv", "w").write("\n".join(lines) + "\n")
