// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/explain.hpp>
#include <hirschman/scalar.hpp>

#include <cmath>
#include <concepts>
#include <cstdio>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::controls {

/// What is believed of a figure: `at_most(x)`, the probability that it is x or less, in the unit of
/// the law. Without jumps: for values that are drawn or listed see `weighted_part`.
template <class F>
concept distribution_function = std::is_invocable_r_v<double, const F&, double>;

/// Known to a relative error: the logarithm is normal about that of the median. A spread of .05 is
/// "to 5 %" as one standard deviation.
struct lognormal_figure {
    double median;
    double spread;

    [[nodiscard]] double operator()(double x) const
    {
        constexpr double infinite = std::numeric_limits<double>::infinity();
        in_range(median, 0.0, infinite, "median", hirschman::bounds::open);
        in_range(spread, 0.0, infinite, "spread", hirschman::bounds::open);
        return x > 0.0 ? normal_cdf(std::log(x / median) / spread) : 0.0;
    }
};

/// Anywhere between two ends alike.
struct uniform_figure {
    double low;
    double high;

    [[nodiscard]] double operator()(double x) const
    {
        constexpr double infinite = std::numeric_limits<double>::infinity();
        in_range(low, 0.0, infinite, "low", hirschman::bounds::left_closed);
        in_range(high, low, infinite, "high", hirschman::bounds::open);
        return x <= low ? 0.0 : x >= high ? 1.0 : (x - low) / (high - low);
    }
};

/// One answer and how likely it is.
struct possibility {
    answer is;
    double probability = 0.0;
};

/// Every answer that is possible, the likeliest first. What other facts leave open stays open: an
/// undetermined licence is a possibility like others, not shared out among them.
struct odds {
    std::vector<possibility> possible;

    /// The probability of all answers that `holds(const answer&)`.
    template <std::predicate<const answer&> Holds>
    [[nodiscard]] double of(const Holds& holds) const
    {
        double sum = 0.0;
        for (const auto& p : possible)
            if (holds(p.is)) sum += p.probability;
        return sum;
    }
    [[nodiscard]] double of(licence l) const
    {
        return of([&](const answer& a) { return a.licence == l; });
    }
    /// Of a paragraph, "none" or "undetermined".
    [[nodiscard]] double of(std::string_view classification) const
    {
        return of([&](const answer& a) { return a.classification == classification; });
    }
};

/// A part as it may be, and its weight among others.
struct weighted_part {
    chips::figures item;
    double weight = 1.0;
};

namespace detail {

inline void add(odds& to, const answer& is, double probability)
{
    if (probability == 0.0) return;
    for (auto& p : to.possible) {
        if (!(p.is == is)) continue;
        p.probability += probability;
        return;
    }
    to.possible.push_back({is, probability});
}

/// Likeliest first; those alike in order of their text.
inline void sort(odds& all)
{
    auto& p = all.possible;
    const auto before = [](const possibility& a, const possibility& b) {
        if (a.probability != b.probability) return a.probability > b.probability;
        return explain(a.is) < explain(b.is);
    };
    for (std::size_t i = 1; i < p.size(); ++i)
        for (std::size_t j = i; j > 0 && before(p[j], p[j - 1]); --j) std::swap(p[j], p[j - 1]);
}

/// The part with one of its own figures replaced.
[[nodiscard]] inline chips::figures with(const chips::figures& item, chips::figure which, double x)
{
    using namespace units;
    chips::figures f = item;
    switch (which) {
        case chips::figure::total_processing_performance:
            f.total_processing_performance = x * tpp;
            return f;
        case chips::figure::logic_area:
            f.logic_area = x * square_millimetre;
            f.performance_density = unknown();
            return f;
        case chips::figure::performance_density:
            f.performance_density = x * tpp_per_square_millimetre;
            return f;
        case chips::figure::dram_bandwidth: f.dram_bandwidth = x * gigabyte_per_second; return f;
        case chips::figure::interconnect_bandwidth:
            f.interconnect_bandwidth = x * gigabyte_per_second;
            return f;
        case chips::figure::processing_performance_2022:
            f.processing_performance_2022 = x * tpp;
            return f;
        case chips::figure::transfer_rate_2022:
            f.transfer_rate_2022 = x * gigabyte_per_second;
            return f;
        case chips::figure::dram_plus_interconnect:
        case chips::figure::memory_bandwidth_density:
        case chips::figure::transistor_count: break;
    }
    throw domain_error("the " + std::string(chips::name(which)) +
                       " is not one of a circuit's own figures");
}

/// Where the answer can turn while one figure moves, in order: at its own limits, and where a
/// figure derived from it meets one, the other figure being at an end of its own or at a limit.
[[nodiscard]] inline std::vector<double> turns(const rulebook& rules, const chips::figures& item,
                                               const transaction& asked, chips::figure which)
{
    using enum subject;
    const question q(rules, item, asked, scope::everything);
    const auto limits = [&](subject s) {
        std::vector<double> all;
        for (int rank = 0; rank + 1 < q.line(s).cells(); ++rank)
            all.push_back(q.line(s).cell(rank).upper.value);
        return all;
    };
    const auto stops = [&](subject s) {
        auto all = limits(s);
        if (!q.bounds(s).undefined) {
            all.push_back(q.bounds(s).lower);
            all.push_back(q.bounds(s).upper);
        }
        return all;
    };
    std::vector<double> all;
    const auto add = [&](double x) {
        if (!(x > 0.0) || x == std::numeric_limits<double>::infinity()) return;
        auto at = all.end();
        while (at != all.begin() && x < *(at - 1)) --at;
        // Nearer than the tolerance of limits is the same.
        if (at != all.begin() && x <= *(at - 1) * (1.0 + 4.0 * limit_tolerance)) return;
        if (at != all.end() && *at <= x * (1.0 + 4.0 * limit_tolerance)) return;
        all.insert(at, x);
    };
    for (const double limit : limits(subject_of(which))) add(limit);
    const subject moved = subject_of(which);
    if (moved == subject::total_processing_performance)
        for (const double density : limits(performance_density))
            for (const double area : stops(logic_area)) add(density * area);
    if (moved == logic_area)
        for (const double density : limits(performance_density))
            for (const double performance : stops(subject::total_processing_performance))
                add(performance / density);
    if (moved == dram_bandwidth || moved == interconnect_bandwidth)
        for (const double sum : limits(dram_plus_interconnect))
            for (const double other :
                 stops(moved == dram_bandwidth ? interconnect_bandwidth : dram_bandwidth))
                add(sum - other);
    return all;
}

}  // namespace detail

