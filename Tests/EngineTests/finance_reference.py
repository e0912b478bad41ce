"""Writes finance_reference.csv: cash flows with what numpy-financial, numpy and scipy say of them.

Run with numpy 2, numpy-financial 1.0.0 and scipy 1. Each row: what is asked, rate, answers by ";", amounts by ";".
"""
import numpy as np
import numpy_financial as npf
from scipy.integrate import quad
from scipy.optimize import brentq

random = np.random.default_rng(20241231)
lines = []


def row(kind, rate, answers, amounts):
    texts = [";".join(repr(float(x)) for x in numbers) for numbers in (answers, amounts)]
    lines.append(",".join([kind, repr(float(rate))] + texts))


for length in [2, 3, 5, 8, 12, 20, 30, 40]:
    for _ in range(3):
        amounts = np.round(random.normal(0, 100, length), 2)
        rate = round(random.uniform(-0.05, 0.4), 4)
        row("npv", rate, [npf.npv(rate, amounts)], amounts)
        amounts = np.round(random.uniform(5, 50, length), 2)
        amounts[0] = -round(random.uniform(20, 400), 2)
        row("irr", 0, [npf.irr(amounts)], amounts)
        row("annuity", rate, [-npf.pmt(rate, length, 1)], [length])

# Several sign changes, with all roots known from numpy.roots: products of factors with chosen rates, and random ones.
for rates in [(0.1, 0.2), (0.0, 0.5), (-0.2, 0.3), (0.05, 0.15, 0.4), (-0.1, 0.1, 0.3, 0.8)]:
    polynomial = np.array([100.0])
    for rate in rates:
        polynomial = np.convolve(polynomial, [-1.0, 1.0 + rate])
    row("roots", 0, rates, polynomial)
for length in [3, 4, 5, 6, 8, 10, 14]:
    for _ in range(6):
        amounts = np.round(random.normal(0, 100, length), 1)
        roots = np.roots(amounts[::-1])
        real = roots[(abs(roots.imag) < 1e-12) & (roots.real > 0)].real
        row("roots", 0, sorted(1 / real - 1), amounts)

# Flows over months that turn twice, so long that powers of their rates are beyond all numbers.
for length in [61, 121, 361]:
    amounts = np.round(random.uniform(1e4, 9e4, length), 0)
    amounts[0], amounts[-1] = -1e6, -1.0
    ends = np.roots(amounts[::-1])
    real = ends[(abs(ends.imag) < 1e-9 * abs(ends)) & (ends.real > 0)].real
    row("roots", 0, sorted(1 / real - 1), amounts)

# An outlay, then a yearly amount that is uniform in a range: the mean of the internal rate by quadrature, and its 90 % point,
# which is that of the amount.
for years in [3, 6, 12]:
    for _ in range(1):
        outlay = round(random.uniform(100, 200), 1)
        low = round(random.uniform(0.2, 1.2) * outlay / years, 2)
        high = round(low * random.uniform(1.3, 3), 2)

        def rate(amount):
            return brentq(lambda r: npf.npv(r, [-outlay] + [amount] * years), -0.99, 10, xtol=1e-14)

        mean = quad(rate, low, high, epsabs=1e-12)[0] / (high - low)
        row("drawn", years, [mean, rate(low + 0.9 * (high - low))], [outlay, low, high])

open("finance_reference.csv", "w").write("\n".join(lines) + "\n")
