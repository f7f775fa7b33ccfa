#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs reversal_bench and the same formulas in NumPy and in a loop of Python, in one go, and prints
nanoseconds a draw, the ratios of the medians of the processor's time, and the share of our time
that lies in exp and log: python3 benchmarks/reversal_peer.py build/release/benchmarks/reversal_bench"""

import json
import math
import statistics
import subprocess
import sys
import time

import numpy as np

bench = sys.argv[1]
repetitions = max(3, int(sys.argv[2])) if len(sys.argv) > 2 else 7

# Quarters FY2026Q3 to FY2027Q2 of Nvidia, days after 14 July 2025, and their middle after 9 April.
quarters = [(14 + 91 * i, 105 + 91 * i, 110 + 45.5 + 91 * i) for i in range(4)]
lost_quarters = 1 + 19 / 91

ranges = dict(
    annual_run_rate=(10e9, 22e9), market_growth=(.1, .6), domestic_share=(.3, .45),
    domestic_slope=(.3, .7), domestic_ceiling=(.8, .95), stock_kept=(0, .3),
    foundry_capacity=(.5, 1.2), foundry_lead=(150, 300), licence_lag=(10, 120), licensed=(.5, 1),
    admitted=(.1, 1), block_probability=(.1, .5), block_draw=(0, 1), blocked_share=(0, .1),
    levy=(0, .25), pass_through=(0, 1), demand_elasticity=(1.2, 1.6))


def reversal(p, maths, where, minimum, clip):
    """The formulas as they are written, for arrays or for numbers; without range checks."""
    quarterly = p["annual_run_rate"] / 4
    ratio = maths.exp(p["pass_through"] * (p["demand_elasticity"] - 1) * maths.log1p(-p["levy"]))
    passed = where(p["block_draw"] < p["block_probability"], p["blocked_share"],
                   p["licensed"] * p["admitted"])
    log_growth = maths.log1p(p["market_growth"])
    odds = p["domestic_ceiling"] / p["domestic_share"] - 1
    foreign = 1 - p["domestic_share"]
    capacity = quarterly * p["foundry_capacity"]
    stock = 4 * quarterly * p["stock_kept"]
    gross_all = government_all = no_ban_all = 0
    for begins, ends, middle in quarters:
        years = middle / 365.25
        in_force = clip((ends - p["licence_lag"]) / (ends - begins))
        no_ban = quarterly * maths.exp(years * log_growth)
        share = p["domestic_ceiling"] / (1 + odds * maths.exp(-years * p["domestic_slope"]))
        supply = stock + capacity * clip((ends - p["foundry_lead"]) / (ends - begins))
        sold = minimum(no_ban * (1 - share) / foreign, supply) * in_force * passed
        stock = supply - sold
        gross = sold * ratio
        gross_all = gross_all + gross
        government_all = government_all + p["levy"] * gross
        no_ban_all = no_ban_all + no_ban
    lost = quarterly * lost_quarters
    return gross_all, gross_all - government_all, gross_all / lost, gross_all / no_ban_all


def in_numpy(p):
    return reversal(p, np, np.where, np.minimum, lambda x: np.clip(x, 0.0, 1.0))


def in_python(p):
    return reversal(p, math, lambda c, a, b: a if c else b, min,
                    lambda x: 0.0 if x < 0.0 else 1.0 if x > 1.0 else x)


def nanoseconds(call, draws):
    used = []
    for _ in range(repetitions):
        start = time.process_time_ns()
        call()
        used.append((time.process_time_ns() - start) / draws)
    return statistics.median(used)


generator = np.random.default_rng(2025)
draws = 1 << 19
parameters = {k: generator.uniform(a, b, draws) for k, (a, b) in ranges.items()}
chunk = 2048
chunks = [{k: v[i:i + chunk] for k, v in parameters.items()} for i in range(0, draws, chunk)]
one_by_one = [{k: float(v[i]) for k, v in parameters.items()} for i in range(2000)]

difference = max(abs(in_python(one_by_one[i])[0] / in_numpy(parameters)[0][i] - 1) for i in range(3))
assert difference < 1e-12, difference

peers = {
    "NumPy, whole arrays": nanoseconds(lambda: in_numpy(parameters), draws),
    f"NumPy, chunks of {chunk}": nanoseconds(lambda: [in_numpy(c) for c in chunks], draws),
    "Python, a loop": nanoseconds(lambda: [in_python(p) for p in one_by_one], len(one_by_one)),
}
out = subprocess.run(
    [bench, "--benchmark_format=json", f"--benchmark_repetitions={repetitions}",
     "--benchmark_report_aggregates_only=true"],
    check=True, capture_output=True, text=True).stdout
ours = {b["run_name"]: b["cpu_time"] / 64 for b in json.loads(out)["benchmarks"]
        if b["aggregate_name"] == "median"}

total = ours["bm_reversal"]
print(f"NumPy {np.__version__}, {repetitions} repetitions, processor time")
print(f"{'reversal':24} {total:9.1f} ns a draw")
for name, value in peers.items():
    print(f"{name:24} {value:9.1f} ns a draw, {value / total:6.1f} times")
print(f"drawn and summarised     {ours['bm_reversal_ensemble'] * 64 / (1 << 17):9.1f} ns a draw")
exp, log1p, log = ours["bm_exp"], ours["bm_log1p"], ours["bm_log"]
print(f"exp {exp:.2f}, log1p {log1p:.2f}, log {log:.2f} ns a number")
print(f"called: 5 exp, 2 log1p: {5 * exp + 2 * log1p:.1f} ns, {(5 * exp + 2 * log1p) / total:.0%} of the time")
print(f"as written, 9 exp, 2 log1p: {9 * exp + 2 * log1p:.1f} ns, {(9 * exp + 2 * log1p) / total:.0%}")
