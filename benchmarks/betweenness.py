#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Betweenness of a random graph of 2,000 nodes and 20,000 arcs: ours, then networkx's, and the ratio.

    benchmarks/betweenness.py build/bench/benchmarks/network_bench

Both see the same graph; the sums of their values must agree. Seconds are of the processor, so that
other programs do not count.
"""
import json
import statistics
import subprocess
import sys
import time

import networkx

NODES = 2000


def arcs():
    state, found = 1, set()

    def draw():
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % NODES

    while len(found) < 10 * NODES:
        arc = draw(), draw()
        if arc[0] != arc[1]:
            found.add(arc)
    return found


def main():
    report = json.loads(subprocess.run(
        [sys.argv[1], f"--benchmark_filter=bm_betweenness/nodes:{NODES}$",
         "--benchmark_repetitions=5", "--benchmark_format=json"],
        check=True, capture_output=True, text=True).stdout)
    ours = next(b for b in report["benchmarks"] if b.get("aggregate_name") == "median")
    seconds = ours["cpu_time"] / 1000.0

    graph = networkx.DiGraph()
    graph.add_nodes_from(range(NODES))
    graph.add_edges_from(arcs())
    times = []
    for _ in range(3):
        start = time.process_time()
        scores = networkx.betweenness_centrality(graph)
        times.append(time.process_time() - start)
    peer = statistics.median(times)

    if abs(sum(scores.values()) - ours["sum"]) > 1e-9 * ours["sum"]:
        sys.exit(f"the sums differ: {ours['sum']} and {sum(scores.values())}")
    print(f"hirschman {seconds:.4f} s, networkx {networkx.__version__} {peer:.2f} s: "
          f"{peer / seconds:.0f} times faster (medians of 5 and 3)")


if __name__ == "__main__":
    main()
