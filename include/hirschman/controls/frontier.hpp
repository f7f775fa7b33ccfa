// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/roofline.hpp>
#include <hirschman/controls/detail/decide.hpp>

namespace hirschman::inline v0_1::controls {

/// The upper end of what a figure may be: `below(2400 * tpp)` where the limit itself is not
/// permitted, `at_most(...)` where it is, `unbounded` where no rule limits the figure.
template <class Quantity>
struct supremum {
    enum class kind : unsigned char { none, below, at_most, unbounded };

    kind is = kind::none;  ///< `none`: nothing is permitted
    Quantity value = {};

    /// Equal as figures equal limits: within 1e-12 relative.
    friend constexpr bool operator==(const supremum& a, const supremum& b) noexcept
    {
        constexpr unit<typename Quantity::dimension> base(1.0);
        return a.is == b.is && equals_limit(a.value.in(base), b.value.in(base));
    }
};

template <class Dimension>
[[nodiscard]] constexpr supremum<quantity<Dimension>> below(quantity<Dimension> limit) noexcept
{
    return {supremum<quantity<Dimension>>::kind::below, limit};
}
template <class Dimension>
[[nodiscard]] constexpr supremum<quantity<Dimension>> at_most(quantity<Dimension> limit) noexcept
{
    return {supremum<quantity<Dimension>>::kind::at_most, limit};
}
struct unbounded_t {
    template <class Quantity>
    constexpr operator supremum<Quantity>() const noexcept
    {
        return {supremum<Quantity>::kind::unbounded, {}};
    }
    template <class Quantity>
    friend constexpr bool operator==(const supremum<Quantity>& a, unbounded_t) noexcept
    {
        return a.is == supremum<Quantity>::kind::unbounded;
    }
};
inline constexpr unbounded_t unbounded{};

/// The upper ends of the regulated figures.
struct figure_limits {
    supremum<processing_performance> total_processing_performance = {};
    supremum<hirschman::performance_density> performance_density = {};
    supremum<bandwidth> dram_bandwidth = {};
    supremum<bandwidth> interconnect_bandwidth = {};
    supremum<bandwidth> dram_plus_interconnect = {};
    supremum<processing_performance> processing_performance_2022 = {};
    supremum<bandwidth> transfer_rate_2022 = {};
};

/// Which parts count as able to ship.
enum class passage : unsigned char {
    without_licence,
    /// Those too whose application is decided case by case or with a presumption of approval,
    /// certifications supplied.
    case_by_case,
};

/// What a designer wants and holds fixed; figures left out are free. A digital part: its figures of
/// 2022 are its TPP and its interconnect bandwidth.
struct design {
    chips::workload workload = chips::decode;
    reading<processing_performance> total_processing_performance = {};
    reading<area> logic_area = {};
    reading<bandwidth> dram_bandwidth = {};
    reading<bandwidth> interconnect_bandwidth = {};
    truth datacenter = truth::unknown;
    controls::passage passage = passage::without_licence;
};

/// The best part for a workload: its figures are reached together, links last.
struct best_part : figure_limits {
    /// What it comes to; infinite where the figures that bound the workload are free, zero where
    /// nothing is permitted. Not attained where a figure that bounds it is `below`.
    double tokens_per_second = 0.0;
};

namespace detail {

[[nodiscard]] constexpr end lower_of(const end& a, const end& b) noexcept
{
    if (a.value != b.value) return a.value < b.value ? a : b;
    return {a.value, a.open || b.open};
}
[[nodiscard]] constexpr stretch common(const stretch& a, const stretch& b) noexcept
{
    stretch s{a.lower, lower_of(a.upper, b.upper)};
    if (b.lower.value > a.lower.value || (b.lower.value == a.lower.value && b.lower.open))
        s.lower = b.lower;
    return s;
}
[[nodiscard]] constexpr bool empty(const stretch& s) noexcept
{
    return s.lower.value > s.upper.value ||
           (s.lower.value == s.upper.value && (s.lower.open || s.upper.open));
}
constexpr void raise(end& highest, const end& candidate) noexcept
{
    if (candidate.value > highest.value)
        highest = candidate;
    else if (candidate.value == highest.value)
        highest.open = highest.open && candidate.open;
}
[[nodiscard]] constexpr end times(const end& a, const end& b) noexcept
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (a.value == infinite || b.value == infinite) return {infinite, true};
    return {a.value * b.value, a.open || b.open};
}
[[nodiscard]] constexpr end over(const end& a, const end& b) noexcept
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (a.value == infinite || b.value == 0.0) return {infinite, true};
    return {a.value / b.value, a.open || b.open};
}
[[nodiscard]] constexpr end less(const end& a, const end& b) noexcept
{
    return {a.value - b.value, a.open || b.open};
}

template <class Quantity>
[[nodiscard]] constexpr supremum<Quantity> supremum_of(const end& highest) noexcept
{
    using kind = typename supremum<Quantity>::kind;
    if (highest.value < 0.0) return {};
    if (highest.value == std::numeric_limits<double>::infinity()) return unbounded;
    return {highest.open ? kind::below : kind::at_most,
            highest.value * unit<typename Quantity::dimension>(1.0)};
}

