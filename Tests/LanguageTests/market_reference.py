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
    "assistants", "computers", "diffusion", "markets", "nuclear_cost", "phones", "rating", "reactors", "retention",
    "robots", "saas", "search", "synthetic_data", "vehicles",
]:
    print(f"use {module}")
print()


def expect(expression, value, digits=10):
    print(f"expect {expression} == {value} to {digits} digits")


def number(x):
    return repr(float(x))


def solved(slope, start, end):
    return integrate.solve_ivp(slope, (0, end), [start], rtol=1e-12, atol=1e-14, method="DOP853").y[0][-1]


def special_bass(t):
    return solved(lambda s, f: (0.03 + 0.38 * f) * (1 - f), 0, t)


# Diffusion, integrated.
expect("diffusion.bass(7)", number(solved(lambda t, f: (0.03 + 0.38 * f) * (1 - f), 0, 7)))
expect("diffusion.logistic(5, 80, 0.6, 4)", number(solved(lambda t, n: 0.6 * n * (1 - n / 80), 5, 4)))
expect("diffusion.bass_rate(7)", number((0.03 + 0.38 * special_bass(7)) * (1 - special_bass(7))))
expect("diffusion.gompertz(5, 80, 0.6, 4)", number(solved(lambda t, n: 0.6 * n * np.log(80 / n), 5, 4)))
sales = lambda t: -(0.03 + 0.38 * solved(lambda s, f: (0.03 + 0.38 * f) * (1 - f), 0, t)) * (
    1 - solved(lambda s, f: (0.03 + 0.38 * f) * (1 - f), 0, t))
peak = optimize.minimize_scalar(sales, bounds=(1, 15), method="bounded", options={"xatol": 1e-10})
expect("diffusion.bass_peak()", number(peak.x), 5)
expect("diffusion.bass_peak_sales(100)", number(-100 * peak.fun))

# Retention: the likeliest curve, and the share of a beta-distributed population that has stayed n times.
for name, kept in [
    ("subscription, regular", [1, 0.631, 0.468, 0.382, 0.326, 0.289, 0.262, 0.241]),
    ("subscription, high end", [1, 0.869, 0.743, 0.653, 0.593, 0.551, 0.517, 0.491]),
]:
    def unlikely(p):
        a, b = np.exp(p)
        survival = [np.exp(special.betaln(a, b + t) - special.betaln(a, b)) for t in range(8)]
        return -sum((kept[t - 1] - kept[t]) * np.log(survival[t - 1] - survival[t]) for t in range(1, 8)) - kept[7] * np.log(survival[7])

    a, b = np.exp(optimize.minimize(unlikely, [0, 0.5], method="Nelder-Mead", options={"xatol": 1e-12, "fatol": 1e-15, "maxiter": 4000}).x)
    expect(f'retention.alpha[cohort = "{name}"]', number(a), 5)
    expect(f'retention.beta[cohort = "{name}"]', number(b), 5)
    slope, intercept = np.polyfit(np.log(np.arange(1, 8)), np.log(kept[1:]), 1)
    expect(f'retention.power.exponent[cohort = "{name}"]', number(-slope))
    expect(f'retention.power.first[cohort = "{name}"]', number(np.exp(intercept)))
for a, b in [(0.704, 1.182), (1.6, 1.2)]:
    for months in (1, 7, 12, 60):
        curve = f"retention.app.alpha[app = \"holds (illustration)\"] = {a}, retention.app.beta[app = \"holds (illustration)\"] = {b}"
        expect(f'(retention.survival("holds (illustration)", {months}) with {curve})',
               number(np.exp(special.betaln(a, b + months) - special.betaln(a, b))))
left = [np.exp(special.betaln(0.5, 4 + age) - special.betaln(0.5, 4)) for age in range(12)]
expect('(retention.active("holds (illustration)", 12) with retention.arrivals_growth = 10%)',
       f"{float(sum(1.1 ** (11 - age) * left[age] for age in range(12)) * 0.4)!r}M user")

# A fit in log odds.
month = np.array([0, 9, 13, 15, 17, 21, 23])
users = np.array([100, 200, 300, 400, 500, 700, 800])
slope, intercept = np.polyfit(month, np.log(users / (2000 - users)), 1)
expect("assistants.rate(2bn user)", number(slope))
expect("assistants.intercept(2bn user)", number(intercept))
slope, intercept = np.polyfit(month, np.log(np.log(2000 / users)), 1)
expect("(assistants.gompertz_users(20) with assistants.ceiling = 2bn user)",
       f"{float(2000 * np.exp(-np.exp(intercept + slope * 20)))!r}M user")
slope, intercept = np.polyfit(month, np.log(users), 1)
expect("assistants.naive.users(36)", f"{np.exp(intercept + 36 * slope)!r}M user".replace("np.float64(", "").replace(")", ""))

