// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/quantile_steps.hpp"

#include <bit>

namespace hirschman::inline v0_1::uncertainty::detail {

quantile_steps::quantile_steps(const estimate& of)
{
    double total = 0.0;
    for (const component& part : of.components) total += part.weight;
    double cumulative = 0.0;
    if (of.shape == law::empirical) {
        double from = 0.0;
        double before = of.components.front().low;
        for (const component& part : of.components) {
            const double until = (cumulative + 0.5 * part.weight) / total;
            cumulative += part.weight;
            add(from, until, before, part.low);
            from = until;
            before = part.low;
        }
        add(from, 1.0, before, before);
    } else {
        for (const component& part : of.components) {
            const double from = cumulative / total;
            cumulative += part.weight;
            add(from, cumulative / total, part.low, part.high);
        }
    }
    steps_.back().until = 1.0;
    guide_.resize(std::bit_ceil(2 * steps_.size()));
    std::uint32_t at = 0;
    for (std::size_t k = 0; k < guide_.size(); ++k) {
        const double start = static_cast<double>(k) / static_cast<double>(guide_.size());
        while (!(start < steps_[at].until)) ++at;
        guide_[k] = at;
    }
}

void quantile_steps::add(double from, double until, double low, double high)
{
    // A weight too small to move the sum is never drawn.
    if (!(until > from)) return;
    steps_.push_back({until, from, low, (high - low) / (until - from)});
}

double quantile_steps::operator()(double probability) const noexcept
{
    std::size_t at =
        guide_[static_cast<std::size_t>(probability * static_cast<double>(guide_.size()))];
    while (!(probability < steps_[at].until)) ++at;
    const step& part = steps_[at];
    return part.low + part.slope * (probability - part.from);
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
