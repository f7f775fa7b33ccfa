#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs sensitivity_bench and OpenTURNS (python3-openturns) on Ishigami's function in one go and
prints the ratios of the medians, of the clock and of the processors' time, which other work on the
machine disturbs less:
/usr/bin/python3 benchmarks/sensitivity_peer.py build/release/benchmarks/sensitivity_bench

OpenTURNS takes its fastest way: a function as a formula, compiled by itself, Jansen's estimators,
first-order and total indices with their intervals."""

import json
import math
import statistics
import subprocess
import sys
import time

try:
    import openturns as ot
except ImportError:
    sys.exit("skipped: OpenTURNS is not installed (apt-get install python3-openturns)")

bench = sys.argv[1]
repetitions = max(3, int(sys.argv[2])) if len(sys.argv) > 2 else 5
points = 2**16

out = subprocess.run(
    [bench, "--benchmark_format=json", f"--benchmark_repetitions={repetitions}",
     "--benchmark_report_aggregates_only=true"],
    check=True, capture_output=True, text=True).stdout
ours = {b["run_name"]: (b["real_time"], b["cpu_time"]) for b in json.loads(out)["benchmarks"]
        if b["aggregate_name"] == "median"}

f = ot.SymbolicFunction(["x1", "x2", "x3"], ["sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1)"])
law = ot.ComposedDistribution([ot.Uniform(-math.pi, math.pi)] * 3)


def indices(resamples):
    """Seconds by the clock, those of the estimation with its intervals alone, and processor time."""
    start, used = time.perf_counter(), time.process_time()
    inputs = ot.SobolIndicesExperiment(law, points, False).generate()
    outputs = f(inputs)
    evaluated = time.perf_counter()
    estimator = ot.JansenSensitivityAlgorithm(inputs, outputs, points)
    if resamples:
        estimator.setUseAsymptoticDistribution(False)
        estimator.setBootstrapSize(resamples)
    else:
        estimator.setUseAsymptoticDistribution(True)
    first, total = estimator.getFirstOrderIndices(), estimator.getTotalOrderIndices()
    estimator.getFirstOrderIndicesInterval(), estimator.getTotalOrderIndicesInterval()
    end = time.perf_counter()
    assert abs(first[0] - 0.3139) < 0.05 and abs(total[0] - 0.5576) < 0.05
    return end - start, end - evaluated, time.process_time() - used


print(f"OpenTURNS {ot.__version__}, N = {points}, medians of {repetitions}, ms")
for resamples, bar in ((0, 1 / 5), (100, 1 / 10)):
    runs = [indices(resamples) for _ in range(repetitions)]
    whole, part, processors = (1e3 * statistics.median(r[k] for r in runs) for k in range(3))
    kind = f"{resamples} resamples" if resamples else "asymptotic"
    print(f"{kind}, ratios to be under {bar:.1f}: OpenTURNS {whole:.1f}, "
          f"of which estimation and intervals {part:.1f}; processors {processors:.1f}")
    for sobol in (0, 1):
        for threads in (1, 0):
            clock, cpu = ours[f"bm_ishigami/points:{points}/bootstrap:{resamples}/"
                              f"threads:{threads}/sobol:{sobol}/real_time"]
            print(f"  ours, {'Sobol points' if sobol else 'independent points'}, "
                  f"{'one thread' if threads else 'all threads'}: {clock:.2f}, "
                  f"ratio {clock / whole:.3f}"
                  + (f"; processors {cpu:.2f}, ratio {cpu / processors:.3f}" if threads else ""))
print(f"our function alone at as many points, one thread, processors: "
      f"{ours[f'bm_ishigami_alone/points:{points}'][1]:.2f}")
print("SALib is left out: it is not packaged for Debian 12")
