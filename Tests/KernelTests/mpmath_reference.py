"""Writes the hard points of `MpmathTests`, or measures the kernels at many more (mpmath 1.3.0).

    python3 mpmath_reference.py > mpmath_reference.csv
    clang -O2 -ffp-contract=off -fno-math-errno -shared -fPIC -I../KernelReference/include \\
      ../KernelReference/*.c ../../Sources/CKernels/*.c -I../../Sources/CKernels/include -lm -o kernels.so
    python3 mpmath_reference.py kernels.so 1000000
"""
import ctypes
import math
import random
import sys

from mpmath import cos, erf, erfc, exp, expm1, log, log1p, mp, mpf, pi, sin, sqrt, tan, tanh

mp.prec = 140
SMALLEST, LARGEST = 5e-324, sys.float_info.max


def probability(x):
    """The normal probability."""
    return erfc(-x / sqrt(2)) / 2


def quantile(p):
    """The normal quantile, by Newton's method from the side where the probability is small."""
    if p == 0.5:
        return mpf(0)
    tail, side = (p, -1) if p < 0.5 else (1 - p, 1)
    if abs(p - 0.5) < 0.2:
        z = mpf(float(p - 0.5)) * 2.5
        for _ in range(40):
            step = (erf(z / sqrt(2)) / 2 - (p - 0.5)) * sqrt(2 * pi) * exp(z * z / 2)
            z -= step
            if abs(step) < abs(z) * mpf(2)**-75:
                return z
    target = log(tail)
    z = mpf(math.sqrt(-2 * float(target))) * 0.9
    for _ in range(80):
        upper = erfc(z / sqrt(2)) / 2
        step = (log(upper) - target) * upper * sqrt(2 * pi) * exp(z * z / 2)
        z += step
        if abs(step) < abs(z) * mpf(2)**-75:
            break
    return side * z


TRUE = {
    "exponential": exp, "exponential_minus_1": expm1, "logarithm": log, "logarithm_plus_1": log1p,
    "logarithm2": lambda x: log(x) / log(2), "logarithm10": lambda x: log(x) / log(10),
    "power": lambda x, y: x**y, "sine": sin, "cosine": cos, "tangent": tan,
    "hyperbolic_tangent": tanh, "normal_probability": probability, "normal_quantile": quantile,
}


def sized(draw, low, high):
    """A number of either sign whose binary exponent is between two."""
    size = math.ldexp(1 + draw.random(), draw.randint(low, high))
    return size if draw.random() < 0.5 else -size


def near(draw, x):
    """A number within a few units in the last place of another."""
    return x + draw.randint(-3, 3) * math.ulp(x)


def any_double(draw):
    """A finite double of random bits."""
    return math.ldexp(draw.random() + 1, draw.randint(-1074, 1023)) * draw.choice((1, -1))


def exponential_point(draw):
    """Ends of the range, middles between multiples of log 2, and arguments of every size."""
    return draw.choice((
        lambda: near(draw, (draw.randint(-1074, 1023) + draw.choice((0, 0.5))) * math.log(2)),
        lambda: draw.uniform(-745.2, 709.79), lambda: draw.uniform(-745.14, -708),
        lambda: sized(draw, -60, 8), lambda: draw.uniform(-1, 1),
        lambda: near(draw, 709.782712893384), lambda: near(draw, -745.1332191019412),
        lambda: near(draw, -708.3964185322641)))()


def logarithm_point(draw):
    """Neighbours of one, powers of two and the roots between them, and numbers of every size."""
    return abs(draw.choice((
        lambda: near(draw, math.ldexp(draw.choice((1, math.sqrt(0.5))), draw.randint(-1021, 1023))),
        lambda: 1 + sized(draw, -52, -2), lambda: draw.uniform(0.5, 2), lambda: any_double(draw),
        lambda: SMALLEST * draw.randint(1, 1 << 40), lambda: near(draw, 10.0**draw.randint(-300, 300))))())


def plus_1_point(draw):
    """Arguments of log(1 + x) near -1, near zero, and of every size."""
    return draw.choice((
        lambda: sized(draw, -1074, -2), lambda: logarithm_point(draw), lambda: draw.uniform(-0.9, 3),
        lambda: -1 + math.ldexp(1 + draw.random(), -draw.randint(2, 53)),
        lambda: near(draw, math.sqrt(0.5) - 1), lambda: near(draw, math.sqrt(2) - 1)))()


def power_point(draw):
    """Growth rates, whole powers, both ends of the range, and bases near one with huge exponents."""
    base = draw.choice((
        lambda: abs(any_double(draw)), lambda: draw.uniform(0.5, 2), lambda: 1 + sized(draw, -50, -2),
        lambda: float(draw.randint(2, 100)), lambda: 1 + draw.randint(-50, 300) / 100))()
    if base == 1 or base <= 0:
        base = 1.19
    reach = 1 / math.log2(base) if base != 1 else 1
    exponent = draw.choice((
        lambda: float(draw.randint(-20, 20)), lambda: draw.uniform(-1074, 1024) * reach,
        lambda: draw.randint(-40, 40) / 2, lambda: near(draw, 1024 * reach),
        lambda: draw.uniform(-1074, -1022) * reach, lambda: sized(draw, -20, 4)))()
    return base, exponent