/// How likely each answer is when one figure of a part is known by a distribution and the others
/// are what they are. Exact: the answer is constant between the points at which the law can turn,
/// so each stretch weighs the difference of the distribution function at its ends.
///
///     const auto chances = odds_of(us_advanced_computing, l20, to_china,
///                                  chips::figure::logic_area, lognormal_figure{608.5, .05});
///     chances.of("3A090.b");   // .358: the die may be under 597.5 mm2
/// @param which a figure of the part's own: not a sum, not a density beside an area. It moves
/// alone;
///        what follows from it (a density, a sum) moves with it.
/// @throws domain_error for a function that leaves [0, 1], falls, or starts above zero
/// @verified odds_test: by hand, and against simulation
template <distribution_function F>
[[nodiscard]] odds odds_of(const rulebook& rules, const chips::figures& item,
                           const transaction& asked, chips::figure which, const F& at_most)
{
    if (which == chips::figure::performance_density && !item.logic_area.is_unknown())
        throw domain_error("the density follows from the area: give a distribution of the area");
    (void)detail::with(item, which, 1.0);
    const auto probability = [&](double x, double least, double most) {
        return in_range(static_cast<double>(at_most(x)), least, most,
                        "probability that the " + std::string(name(which)) + " is at most " +
                            hirschman::to_text(x));
    };
    auto turns = detail::turns(rules, detail::with(item, which, 1.0), asked, which);
    turns.push_back(std::numeric_limits<double>::infinity());
    odds all;
    double start = 0.0;
    double before = probability(0.0, 0.0, 0.0);
    for (const double turn : turns) {
        const bool last = turn == std::numeric_limits<double>::infinity();
        const double to = last ? 1.0 : probability(turn, before, 1.0);
        const double inside = !last         ? start + (turn - start) / 2.0
                              : start > 0.0 ? 2.0 * start
                                            : 1.0;
        if (to > before)
            detail::add(all, decide(rules, detail::with(item, which, inside), asked), to - before);
        start = turn;
        before = to;
    }
    detail::sort(all);
    return all;
}

template <distribution_function F>
[[nodiscard]] odds odds_of(const rulebook& rules, const chips::chip& item, const transaction& asked,
                           chips::figure which, const F& at_most)
{
    return odds_of(rules, chips::figures_of(item), asked, which, at_most);
}

/// How likely each answer is over parts that are drawn or listed, several figures uncertain at
/// once; weights need not add up to one.
/// @throws domain_error naming the part, for a weight that is negative or not finite, or if all
/// weights are zero
[[nodiscard]] inline odds odds_of(const rulebook& rules, std::span<const weighted_part> parts,
                                  const transaction& asked)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    double sum = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i)
        sum +=
            in_range(parts[i].weight, 0.0, infinite, "weight of parts[" + std::to_string(i) + "]",
                     hirschman::bounds::left_closed);
    in_range(sum, 0.0, infinite, "sum of the weights", hirschman::bounds::open);
    odds all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        try {
            detail::add(all, decide(rules, parts[i].item, asked), parts[i].weight / sum);
        } catch (const domain_error& e) {
            throw domain_error("parts[" + std::to_string(i) + "] \"" + parts[i].item.id.str() +
                               "\": " + e.what());
        }
    }
    detail::sort(all);
    return all;
}

/// `35.8 %: 3A090.b, licence required, ...`
[[nodiscard]] inline std::string explain(const possibility& p)
{
    char share[32];
    std::snprintf(share, sizeof share, "%.1f %%: ", 100.0 * p.probability);
    return share + explain(p.is);
}

}  // namespace hirschman::inline v0_1::controls
