// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/grid.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

constexpr std::size_t equal_parts = 2000;
constexpr std::size_t buckets = 4096;

}  // namespace

grid::grid(std::vector<double> splitters)
    : splitters_(std::move(splitters)), padded_(splitters_), start_(buckets)
{
    if (splitters_.empty()) return;
    padded_.resize(2 * most_splitters + 2, std::numeric_limits<double>::infinity());
    // Over the middle, where most values are.
    const std::size_t end = splitters_.size() / 256;
    low_ = splitters_[end];
    const double high = splitters_[splitters_.size() - 1 - end];
    per_width_ = static_cast<double>(buckets) / (high - low_);
    if (!std::isfinite(per_width_)) per_width_ = 0.0;
    std::vector<std::uint16_t> in(buckets);
    for (const double s : splitters_) ++in[bucket(s)];
    for (std::size_t b = 1; b < buckets; ++b)
        start_[b] = static_cast<std::uint16_t>(start_[b - 1] + in[b - 1]);
    first_step_ = std::bit_floor(std::size_t{*std::max_element(in.begin(), in.end())});
}

std::size_t grid::bucket(double x) const noexcept
{
    double at = (x - low_) * per_width_;
    at = at > 0.0 ? at : 0.0;
    at = at < static_cast<double>(buckets - 1) ? at : static_cast<double>(buckets - 1);
    return static_cast<std::size_t>(static_cast<std::int32_t>(at));
}

grid grid::of(std::span<const double> sorted)
{
    const std::size_t count = sorted.size();
    std::vector<std::size_t> ranks;
    for (std::size_t i = 1; i < equal_parts; ++i) ranks.push_back(count * i / equal_parts);
    for (double r = 1.0; r < static_cast<double>(count) / equal_parts; r *= std::sqrt(2.0)) {
        ranks.push_back(static_cast<std::size_t>(r));
        ranks.push_back(count - 1 - static_cast<std::size_t>(r));
    }
    std::sort(ranks.begin(), ranks.end());
    std::vector<double> splitters;
    for (const std::size_t rank : ranks)
        if (splitters.empty() || sorted[rank] > splitters.back()) splitters.push_back(sorted[rank]);
    return grid(std::move(splitters));
}

void grid::count(std::span<const double> values, std::span<std::uint64_t> cells) const noexcept
{
    // A hot loop: eight searches side by side, without a branch.
    constexpr std::size_t side_by_side = 8;
    const double* const s = padded_.data();
    std::size_t v = 0;
    for (; v < values.size(); v += side_by_side) {
        const std::size_t n = std::min(side_by_side, values.size() - v);
        double x[side_by_side];
        std::size_t below[side_by_side];
        for (std::size_t i = 0; i < side_by_side; ++i) {
            x[i] = values[v + std::min(i, n - 1)];
            below[i] = start_[bucket(x[i])];
        }
        for (std::size_t step = first_step_; step > 0; step /= 2)
            for (std::size_t i = 0; i < side_by_side; ++i)
                below[i] += s[below[i] + step - 1] < x[i] ? step : 0;
        for (std::size_t i = 0; i < n; ++i) {
            if (!std::isfinite(x[i])) continue;
            const std::size_t at = below[i];
            ++cells[2 * at + (at < splitters_.size() && splitters_[at] == x[i] ? 1 : 0)];
        }
    }
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
