// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::trade::detail {

/// Numbers of the parts of the world that trade with one another.
template <class Linked>
std::pair<std::vector<std::size_t>, std::size_t> parts_of(std::size_t n, const Linked& linked)
{
    std::vector<std::size_t> part(n, n);
    std::size_t count = 0;
    std::vector<std::size_t> open;
    for (std::size_t start = 0; start < n; ++start) {
        if (part[start] != n) continue;
        part[start] = count;
        open.push_back(start);
        while (!open.empty()) {
            const std::size_t a = open.back();
            open.pop_back();
            for (std::size_t b = 0; b < n; ++b)
                if (part[b] == n && linked(a, b)) {
                    part[b] = count;
                    open.push_back(b);
                }
        }
        ++count;
    }
    return {std::move(part), count};
}

inline std::vector<double> sums_by_part(const std::vector<std::size_t>& part, std::size_t parts,
                                        const std::vector<double>& values)
{
    std::vector<double> result(parts);
    for (std::size_t c = 0; c < values.size(); ++c) result[part[c]] += values[c];
    return result;
}

}  // namespace hirschman::inline v0_1::trade::detail