def circular_point(draw):
    """Neighbours of multiples of half of pi, where the result cancels, and arguments of every size."""
    return draw.choice((
        lambda: near(draw, float(draw.randint(1, 1 << draw.randint(1, 50)) * pi / 2)),
        lambda: draw.uniform(-10, 10), lambda: sized(draw, -1074, -1), lambda: sized(draw, 1, 31),
        lambda: any_double(draw), lambda: sized(draw, 30, 1023), lambda: near(draw, 2.0**31),
        lambda: near(draw, (draw.randint(0, 100) + 0.5) * math.pi / 2)))()


def tangent_point(draw):
    """Arguments of the hyperbolic tangent up to where it is one, and tiny ones."""
    return draw.choice((
        lambda: sized(draw, -1074, 0), lambda: draw.uniform(-23, 23), lambda: draw.uniform(-1, 1),
        lambda: sized(draw, -8, 5)))()


def probability_point(draw):
    """Arguments of the normal probability down to the smallest result."""
    return draw.choice((
        lambda: draw.uniform(-38.5, 9), lambda: draw.uniform(-1, 1), lambda: sized(draw, -60, 2),
        lambda: near(draw, 0.67), lambda: draw.uniform(-38.5, -37), lambda: draw.uniform(-6, 6)))()


def quantile_point(draw):
    """Probabilities near one half, in both tails and at the seams of the approximation."""
    return draw.choice((
        lambda: draw.random() or 0.1, lambda: math.ldexp(1 + draw.random(), -draw.randint(2, 1074)) or SMALLEST,
        lambda: 1 - math.ldexp(draw.randint(1, 1 << 20), -53), lambda: near(draw, 2.0**-9),
        lambda: near(draw, math.exp(-36)), lambda: 0.5 + sized(draw, -53, -3),
        lambda: draw.uniform(0.9, 1 - 2**-53)))()


POINTS = {
    "exponential": exponential_point, "exponential_minus_1": exponential_point,
    "logarithm": logarithm_point, "logarithm_plus_1": plus_1_point, "logarithm2": logarithm_point,
    "logarithm10": logarithm_point, "power": power_point, "sine": circular_point,
    "cosine": circular_point, "tangent": circular_point, "hyperbolic_tangent": tangent_point,
    "normal_probability": probability_point, "normal_quantile": quantile_point,
}


def points(name, count):
    """Points of a function, the same in every run, with their true values; results beyond doubles are left out."""
    draw = random.Random(name)
    while count > 0:
        point = POINTS[name](draw)
        arguments = point if isinstance(point, tuple) else (point,)
        if not all(math.isfinite(a) for a in arguments) or (name.startswith("log") and not
                arguments[0] > (-1 if name == "logarithm_plus_1" else 0)):
            continue
        value = TRUE[name](*map(mpf, arguments))
        if abs(value) <= LARGEST and not (name.startswith("exponential") and arguments[0] > 709.8):
            yield arguments, value
            count -= 1


def unit(value):
    """The unit of the last place of a double near a value."""
    exponent = max(mp.frexp(value)[1] - 1, -1022) if value != 0 else -1022
    return mp.ldexp(mpf(1), exponent - 52)


def nearest(value):
    """The double nearest to a value, subnormal ones too."""
    step = unit(value)
    return float(mp.ldexp(mpf(int(mp.nint(value / step))), mp.frexp(step)[1] - 1))


def write(count):
    """Prints points with the nearest double and what it lacks, in units of its last place."""
    print("# mpmath 1.3.0; written by: python3 Tests/KernelTests/mpmath_reference.py")
    print("function,x,y,value,lacks")
    for name in TRUE:
        for arguments, value in points(name, count):
            rounded = nearest(value)
            x, y = arguments[0], arguments[1] if len(arguments) > 1 else None
            lacks = float((value - mpf(rounded)) / unit(value))
            print(f"{name},{x.hex()},{y.hex() if y is not None else ''},{rounded.hex()},{lacks:.4f}")


def measure(path, count, names):
    """Prints the largest errors of the kernels in a shared object, in units of the last place."""
    core = ctypes.CDLL(path).reference_core
    core.restype, core.argtypes = ctypes.c_double, [ctypes.c_int, ctypes.c_double, ctypes.c_double]
    for place, name in enumerate(TRUE):
        if names and name not in names:
            continue
        worst, where = mpf(-1), None
        for arguments, value in points(name, count):
            result = core(place, arguments[0], arguments[-1])
            error = abs(mpf(result) - value) / unit(value)
            if error > worst or error != error:
                worst, where = error, arguments
        print(f"{name}: {float(worst):.3f} at {', '.join(a.hex() for a in where)}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        measure(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
    else:
        write(2000)
