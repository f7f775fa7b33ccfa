#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Prints the coefficients of src/scalar/block_math.cpp: interpolation at the Chebyshev nodes of the
reduced interval in 60 digits, rounded to double. Needs mpmath."""

from mpmath import mp, mpf, atanh, cos, erfc, exp, expm1, log, lu_solve, matrix, pi, sqrt

mp.dps = 60


def interpolate(f, low, high, degree):
    n = degree + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * n)) for i in range(n)]
    rows = matrix(n, n)
    for i, x in enumerate(nodes):
        for j in range(n):
            rows[i, j] = x**j
    return list(lu_solve(rows, matrix([f(x) for x in nodes])))


def show(name, f, low, high, degree):
    c = interpolate(f, low, high, degree)
    worst = mpf(0)
    for i in range(401):
        x = low + (high - low) * (i + mpf(1) / 2) / 401
        p = mpf(0)
        for a in reversed(c):
            p = p * x + mpf(float(a))
        worst = max(worst, abs(p / f(x) - 1))
    print(f"// {name}: degree {degree}, relative error {mp.nstr(worst, 2)}")
    print(", ".join(float(a).hex() for a in c))


ln2 = log(2)
show("(exp(r) - 1 - r) / r^2", lambda r: (expm1(r) - r) / r**2 if abs(r) > 1e-20 else mpf(1) / 2,
     -ln2 / 2 - mpf("1e-6"), ln2 / 2 + mpf("1e-6"), 10)
s = (sqrt(2) - 1) / (sqrt(2) + 1) + mpf("1e-6")
show("(2 atanh(s) - 2 s) / s^3 in z = s^2",
     lambda z: (2 * atanh(sqrt(z)) - 2 * sqrt(z)) / sqrt(z)**3, mpf(0), s * s, 7)
show("(2 atanh(s) - 2 s - 2/3 s^3) / s^5 in z = s^2",
     lambda z: (2 * atanh(sqrt(z)) - 2 * sqrt(z) - mpf(2) / 3 * sqrt(z)**3) / sqrt(z)**5,
     mpf(0), s * s, 7)
k = mpf(4)
tail = lambda t: erfc(t / sqrt(2)) / 2 * exp(t * t / 2)
show("(t + 4) Phi(-t) exp(t^2/2) in u = (t - 4) / (t + 4)",
     lambda u: (k * (1 + u) / (1 - u) + k) * tail(k * (1 + u) / (1 - u)), mpf(-1),
     (mpf(39) - k) / (mpf(39) + k), 22)
high = mp.floor(ln2 * 2**32) / 2**32
print("// ln 2, high (32 bits) and low:", float(high).hex(), float(ln2 - high).hex())
