#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs input_output_bench and what is commonly done instead, with NumPy, in one go, and prints the
ratios of the medians, of the clock and of the processors' time, which other work on the machine
disturbs less: python3 benchmarks/input_output_peer.py build/release/benchmarks/input_output_bench"""

import json
import statistics
import subprocess
import sys
import time

import numpy as np

bench = sys.argv[1]
repetitions = max(2, int(sys.argv[2])) if len(sys.argv) > 2 else 3


def median(call, times=repetitions):
    """Milliseconds by the clock and of all processors."""
    clock, processors = [], []
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        call()
        clock.append(time.perf_counter() - start)
        processors.append(time.process_time() - used)
    return 1e3 * statistics.median(clock), 1e3 * statistics.median(processors)


out = subprocess.run(
    [bench, "--benchmark_format=json", f"--benchmark_repetitions={repetitions}",
     "--benchmark_report_aggregates_only=true"],
    check=True, capture_output=True, text=True).stdout
ours = {b["run_name"]: b for b in json.loads(out)["benchmarks"] if b["aggregate_name"] == "median"}

def times(name):
    b = ours[name]
    return b["real_time"], b["cpu_time"]


generator = np.random.default_rng(2017)


def coefficients(n):
    a = generator.random((n, n))
    return a * (0.5 / a.sum(axis=0))


def ario_step(n, products):
    """One step as the equations are written, an order for every pair, in whole-array operations."""
    a = coefficients(n)
    x = np.linalg.solve(np.eye(n) - a, np.ones(n))
    flows = a * x
    product = np.arange(n) % products
    groups = np.zeros((products, n))
    groups[product, np.arange(n)] = 1.0
    use = (groups @ flows) / x
    share = flows / (groups @ flows)[product]
    state = {"orders": flows.copy(), "stock": 90 * use * x}

    def step():
        orders, stock = state["orders"], state["stock"]
        demand = orders.sum(axis=1) + 1.0
        possible = np.minimum(demand, x)
        made = possible * np.minimum(1.0, (stock / (72 * use * possible)).min(axis=0))
        received = groups @ (orders * (made / demand)[:, None])
        stock = stock + received - use * made
        want = use * made + np.maximum(0.0, 90 * use * possible - stock) / 90
        state["orders"], state["stock"] = share * want[product], stock

    return step


m = np.eye(4900) - coefficients(4900)
demand = generator.random(4900)
peers = [
    ("all extractions, 4,900 sectors", "bm_all_extractions/sectors:4900/process_time/real_time",
     "one inverse (numpy.linalg.inv)", median(lambda: np.linalg.inv(m))),
    ("one demand, 4,900 sectors, even", "bm_one_demand_even/sectors:4900/process_time/real_time",
     "dense solve (numpy.linalg.solve)", median(lambda: np.linalg.solve(m, demand))),
]
peers.append(("one demand, 4,900 sectors, uneven", "bm_one_demand_uneven/sectors:4900/process_time/real_time",
              peers[-1][2], peers[-1][3]))
peers.append(("ARIO step, 980 industries", "bm_ario_step/industries:980/process_time/real_time",
              "the same step in NumPy", median(ario_step(980, 20), 20)))
peers.append(("ARIO step, 980 industries", "bm_ario_step/industries:980/process_time/real_time",
              "reading its share matrix once", times("bm_read_share_matrix/industries:980/process_time/real_time")))

for what, name, peer, theirs in peers:
    mine = times(name)
    print(f"{what}: {mine[0]:.4g} ms ({mine[1]:.4g} of processors); "
          f"{peer}: {theirs[0]:.4g} ms ({theirs[1]:.4g}); "
          f"ratio {theirs[0] / mine[0]:.3g} ({theirs[1] / mine[1]:.3g})")
for name, b in ours.items():
    extra = ", ".join(f"{k} {b[k]:.3g}" for k in ("products", "residual", "flop/s", "B/s",
                                                  "bytes_per_second") if k in b)
    print(f"  {name}: {b['real_time']:.4g} ms, {b['cpu_time']:.4g} of processors" + (f" ({extra})" if extra else ""))
