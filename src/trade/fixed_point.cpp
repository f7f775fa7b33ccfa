// SPDX-License-Identifier: BSL-1.0
#include "trade/fixed_point.hpp"

#include "supply/products.hpp"

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::trade::detail {

using supply::detail::add;
using supply::detail::dot;

double accelerated::next(std::span<double> x, std::span<const double> g)
{
    gap_.resize(size_);
    double largest = 0.0;
    for (std::size_t i = 0; i < size_; ++i) {
        gap_[i] = g[i] - x[i];
        largest = std::max(largest, std::fabs(gap_[i]));
    }
    const double norm = std::sqrt(dot(gap_.data(), gap_.data(), size_));
    if (!first_ && norm > 2.0 * norm_) held_ = 0;
    if (!first_ && norm > 0.0) {
        std::vector<double>& gap_step = gap_steps_[place_];
        std::vector<double>& g_step = g_steps_[place_];
        gap_step.resize(size_);
        g_step.resize(size_);
        for (std::size_t i = 0; i < size_; ++i) gap_step[i] = gap_[i] - last_gap_[i];
        const double length = std::sqrt(dot(gap_step.data(), gap_step.data(), size_));
        if (length > 0.0) {
            for (std::size_t i = 0; i < size_; ++i) {
                gap_step[i] /= length;
                g_step[i] = (g[i] - last_g_[i]) / length;
            }
            place_ = (place_ + 1) % depth;
            held_ = std::min(held_ + 1, depth);
        }
    }
    first_ = false;
    norm_ = norm;
    last_g_.assign(g.begin(), g.end());
    last_gap_ = gap_;
    std::copy(g.begin(), g.end(), x.begin());
    if (held_ == 0 || norm == 0.0) return largest;

    // least squares over the steps held, newest first; what depends on newer ones is left out
    std::array<std::size_t, depth> which{};
    std::array<std::array<double, depth>, depth> lower{};
    std::array<double, depth> weight{};
    std::size_t used = 0;
    for (std::size_t h = 0; h < held_; ++h) {
        const std::size_t k = (place_ + depth - 1 - h) % depth;
        std::array<double, depth> row{};
        double diagonal = 1.0;
        for (std::size_t a = 0; a < used; ++a) {
            double v = dot(gap_steps_[which[a]].data(), gap_steps_[k].data(), size_);
            for (std::size_t b = 0; b < a; ++b) v -= row[b] * lower[a][b];
            row[a] = v / lower[a][a];
            diagonal -= row[a] * row[a];
        }
        if (!(diagonal > 1e-10)) continue;
        row[used] = std::sqrt(diagonal);
        lower[used] = row;
        which[used] = k;
        weight[used] = dot(gap_steps_[k].data(), gap_.data(), size_);
        ++used;
    }
    for (std::size_t a = 0; a < used; ++a) {
        for (std::size_t b = 0; b < a; ++b) weight[a] -= lower[a][b] * weight[b];
        weight[a] /= lower[a][a];
    }
    for (std::size_t a = used; a-- > 0;) {
        for (std::size_t b = a + 1; b < used; ++b) weight[a] -= lower[b][a] * weight[b];
        weight[a] /= lower[a][a];
        if (!std::isfinite(weight[a])) return largest;
    }
    for (std::size_t a = 0; a < used; ++a)
        add(-weight[a], g_steps_[which[a]].data(), x.data(), size_);
    return largest;
}

}  // namespace hirschman::inline v0_1::trade::detail
