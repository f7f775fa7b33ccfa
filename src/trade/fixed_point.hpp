// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace hirschman::inline v0_1::trade::detail {

/// Anderson's acceleration of x = g(x): the next x from the last few pairs.
class accelerated {
public:
    explicit accelerated(std::size_t size) : size_(size) {}

    /// Replaces x by the next one; `g` is g(x). Returns max |g - x|.
    double next(std::span<double> x, std::span<const double> g);

private:
    static constexpr std::size_t depth = 6;

    std::size_t size_;
    std::size_t held_ = 0;   // differences that are kept
    std::size_t place_ = 0;  // where the next goes
    bool first_ = true;
    double norm_ = 0.0;
    std::vector<double> last_g_{}, last_gap_{}, gap_{};
    std::array<std::vector<double>, depth> gap_steps_{}, g_steps_{};
};

}  // namespace hirschman::inline v0_1::trade::detail
