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
    return count() > 1 ? squares_ / static_cast<double>(count() - 1) : not_a_number;
}

double summary::standard_deviation() const noexcept { return std::sqrt(variance()); }

double summary::standard_error() const noexcept
{
    return std::sqrt(variance() / static_cast<double>(count()));
}

double summary::minimum() const noexcept { return count() == 0 ? not_a_number : at_rank(0); }

double summary::maximum() const noexcept
{
    return count() == 0 ? not_a_number : at_rank(count() - 1);
}

double summary::rank_error() const noexcept
{
    return exact() ? 0.0
                   : static_cast<double>(counted_.largest()) / static_cast<double>(counted_.size());
}

double summary::at_rank(std::uint64_t rank) const noexcept
{
    return exact() ? sorted_[rank] : counted_.at_rank(rank);
}

double summary::quantile(double p) const
{
    if (!(p >= 0.0 && p <= 1.0)) throw domain_error("probability", p, "", "[0, 1]");
    if (count() == 0) return not_a_number;
    const double place = p * static_cast<double>(count() - 1);
    const auto below = static_cast<std::uint64_t>(place);
    if (below + 1 >= count()) return maximum();
    const double part = place - static_cast<double>(below);
    const double from = at_rank(below);
    return from + part * (at_rank(below + 1) - from);
}

double summary::share_below(double limit) const noexcept
{
    if (count() == 0 || limit != limit) return not_a_number;
    if (!exact()) return counted_.below(limit) / static_cast<double>(count());
    const auto at = std::lower_bound(sorted_.begin(), sorted_.end(), limit);
    return static_cast<double>(at - sorted_.begin()) / static_cast<double>(count());
}

double summary::share_at_or_below(double limit) const noexcept
{
    if (count() == 0 || limit != limit) return not_a_number;
    if (!exact()) return counted_.at_or_below(limit) / static_cast<double>(count());
    const auto past = std::upper_bound(sorted_.begin(), sorted_.end(), limit);
    return static_cast<double>(past - sorted_.begin()) / static_cast<double>(count());
}

std::vector<bin> summary::histogram(std::size_t bins) const
{
    if (bins == 0) throw domain_error("bins", 0.0, "", "[1, inf)");
    if (count() == 0) return {};
    if (minimum() == maximum()) return {{minimum(), maximum(), count()}};
    return histogram(bins, minimum(), maximum());
}

std::vector<bin> summary::histogram(std::size_t bins, double low, double high) const
{
    if (bins == 0) throw domain_error("bins", 0.0, "", "[1, inf)");
    if (!(low < high)) throw domain_error("low", low, "", "values below high");
    const auto before = [&](double limit) {
        return exact()
                   ? static_cast<std::uint64_t>(
                         std::lower_bound(sorted_.begin(), sorted_.end(), limit) - sorted_.begin())
                   : static_cast<std::uint64_t>(std::round(counted_.below(limit)));
    };
    const auto up_to = [&](double limit) {
        return exact()
                   ? static_cast<std::uint64_t>(
                         std::upper_bound(sorted_.begin(), sorted_.end(), limit) - sorted_.begin())
                   : static_cast<std::uint64_t>(std::round(counted_.at_or_below(limit)));
    };
    std::vector<bin> result(bins);
    std::uint64_t position = before(low);
    for (std::size_t i = 0; i < bins; ++i) {
        const auto edge = [&](std::size_t k) {
            return k == bins
                       ? high
                       : low + (high - low) * (static_cast<double>(k) / static_cast<double>(bins));
        };
        const std::uint64_t end =
            std::max(position, i + 1 == bins ? up_to(high) : before(edge(i + 1)));
        result[i] = {edge(i), edge(i + 1), end - position};
        position = end;
    }
    return result;
}

std::string summary::brief_report() const
{
    std::string text = name_ + ": " + std::to_string(draws_) + " draws, " +
                       std::to_string(failed()) + " failed, mean " + to_text(mean_) +
                       ", standard deviation " + to_text(standard_deviation()) +
                       ", standard error " + to_text(standard_error()) + ", minimum " +
                       to_text(minimum());
    for (const double percent : {0.1, 1.0, 5.0, 10.0, 50.0, 90.0, 95.0, 99.0, 99.9})
        text += ", " + to_text(percent) + " % " + to_text(quantile(percent / 100.0));
    return text + ", maximum " + to_text(maximum()) + ", ranks " +
           (exact() ? "exact" : "within " + to_text(rank_error()));
}

}  // namespace hirschman::inline v0_1::uncertainty
