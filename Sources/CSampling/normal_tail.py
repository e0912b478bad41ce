"""Prints the Chebyshev coefficients of Normal.c: pip install mpmath==1.3.0; python3 normal_tail.py

The function is (y + K) exp(y^2 / 2) P(Z > y) on y >= 0, in t = (K - y) / (K + y), which maps it to (-1, 1].
"""
import mpmath

mpmath.mp.dps = 40
K, COUNT, NODES = mpmath.mpf(5), 24, 80


def scaled(t):
    y = K * (1 - t) / (1 + t)
    return (y + K) * mpmath.exp(y * y / 2) * mpmath.erfc(y / mpmath.sqrt(2)) / 2


angles = [mpmath.pi * (j + mpmath.mpf(1) / 2) / NODES for j in range(NODES)]
values = [scaled(mpmath.cos(angle)) for angle in angles]
for k in range(COUNT):
    c = 2 / mpmath.mpf(NODES) * sum(v * mpmath.cos(k * a) for v, a in zip(values, angles))
    print(f"  {float(c / 2 if k == 0 else c)!r},")