# Chains, multiplied out.
start = np.append(0.91, 0.09 * np.array([0.35, 0.25, 0.36, 0.04]))
engines = np.outer([0.04] * 3, [0, 0, 0, 0.85, 0.15]), np.outer([0.08] * 2, [0.9, 0.05, 0.05, 0, 0])
step = np.vstack(engines) + np.diag([0.96] * 3 + [0.92] * 2)
share = start @ np.linalg.matrix_power(step, 6)
for name, value in zip(["Google", "Bing", "other", "ChatGPT", "Perplexity"], share):
    expect(f'(search.engine_share("{name}", 6) with search.leaving = 4%, search.returning = 8%)', number(value))
odds = start * np.exp([0, 0, 0, 1, 1])
expect('(search.choice("ChatGPT") with search.liking = 1)', number(odds[3] / odds.sum()))
sold = np.array([7.2, 5.4, 1.34, 0.55, 0])
old_pull, share = np.array([0.44, 0.33, 0.17, 0.06, 0]), sold / sold.sum()
new_pull = np.append(0.8 * old_pull[:4], 0.2)
for year in range(2025, 2031):
    pull = old_pull if year <= 2026 else new_pull
    share = share @ (0.75 * np.eye(5) + 0.25 * np.outer(np.ones(5), pull))
for name, value in zip(["Intel", "Apple", "AMD", "Qualcomm", "NVIDIA"], share):
    expect(f'(computers.share("{name}", 2030) under computers.nvidia_enters)', number(value))

# Cohorts of software, year by year.
cohorts = [3.6]
for year in range(5):
    new = 0.02 * sum(cohorts)
    cohorts = [paid * 1.27 ** (0.85**year) for paid in cohorts] + [new]
revenue = sum(cohorts) * (1 - 0.05 * 0.3)
expect('(saas.revenue("data", 5) with saas.fading = 15%, saas.agents_take = 30%)', f"${number(revenue)}bn/yr")


# A plant pays what it costs at the price at which its cash flows are worth nothing.
def worth(price):
    energy = 8760 * 0.9
    flows = energy * (price - 4.6 - 0.85 * 10.45) - 142_000
    return sum(flows / 1.077**n for n in range(1, 41)) - 11_200_000


expect("(nuclear_cost.lcoe() with nuclear_cost.capex = $11_200/kW)", f"${number(optimize.brentq(worth, 1, 1000, xtol=1e-12))}/MWh")

# Chances of ratings and yields.
spread = 0.25 * np.sqrt(0.5)
print(f"expect rating.chance_of_buy(10%) == {number(stats.norm.sf((0.15 - 0.10) / spread))} ± 0.1 pp")
print(f"expect rating.chance_of_reduce(10%) == {number(stats.norm.cdf((-0.05 - 0.10) / spread))} ± 0.1 pp")

# Wright's law by doublings, and the mean of what is built.
expect("markets.cost_at(1, 32, 4)", number(0.8**3))
expect("mean((reactors.outcome(2035) with reactors.delay = 0))",
       f"{835 * 0.8 + 300 * 0.3 + 320 * 0.3 + 50 * 0.3 + 450 * 0.3!r} MW", 2)

# Stocks, year by year, with ceilings known: cars on the road, phones in use, robots whose price their number sets.
k, t = 0.85, np.log((0.541 / (0.85 - 0.541)) / (0.357 / (0.85 - 0.357))) / 2
curve = lambda year: k / (1 + (k / 0.357 - 1) * np.exp(-t * (year - 2023)))
cars, electric = 353.0, 31.4
for year in range(2025, 2031):
    cars, electric = cars * 0.97 + 26.9, electric * 0.99 + 26.9 * curve(year) * 0.88
expect("(vehicles.fleet(2030) with vehicles.ceiling = 85%, vehicles.pace = 100%)", number(electric / cars))
phones = 50.5 + 234.2
for year in range(1, 5):
    share = special.expit(special.logit(0.19 / 0.8) + 0.8 * year) * 0.8
    phones = phones * 0.75 + 1240 * 1.01**year * share
expect("(phones.in_use(2028) with phones.ceiling = 80%, phones.realised = 100%)", f"{float(phones)!r}M phone")
made = 50_000.0
for year in range(5):
    made += 34_000 * 1.25**year * (made / 50_000) ** (np.log2(0.8) * -1.2)
expect("(robots.learnt_price(5) with robots.growth = 25%)", number((made / 50_000) ** np.log2(0.8)))
expect("(synthetic_data.share(2026) with synthetic_data.share_2028 = 55%)",
       number(special.expit(special.logit(0.05) + (special.logit(0.55) - special.logit(0.05)) * 3 / 5)))
