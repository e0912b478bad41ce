"""The Python side of the benchmarks: numpy, numexpr, numba and jax compute what Yarrow computes.

    peers.py model MODULE INPUTS THREADS      the generated model over given inputs, and numpy with its own draws
    peers.py lcoe|inference|fleet|spread INPUTS     a real model in numpy, over given inputs and with its own draws
    peers.py quantiles INPUTS                 nine quantiles by numpy.quantile

INPUTS holds columns of doubles of equal length, one after the other; their number is known from what is
asked for. Each line of output is: contender, median milliseconds, least milliseconds, the answers. A contender that is not
installed is left out.
"""

import os
import sys
import time


def limit_threads(threads):
    """Keeps every library to so many processors; it must come before they are imported."""
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:threads]))
    for name in ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "NUMBA"):
        os.environ[name + "_NUM_THREADS"] = str(threads)


def measure(name, body, rounds=9):
    """Prints how long `body` takes after a warm-up, and what it returns."""
    result = body()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        result = body()
        times.append((time.perf_counter() - start) * 1e3)
    times.sort()
    answers = result if isinstance(result, (tuple, list)) else [result]
    print(name, times[rounds // 2], times[0], *(repr(float(a)) for a in answers), sep="\t", flush=True)


def columns(path, count):
    """The columns of a file."""
    import numpy as np

    values = np.fromfile(path)
    return list(values.reshape(count, len(values) // count))


def generated_model(module, path, threads):
    """The generated model by every library there is."""
    limit_threads(threads)
    scope = {}
    with open(module) as file:
        exec(file.read(), scope)
    names = scope["NAMES"]
    import numpy as np

    inputs = columns(path, len(names))
    measure("numpy", lambda: scope["arrays"](np, *inputs).mean())
    rng = np.random.default_rng(1)

    def drawn():
        values = [low + (high - low) * rng.random(len(inputs[0])) for low, high in scope["RANGES"]]
        return scope["arrays"](np, *values).mean()

    measure("numpy+draws", drawn)
    for contender in (numexpr_model, numba_model, jax_model):
        try:
            contender(scope, names, inputs, threads)
        except ImportError:
            pass


def numexpr_model(scope, names, inputs, threads):
    """One call of numexpr for each definition."""
    import numexpr

    numexpr.set_num_threads(threads)

    def body():
        values = dict(zip(names, inputs))
        for name, text in scope["STATEMENTS"]:
            values[name] = numexpr.evaluate(text, local_dict=values)
        return values[name].mean()

    measure("numexpr", body)


def numba_model(scope, names, inputs, threads):
    """A fused loop that numba compiles with fast mathematics; compiling is not counted."""
    import numba

    scalar = numba.njit(fastmath=True)(scope["scalars"])
    arguments = ", ".join(names)
    elements = ", ".join(f"{name}[i]" for name in names)
    text = f"def loop({arguments}):\n  sum = 0.0\n  for i in prange({names[0]}.shape[0]): sum += scalar({elements})\n"
    text += f"  return sum / {names[0]}.shape[0]\n"
    space = {"scalar": scalar, "prange": numba.prange}
    exec(text, space)
    loop = numba.njit(fastmath=True, parallel=threads > 1)(space["loop"])
    measure("numba", lambda: loop(*inputs))


def jax_model(scope, names, inputs, threads):
    """One function that XLA compiles; compiling is not counted."""
    import jax

    jax.config.update("jax_enable_x64", True)
    jax.config.update("jax_platforms", "cpu")
    import jax.numpy as jnp

    model = jax.jit(lambda *values: scope["arrays"](jnp, *values).mean())
    given = [jnp.asarray(values) for values in inputs]
    measure("jax", lambda: model(*given).block_until_ready())


def lcoe_model(np, capex, wacc, factor, fixed):
    """The lcoe example: dollars per megawatt-hour; its mean, its 90 % point, and the chance that it is below 100."""
    growth = (1 + wacc) ** 40
    recovery = wacc * growth / (growth - 1)
    lcoe = (capex * recovery + fixed) / factor * (1000 / 8760)
    return lcoe.mean(), np.quantile(lcoe, 0.9), (lcoe < 100).mean()


def lcoe_draws(np, rng, count):
    """The inputs of the lcoe example, two of them correlated by a Gaussian copula."""
    from scipy import special

    z95 = 1.6448536269514722
    low, high = np.log(8000), np.log(14000)
    correlation = 2 * np.sin(np.pi / 6 * 0.4)
    first = rng.standard_normal(count)
    second = correlation * first + np.sqrt(1 - correlation**2) * rng.standard_normal(count)
    capex = np.exp((low + high) / 2 + (high - low) / (2 * z95) * first)
    u = special.ndtr(second)
    wacc = np.where(
        u < 0.4, 0.06 + np.sqrt(u * 0.05 * 0.02), 0.11 - np.sqrt((1 - u) * 0.05 * 0.03))
    spread = 0.9 * 0.1 / 0.04**2 - 1
    factor = rng.beta(0.9 * spread, 0.1 * spread, count)
    return capex, wacc, factor, rng.uniform(130, 155, count)


CHIPS = (
    # memory in GB, bandwidth in TB/s, peak in TFLOP/s, price in dollars
    (80, 3.35, 989, 30000),
    (141, 4.8, 989, 32000),
    (192, 5.3, 1307, 10000),
    (256, 6, 1307, 15000),
)


def inference_model(np, parameters, batch, life, load):
    """The inference example: dollars per million tokens on each of four chips; the means and the 90 % points."""
    year = 365 * 24 * 3600
    answers = []
    for memory, bandwidth, peak, price in CHIPS:
        weights = parameters * 2
        cards = np.ceil(weights / (0.9 * memory * 1e9))
        read_time = weights / (cards * bandwidth * 1e12)
        math_time = 2 * parameters * batch / (cards * peak * 1e12)
        rate = batch / np.maximum(read_time, math_time)
        cost = cards * price / (life * year * load * rate) * 1e6
        answers += [cost.mean(), np.quantile(cost, 0.9)]
    return answers


def inference_draws(np, rng, count):
    """The inputs of the inference example, made uncertain."""
    return (
        rng.uniform(60e9, 80e9, count),
        rng.uniform(8, 256, count),
        rng.triangular(3, 4, 6, count),
        rng.uniform(0.2, 0.9, count),
    )


def fleet_model(np, ceiling, start, pace, lifetime):
    """The fleet example: devices in use after 17 quarters; their mean and their 90 % point."""
    installed = start
    for _ in range(17):
        retired = installed / lifetime
        sales = installed / lifetime + pace * (ceiling - installed) * installed / ceiling
        installed = installed + sales - retired
    return installed.mean(), np.quantile(installed, 0.9)


def spread_model(np, ceiling, start, pace, lifetime):
    """The fleet as a rate of change, by the method of Runge and Kutta."""

    def rate(installed):
        sold = installed / lifetime + pace * (ceiling - installed) * installed / ceiling
        return sold - installed / lifetime

    installed = start
    for _ in range(17):
        first = rate(installed)
        second = rate(installed + first / 2)
        third = rate(installed + second / 2)
        last = rate(installed + third)
        installed = installed + (first + 2 * (second + third) + last) / 6
    return installed.mean(), np.quantile(installed, 0.9)


def fleet_draws(np, rng, count):
    """The inputs of the fleet example, made uncertain."""
    return (
        rng.uniform(1e9, 1.4e9, count),
        rng.uniform(140e6, 154e6, count),
        rng.triangular(0.06, 0.12, 0.2, count),
        rng.uniform(10, 18, count),
    )


def real_model(name, path):
    """A real model over given inputs, then with draws of numpy's own."""
    limit_threads(1)
    import numpy as np

    model, draws = {
        "lcoe": (lcoe_model, lcoe_draws), "inference": (inference_model, inference_draws),
        "fleet": (fleet_model, fleet_draws), "spread": (spread_model, fleet_draws),
    }[name]
    inputs = columns(path, 4)
    measure("numpy", lambda: model(np, *inputs))
    rng = np.random.default_rng(1)
    try:
        measure("numpy+draws", lambda: model(np, *draws(np, rng, len(inputs[0]))))
    except ImportError:
        pass


def quantiles(path):
    """Nine quantiles of one column."""
    limit_threads(1)
    import numpy as np

    values = columns(path, 1)[0]
    shares = np.arange(1, 10) / 10
    measure("numpy", lambda: list(np.quantile(values, shares)))
    measure("numpy, sorted", lambda: list(np.sort(values)[(shares * (len(values) - 1)).astype(int)]))


if __name__ == "__main__":
    if sys.argv[1] == "model":
        generated_model(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    elif sys.argv[1] == "quantiles":
        quantiles(sys.argv[2])
    else:
        real_model(sys.argv[1], sys.argv[2])
