"""Writes `Cases/language/market-models.yarrow`: what scipy and plain simulation make of the library's closed forms.

    pip install scipy numpy && python market_reference.py > Cases/language/market-models.yarrow

Nothing here uses a formula of the library: diffusion is integrated, chains are multiplied out, cohorts are counted by
the beta function, fits are numpy's, and the cost of electricity is the price at which a plant's cash flows are worth
nothing.
"""
import numpy as np
from scipy import integrate, optimize, special, stats

print("// Written by market_reference.py: closed forms of the model library against scipy and plain simulation.")
for module in [
    "assistants", "computers", "diffusion", "markets", "nuclear_cost", "rating", "reactors", "retention", "risks", "saas",
    "search", "synthetic_data", "vehicles",
]:
    print(f"use {module}")
print()


def expect(expression, value, digits=10):
    print(f"expect {expression} == {value} to {digits} digits")


def number(x):
    return repr(float(x))


def solved(slope, start, end):
    return integrate.solve_ivp(slope, (0, end), [start], rtol=1e-12, atol=1e-14, method="DOP853").y[0][-1]


# Diffusion, integrated.
expect("diffusion.bass(7)", number(solved(lambda t, f: (0.03 + 0.38 * f) * (1 - f), 0, 7)))
expect("diffusion.logistic(5, 80, 0.6, 4)", number(solved(lambda t, n: 0.6 * n * (1 - n / 80), 5, 4)))
expect("diffusion.gompertz(5, 80, 0.6, 4)", number(solved(lambda t, n: 0.6 * n * np.log(80 / n), 5, 4)))
sales = lambda t: -(0.03 + 0.38 * solved(lambda s, f: (0.03 + 0.38 * f) * (1 - f), 0, t)) * (
    1 - solved(lambda s, f: (0.03 + 0.38 * f) * (1 - f), 0, t))
peak = optimize.minimize_scalar(sales, bounds=(1, 15), method="bounded", options={"xatol": 1e-10})
expect("diffusion.bass_peak()", number(peak.x), 5)
expect("diffusion.bass_peak_sales(100)", number(-100 * peak.fun))

# Retention: the share of a beta-distributed population that has stayed n times.
for name, a, b in [("subscription, regular", 0.704, 1.182), ("subscription, high end", 0.668, 3.806)]:
    for months in (1, 7, 12, 60):
        expect(f'retention.survival("{name}", {months})', number(np.exp(special.betaln(a, b + months) - special.betaln(a, b))))

# A fit in log odds.
month = np.array([0, 9, 13, 15, 17, 21, 23])
users = np.array([100, 200, 300, 400, 500, 700, 800])
slope, intercept = np.polyfit(month, np.log(users / (2000 - users)), 1)
expect("assistants.rate(2bn user)", number(slope))
expect("assistants.intercept(2bn user)", number(intercept))
slope, intercept = np.polyfit(month, np.log(users), 1)
expect("assistants.naive.users(36)", f"{np.exp(intercept + 36 * slope)!r}M user".replace("np.float64(", "").replace(")", ""))

# Chains, multiplied out.
step = np.array([[0.96, 0.04], [0.08, 0.92]])
share = np.array([0.91, 0.09]) @ np.linalg.matrix_power(step, 6)
expect("(search.share(6) with search.leaving = 4%, search.returning = 8%)", number(share[0]))
sold = np.array([7.2, 5.4, 1.34, 0.55, 0])
old_pull, share = np.array([0.44, 0.33, 0.17, 0.06, 0]), sold / sold.sum()
new_pull = np.append(0.8 * old_pull[:4], 0.2)
for year in range(2025, 2031):
    pull = old_pull if year <= 2026 else new_pull
    share = share @ (0.75 * np.eye(5) + 0.25 * np.outer(np.ones(5), pull))
for name, value in zip(["Intel", "Apple", "AMD", "Qualcomm", "NVIDIA"], share):
    expect(f'(computers.share("{name}", 2030) under computers.nvidia_enters)', number(value))

# Cohorts of software, year by year.
revenue, retention = 3.6, 1.27
for year in range(5):
    revenue *= retention * np.exp(0.016)
    retention = np.exp(np.log(retention) * 0.85)
revenue *= 1 - 0.05 * 0.3
expect('(saas.revenue("data", 5) with saas.fading = 15%, saas.agents_take = 30%)', f"${number(revenue)}bn/yr")


# A plant pays what it costs at the price at which its cash flows are worth nothing.
def worth(price):
    energy = 8760 * 0.9
    flows = energy * (price - 4.6 - 8.9) - 142_000
    return sum(flows / 1.077**n for n in range(1, 41)) - 11_200_000


expect("(nuclear_cost.lcoe() with nuclear_cost.capex = $11_200/kW)", f"${number(optimize.brentq(worth, 1, 1000, xtol=1e-12))}/MWh")

# Chances of ratings and yields.
spread = 0.25 * np.sqrt(0.5)
print(f"expect rating.chance_of_buy(10%) == {number(stats.norm.sf((0.15 - 0.10) / spread))} ± 0.1 pp")
print(f"expect rating.chance_of_reduce(10%) == {number(stats.norm.cdf((-0.05 - 0.10) / spread))} ± 0.1 pp")
expect("risks.yield(8 cm^2, 0.1 per cm^2)", number(stats.poisson.pmf(0, 0.8)))
expect("risks.clustered_yield(8 cm^2, 0.1 per cm^2)", number(stats.nbinom.pmf(0, 3, 3 / 3.8)))

# Wright's law by doublings, and the mean of what is built.
expect("markets.cost_at(1, 32, 4)", number(0.8**3))
expect("mean((reactors.outcome(2035) with reactors.delay = 0))",
       f"{835 * 0.8 + 300 * 0.3 + 320 * 0.3 + 50 * 0.5 + 450 * 0.3!r} MW", 2)

# Fleet on the road: fifteen years of sales, with the ceiling known.
k, t = 0.85, np.log((0.541 / (0.85 - 0.541)) / (0.357 / (0.85 - 0.357))) / 2
curve = lambda year: k / (1 + (k / 0.357 - 1) * np.exp(-t * (year - 2023)))
expect("(vehicles.fleet(2030) with vehicles.ceiling = 85%, vehicles.pace = 100%)",
       number(np.mean([curve(2030 - age) for age in range(15)])))
expect("(synthetic_data.share(2026) with synthetic_data.share_2028 = 55%)",
       number(special.expit(special.logit(0.05) + (special.logit(0.55) - special.logit(0.05)) * 3 / 5)))