using ends = std::array<end, chips::figure_count>;

[[nodiscard]] constexpr ends nothing_permitted() noexcept
{
    ends e;
    for (auto& one : e) one = {-1.0, true};
    return e;
}

constexpr void set_limits(figure_limits& limits, const ends& e)
{
    const auto of = [&](subject s) { return e[static_cast<std::size_t>(s)]; };
    using enum subject;
    limits.total_processing_performance =
        supremum_of<hirschman::processing_performance>(of(total_processing_performance));
    limits.performance_density =
        supremum_of<hirschman::performance_density>(of(performance_density));
    limits.dram_bandwidth = supremum_of<bandwidth>(of(dram_bandwidth));
    limits.interconnect_bandwidth = supremum_of<bandwidth>(of(interconnect_bandwidth));
    limits.dram_plus_interconnect = supremum_of<bandwidth>(of(dram_plus_interconnect));
    limits.processing_performance_2022 =
        supremum_of<hirschman::processing_performance>(of(processing_performance_2022));
    limits.transfer_rate_2022 = supremum_of<bandwidth>(of(transfer_rate_2022));
}

/// What a cell leaves to a figure, with derived figures as the rules cut them.
[[nodiscard]] constexpr stretch left_to(const question& q, subject s, const cell& at)
{
    const int rank = at[static_cast<std::size_t>(s)];
    return clip(q.line(s).cell(rank < 0 ? 0 : rank), q.derived(s) ? chips::bounds{} : q.bounds(s));
}

/// The upper ends in a cell, each figure while the others are free.
[[nodiscard]] constexpr ends each_alone(const question& q, const cell& at)
{
    using enum subject;
    ends e{};
    const auto set = [&](subject s, const end& to) { e[static_cast<std::size_t>(s)] = to; };
    end performance = left_to(q, total_processing_performance, at).upper;
    set(performance_density, {-1.0, true});
    if (!q.bounds(performance_density).undefined) {
        end densest = left_to(q, performance_density, at).upper;
        if (q.derived(performance_density)) {
            performance = lower_of(performance, times(densest, left_to(q, logic_area, at).upper));
            densest = lower_of(densest, q.within(performance_density, at).upper);
        }
        set(performance_density, densest);
    }
    set(total_processing_performance, performance);
    const stretch dram = left_to(q, dram_bandwidth, at);
    const stretch links = left_to(q, interconnect_bandwidth, at);
    const stretch both = left_to(q, dram_plus_interconnect, at);
    set(dram_bandwidth, lower_of(dram.upper, less(both.upper, links.lower)));
    set(interconnect_bandwidth, lower_of(links.upper, less(both.upper, dram.lower)));
    set(dram_plus_interconnect, lower_of(both.upper, q.within(dram_plus_interconnect, at).upper));
    set(processing_performance_2022, left_to(q, processing_performance_2022, at).upper);
    set(transfer_rate_2022, left_to(q, transfer_rate_2022, at).upper);
    return e;
}

/// The corner of a cell of digital parts that serves any workload best: the highest TPP, then the
/// highest bandwidth of memory, then that of links. Nothing where the figures of 2022 contradict
/// those of 2023.
[[nodiscard]] constexpr ends corner(const question& q, const cell& at)
{
    using enum subject;
    ends e = nothing_permitted();
    const auto set = [&](subject s, const end& to) { e[static_cast<std::size_t>(s)] = to; };
    const stretch performance = common(left_to(q, total_processing_performance, at),
                                       left_to(q, processing_performance_2022, at));
    const stretch links =
        common(left_to(q, interconnect_bandwidth, at), left_to(q, transfer_rate_2022, at));
    if (empty(performance) || empty(links)) return e;
    end most = performance.upper;
    if (!q.bounds(performance_density).undefined) {
        const end densest = left_to(q, performance_density, at).upper;
        const stretch die = left_to(q, logic_area, at);
        most = lower_of(most, times(densest, die.upper));
        set(performance_density, lower_of(densest, over(most, die.lower)));
    }
    const end both = left_to(q, dram_plus_interconnect, at).upper;
    const end memory = lower_of(left_to(q, dram_bandwidth, at).upper, less(both, links.lower));
    // What is left to the links beside a memory without end is what their own limits leave.
    const bool free = memory.value == std::numeric_limits<double>::infinity();
    const end rest = free ? links.upper : lower_of(links.upper, less(both, memory));
    set(total_processing_performance, most);
    set(processing_performance_2022, most);
    set(dram_bandwidth, memory);
    set(interconnect_bandwidth, rest);
    set(transfer_rate_2022, rest);
    set(dram_plus_interconnect, {memory.value + rest.value, memory.open || rest.open});
    return e;
}

[[nodiscard]] constexpr bool passes(const question& q, const cell& at, passage by)
{
    const outcome o = decide(q, at);
    if (o.licence == licence::not_required) return true;
    if (by == passage::without_licence) return false;
    return o.review == review_policy::case_by_case ||
           o.review == review_policy::case_by_case_if_certified ||
           o.review == review_policy::presumption_of_approval;
}

