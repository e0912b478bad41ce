"""Prints the polynomials of Sources/CKernels as hex floats: python3 coefficients.py (mpmath 1.3.0).

Each is the weighted least-squares polynomial on Chebyshev's nodes, in 60 digits, whose largest error is within
a small factor of the least one. The coefficients are rounded one after another from the lowest, and those
above are fitted again each time, so that the rounding of one is made good by the others.
"""
from mpmath import cos, erf, erfc, erfinv, exp, expm1, linspace, log, lu_solve, matrix, mp, mpf, pi, sqrt

mp.dps = 60


def nodes(low, high, count):
    """Chebyshev's nodes of an interval."""
    return [(low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * count))
            for i in range(count)]


def least_squares(rows, right):
    """The solution of an overdetermined system, by its normal equations: there are digits enough."""
    system, values = matrix(rows), matrix(right)
    return list(lu_solve(system.T * system, system.T * values))


def report(name, worst, *polynomials):
    """Prints polynomials from their lowest coefficients."""
    print(f"{name}: weighted error 2^{float(log(worst, 2)):.1f}")
    for known in polynomials:
        print("  " + ", ".join(float(c).hex() for c in known))


def value(coefficients, x):
    """A polynomial at a point."""
    return sum(c * x**p for p, c in enumerate(coefficients))


def fit(name, function, weight, low, high, degree, fixed=()):
    """Prints the rounded polynomial of a degree, whose lowest coefficients may be given."""
    points = nodes(mpf(low), mpf(high), 4 * degree + 9)
    targets, weights = [function(x) for x in points], [weight(x) for x in points]
    known = [mpf(c) for c in fixed]
    while len(known) <= degree:
        powers = range(len(known), degree + 1)
        rows = [[w * x**p for p in powers] for x, w in zip(points, weights)]
        right = [w * (t - value(known, x)) for x, w, t in zip(points, weights, targets)]
        known.append(mpf(float(least_squares(rows, right)[0])))
    worst = max(abs(weight(x) * (value(known, x) - function(x)))
                for x in linspace(mpf(low), mpf(high), 500))
    report(name, worst, known)


def fit_ratio(name, function, weight, low, high, degree):
    """Prints the rounded ratio of two polynomials of a degree, the lower one with the constant 1.

    The linear problem N - f D = 0 is solved again with the weights 1 / D of the step before.
    """
    points = nodes(mpf(low), mpf(high), 12 * degree)
    targets = [function(x) for x in points]
    weights = [weight(x) for x in points]
    lower = [mpf(1)]
    for _ in range(6):
        rows, right = [], []
        for x, t, w in zip(points, targets, weights):
            scale = w / value(lower, x)
            rows.append([scale * x**p for p in range(degree + 1)]
                        + [-scale * t * x**p for p in range(1, degree + 1)])
            right.append(scale * t)
        solution = least_squares(rows, right)
        upper, lower = solution[:degree + 1], [mpf(1)] + solution[degree + 1:]
    upper, lower = [mpf(float(c)) for c in upper], [mpf(float(c)) for c in lower]
    worst = max(abs(weight(x) * (value(upper, x) / value(lower, x) - function(x)))
                for x in linspace(mpf(low), mpf(high), 500))
    report(name, worst, upper, lower)


def pair(name, value):
    """Prints a constant as a double and the double of what is left of it."""
    parts = []
    for _ in range(3):
        parts.append(float(value))
        value -= mpf(parts[-1])
    print(f"{name}: " + ", ".join(p.hex() for p in parts))


def exponential_tail(r):
    """(exp(r) - 1 - r) / r^2."""
    factorial, total, term = mpf(2), mpf(0), mpf(1)
    for k in range(40):
        total += term / factorial
        term *= r
        factorial *= k + 3
    return total


def odd_series(z, first):
    """The sum of z^k 2 / (2 (k + first) + 1), the series of log((1 + s) / (1 - s)) in z = s^2."""
    return sum(2 * z**k / (2 * (k + first) + 1) for k in range(60))


def alternating(z, first):
    """The sum of (-z)^k first! / (first + 2 k)!, of sine and cosine without their first terms."""
    total, term = mpf(0), mpf(1)
    for k in range(30):
        total += term
        term *= -z / ((first + 2 * k + 1) * (first + 2 * k + 2))
    return total


def elementary():
    """The polynomials of the exponentials, logarithms and circular functions."""
    half = log(2) / 2 * mpf("1.0001")
    largest = ((sqrt(2) - 1) / (sqrt(2) + 1))**2 * mpf("1.0001")
    fit("exponential", exponential_tail, abs, -half, half, 10, [0.5])
    fit("logarithm", lambda z: odd_series(z, 1), lambda z: z / 2, 0, largest, 6)
    fit("power", lambda z: odd_series(z, 2) / log(2), lambda z: z**2 / 3, 0, largest, 7)
    eighth = (pi / 4)**2 * mpf("1.0001")
    fit("sine", lambda z: -alternating(z, 3) / 6, lambda z: z, 0, eighth, 5)
    fit("cosine", lambda z: alternating(z, 4) / 24, lambda z: z**2, 0, eighth, 5)
    pair("log 2", log(2))
    pair("1 / log 2", 1 / log(2))
    pair("2 / log 2", 2 / log(2))
    pair("2 / (3 log 2)", 2 / (3 * log(2)))
    pair("1 / log 10", 1 / log(10))
    pair("log10 2", log(2) / log(10))
    pair("pi / 2", pi / 2)


def quantile(tail, start):
    """The z whose upper tail has the probability exp(tail), by Newton's method in the logarithm."""
    z = start
    for _ in range(80):
        upper = erfc(z / sqrt(2)) / 2
        step = (log(upper) - tail) * upper * sqrt(2 * pi) / exp(-z * z / 2)
        z += step
        if abs(step) < mpf(10)**-48 * z:
            break
    return z


def middle_factor(w):
    """The normal quantile of p over 2 p - 1, where w = -log(4 p (1 - p))."""
    distance = sqrt(-expm1(-w))
    return quantile(-w - log(2 * (1 + distance)), sqrt(2) * erfinv(distance)) / distance


def tail_rest(t):
    """The normal quantile of 1 - p less sqrt(2) t, where t^2 = -log(p)."""
    return quantile(-t * t, sqrt(2 * t * t - log(4 * pi * t * t))) - sqrt(2) * t


def tail_ratio(v):
    """exp(t^2 / 2) P(Z > t) (t + 5), where v = (t - 5) / (t + 5)."""
    t = 5 * (1 + v) / (1 - v)
    return exp(t * t / 2) * erfc(t / sqrt(2)) / 2 * (t + 5)


def normal():
    """The polynomials of the normal distribution and its quantile."""
    fit("tail ratio", tail_ratio, lambda v: 1, -1, mpf(34) / 44, 21)
    fit("half", lambda z: erf(sqrt(z / 2)) / (2 * sqrt(z)), lambda z: 1, mpf("1e-20"), 0.45, 9)
    fit("quantile, middle", lambda u: middle_factor(u + mpf(5) / 2), lambda u: 1, -2.49999999, 2.4, 20)
    fit_ratio("quantile, near tail", lambda u: tail_rest(u + mpf(5) / 2), lambda u: 1 / (u + 2),
              -0.01, 3.5, 7)
    fit_ratio("quantile, far tail", lambda u: tail_rest(u + 6), lambda u: 1 / (u + 6), 0, 21.4, 7)


if __name__ == "__main__":
    elementary()
    normal()
