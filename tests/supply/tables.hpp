// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/supply/flow_table.hpp>

#include <string>
#include <vector>

#include <rapidcheck.h>

namespace hirschman::supply::test {

/// Miller and Blair (2009), chapter 2.
inline flow_table miller_blair()
{
    return {.sectors = {"1", "2"}, .flows = {150, 500, 200, 100}, .output = {1000, 2000}};
}

inline flow_table named(std::vector<double> flows, std::vector<double> output)
{
    flow_table t{.flows = std::move(flows), .output = std::move(output)};
    for (std::size_t i = 0; i < t.size(); ++i) t.sectors.push_back("s" + std::to_string(i));
    return t;
}

/// A productive table of up to `most` sectors, some of the flows zero: every sector buys for at
/// most nine tenths of its output.
inline flow_table any_productive_table(std::size_t most = 8)
{
    const auto n = *rc::gen::inRange<std::size_t>(1, most + 1);
    std::vector<double> flows(n * n), output(n);
    for (double& x : output) x = *rc::gen::inRange(1, 1000);
    for (std::size_t j = 0; j < n; ++j) {
        std::vector<int> parts(n);
        int sum = 0;
        for (int& p : parts) sum += p = *rc::gen::element(0, 0, 1, 2, 5, 20);
        const double bought = *rc::gen::inRange(0, 91) / 100.0 * output[j];
        for (std::size_t i = 0; i < n && sum > 0; ++i) flows[i * n + j] = bought * parts[i] / sum;
    }
    return named(std::move(flows), std::move(output));
}

}  // namespace hirschman::supply::test