/// Calls `visit` for one cell of every combination of figures that may ship whatever the other
/// facts are. Cells come with the figures outermost: those that share them follow each other.
template <class Visit>
constexpr void for_each_permitted(const question& q, passage by, const Visit& visit)
{
    cell last{};
    bool started = false;
    bool permitted = true;
    const auto same_figures = [](const cell& a, const cell& b) {
        for (std::size_t i = 0; i < chips::figure_count; ++i)
            if (a[i] != b[i]) return false;
        return true;
    };
    q.for_each_cell([&](const cell& at) {
        if (started && !same_figures(last, at)) {
            if (permitted) visit(static_cast<const cell&>(last));
            permitted = true;
        }
        started = true;
        last = at;
        permitted = permitted && passes(q, at, by);
    });
    if (started && permitted) visit(static_cast<const cell&>(last));
}

[[nodiscard]] constexpr double rate_of(const end& performance, const end& memory,
                                       const chips::workload& load)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (performance.value <= 0.0 || memory.value <= 0.0) return 0.0;
    if (performance.value == infinite && memory.value == infinite) return infinite;
    // Of a figure without end there is so much that only the other one counts.
    constexpr double plenty = 1e30;
    return chips::tokens_per_second(
        chips::peak{performance.value < infinite ? performance.value : plenty,
                    memory.value < infinite ? memory.value : plenty},
        load);
}

}  // namespace detail

/// How far each figure of a part may go there on that day without a licence, while the other
/// figures are free: the extent of the permitted region. `part` holds what is fixed; figures left
/// unknown are free. Other unknown facts (headquarters, purpose) must not matter: a part counts as
/// permitted if it is whatever they are.
/// @throws domain_error for figures that no part can have
[[nodiscard]] constexpr figure_limits reach(const rulebook& rules, const transaction& asked,
                                            const chips::figures& part)
{
    chips::check(part);
    const detail::question q(rules, part, asked, detail::scope::licence_only);
    detail::ends highest = detail::nothing_permitted();
    detail::for_each_permitted(q, passage::without_licence, [&](const detail::cell& at) {
        const auto alone = detail::each_alone(q, at);
        for (std::size_t i = 0; i < highest.size(); ++i) detail::raise(highest[i], alone[i]);
    });
    figure_limits limits;
    detail::set_limits(limits, highest);
    return limits;
}

/// The best part for a workload that may still go there on that day: the corner of the permitted
/// region at which `chips::tokens_per_second` is highest. Figures that the workload does not need
/// are as high as they may be beside it. Strict limits come back as `below(2400 * tpp)`, never
/// 2,399.99. Unknown facts are treated as in `reach`.
///
///     frontier(us_advanced_computing, {.on = 2024y / 3 / 1, .destination = country("CHN")},
///              {.workload = chips::decode, .logic_area = 814 * square_millimetre})
///         .total_processing_performance == below(2400 * tpp);
/// @throws domain_error for a design that no part can have, or an impossible workload
/// @verified frontier_test: dense samples of parts on both sides of every limit
[[nodiscard]] constexpr best_part frontier(const rulebook& rules, const transaction& asked,
                                           const design& wanted)
{
    const chips::figures part{.total_processing_performance = wanted.total_processing_performance,
                              .logic_area = wanted.logic_area,
                              .dram_bandwidth = wanted.dram_bandwidth,
                              .interconnect_bandwidth = wanted.interconnect_bandwidth,
                              .processing_performance_2022 = wanted.total_processing_performance,
                              .transfer_rate_2022 = wanted.interconnect_bandwidth,
                              .datacenter = wanted.datacenter};
    chips::check(part);
    (void)chips::tokens_per_second(chips::peak{1.0, 1.0}, wanted.workload);
    const detail::question q(rules, part, asked,
                             wanted.passage == passage::without_licence
                                 ? detail::scope::licence_only
                                 : detail::scope::everything);
    best_part best;
    detail::ends highest = detail::nothing_permitted();
    const auto exceeds = [](const detail::end& a, const detail::end& b) {
        return a.value > b.value || (a.value == b.value && !a.open && b.open);
    };
    detail::for_each_permitted(q, wanted.passage, [&](const detail::cell& at) {
        const auto found = detail::corner(q, at);
        const auto of = [](const detail::ends& e, subject s) {
            return e[static_cast<std::size_t>(s)];
        };
        const double rate = detail::rate_of(of(found, subject::total_processing_performance),
                                            of(found, subject::dram_bandwidth), wanted.workload);
        bool better = rate > best.tokens_per_second;
        if (rate == best.tokens_per_second) {
            for (const auto s : {subject::total_processing_performance, subject::dram_bandwidth,
                                 subject::interconnect_bandwidth}) {
                better = exceeds(of(found, s), of(highest, s));
                if (better || exceeds(of(highest, s), of(found, s))) break;
            }
        }
        if (!better) return;
        highest = found;
        best.tokens_per_second = rate;
    });
    detail::set_limits(best, highest);
    return best;
}

}  // namespace hirschman::inline v0_1::controls
