#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs trade_bench on one core and prints its medians beside what peers take, and the table of
docs/trade_cost.md: python3 benchmarks/trade_peer.py build/release/benchmarks/trade_bench [svg]

The peers are two R packages (cp2015, KITE) and a Python package (gegravity). Their times are quoted
from the project's notes of 2026 (two virtual cores, another machine); they are not run.
With a second argument the cost against countries and sectors is drawn to that file by gnuplot."""

import json
import os
import subprocess
import sys

quoted = {  # milliseconds
    "bm_nafta_both_solves": ("cp2015, one thread", 4900.0),
    "bm_nafta_counterfactual": ("KITE, to 1e-6", 1900.0),
    "bm_gravity/countries:30": ("gegravity", 1440.0),
    "bm_gravity_1000_draws": ("gegravity, 1,000 times", 1440e3),
}

one_core = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
out = subprocess.run(
    [sys.argv[1], "--benchmark_format=json", "--benchmark_repetitions=3",
     "--benchmark_report_aggregates_only=true"],
    check=True, capture_output=True, text=True, env=one_core).stdout
ours = {b["run_name"]: b["cpu_time"] for b in json.loads(out)["benchmarks"]
        if b.get("aggregate_name") == "median"}

print("milliseconds of one core, median of 3")
for name, (peer, took) in quoted.items():
    print(f"{name:32} {ours[name]:10.3f}   {peer}: {took:.0f}, {took / ours[name]:.0f} times")

sizes = {}
for name, took in ours.items():
    if name.startswith("bm_multi_sector/"):
        countries, sectors = (int(part.split(":")[1]) for part in name.split("/")[1:])
        sizes.setdefault(sectors, {})[countries] = took
countries = sorted({n for row in sizes.values() for n in row})
print("\n| countries | " + " | ".join(f"{s} sectors" for s in sorted(sizes)) + " |")
print("|---|" + "---|" * len(sizes))
for n in countries:
    print(f"| {n} | " + " | ".join(f"{sizes[s][n]:.1f}" for s in sorted(sizes)) + " |")

if len(sys.argv) > 2:
    rows = "\n".join(f"{n} " + " ".join(str(sizes[s][n]) for s in sorted(sizes)) for n in countries)
    lines = ", ".join(f"$cost using 1:{k + 2} with linespoints lw 2 title '{s} sectors'"
                      for k, s in enumerate(sorted(sizes)))
    subprocess.run(["gnuplot"], check=True, text=True, input=f"""
$cost << EOD
{rows}
EOD
set terminal svg size 720,320 font 'sans,13' background 'white'
set output '{sys.argv[2]}'
set logscale xy
set xrange [8:100]
set xtics ({", ".join(str(n) for n in countries)})
set xlabel 'countries'
set ylabel 'milliseconds of one core'
set key left top
set grid
plot {lines}
""")
