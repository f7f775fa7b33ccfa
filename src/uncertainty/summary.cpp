// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/summary.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace hirschman::inline v0_1::uncertainty {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double summary::variance() const noexcept
{
    return sorted_.size() > 1 ? squares_ / static_cast<double>(sorted_.size() - 1) : not_a_number;
}

double summary::standard_deviation() const noexcept { return std::sqrt(variance()); }

double summary::standard_error() const noexcept
{
    return std::sqrt(variance() / static_cast<double>(sorted_.size()));
}

double summary::minimum() const noexcept
{
    return sorted_.empty() ? not_a_number : sorted_.front();
}

double summary::maximum() const noexcept { return sorted_.empty() ? not_a_number : sorted_.back(); }

double summary::quantile(double p) const
{
    if (!(p >= 0.0 && p <= 1.0)) throw domain_error("probability", p, "", "[0, 1]");
    if (sorted_.empty()) return not_a_number;
    const double place = p * static_cast<double>(sorted_.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 >= sorted_.size()) return sorted_.back();
    const double part = place - static_cast<double>(below);
    return sorted_[below] + part * (sorted_[below + 1] - sorted_[below]);
}

double summary::share_below(double limit) const noexcept
{
    if (sorted_.empty() || limit != limit) return not_a_number;
    const auto at = std::lower_bound(sorted_.begin(), sorted_.end(), limit);
    return static_cast<double>(at - sorted_.begin()) / static_cast<double>(sorted_.size());
}

double summary::share_at_or_below(double limit) const noexcept
{
    if (sorted_.empty() || limit != limit) return not_a_number;
    const auto past = std::upper_bound(sorted_.begin(), sorted_.end(), limit);
    return static_cast<double>(past - sorted_.begin()) / static_cast<double>(sorted_.size());
}

std::vector<bin> summary::histogram(std::size_t bins) const
{
    if (bins == 0) throw domain_error("bins", 0.0, "", "[1, inf)");
    if (sorted_.empty()) return {};
    if (minimum() == maximum()) return {{minimum(), maximum(), sorted_.size()}};
    return histogram(bins, minimum(), maximum());
}

std::vector<bin> summary::histogram(std::size_t bins, double low, double high) const
{
    if (bins == 0) throw domain_error("bins", 0.0, "", "[1, inf)");
    if (!(low < high)) throw domain_error("low", low, "", "values below high");
    std::vector<bin> result(bins);
    auto position = std::lower_bound(sorted_.begin(), sorted_.end(), low);
    for (std::size_t i = 0; i < bins; ++i) {
        const auto edge = [&](std::size_t k) {
            return k == bins
                       ? high
                       : low + (high - low) * (static_cast<double>(k) / static_cast<double>(bins));
        };
        result[i] = {edge(i), edge(i + 1), 0};
        const auto end = i + 1 == bins ? std::upper_bound(position, sorted_.end(), high)
                                       : std::lower_bound(position, sorted_.end(), edge(i + 1));
        result[i].count = static_cast<std::uint64_t>(end - position);
        position = end;
    }
    return result;
}

}  // namespace hirschman::inline v0_1::uncertainty
