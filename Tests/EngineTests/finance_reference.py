"""Writes finance_reference.csv: cash flows with what numpy-financial and numpy say of them.

Run with numpy 2 and numpy-financial 1.0.0. Each row: what is asked, rate, answers by ";", amounts by ";".
"""
import numpy as np
import numpy_financial as npf

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

open("finance_reference.csv", "w").write("\n".join(lines) + "\n")
