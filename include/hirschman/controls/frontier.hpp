// SPDX-License-Identifier: BSL-1.0
#pragma once

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

/// The highest figures of parts that need no licence, each while the others are free within the
/// design: they need not be reached together.
struct best_part {
    supremum<processing_performance> total_processing_performance = {};
    supremum<hirschman::performance_density> performance_density = {};
    supremum<bandwidth> dram_bandwidth = {};
    supremum<bandwidth> interconnect_bandwidth = {};
    supremum<bandwidth> dram_plus_interconnect = {};
    supremum<processing_performance> processing_performance_2022 = {};
    supremum<bandwidth> transfer_rate_2022 = {};
};

namespace detail {

[[nodiscard]] constexpr end lower_of(const end& a, const end& b) noexcept
{
    if (a.value != b.value) return a.value < b.value ? a : b;
    return {a.value, a.open || b.open};
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

/// The upper ends of the figures over the permitted cells.
class highest {
public:
    explicit constexpr highest(const question& q) : q_(q)
    {
        for (auto& e : ends_) e = {-1.0, true};
    }

    /// Adds what a permitted cell lets each figure reach, with the derived figures held in the
    /// cell.
    constexpr void add(const cell& at)
    {
        using enum subject;
        const auto own = [&](subject s) {
            return clip(q_.line(s).cell(rank(at, s)),
                        q_.derived(s) ? chips::bounds{} : q_.bounds(s));
        };
        const auto set = [&](subject s, const end& e) { raise(ends_[index(s)], e); };
        end performance = own(total_processing_performance).upper;
        const bool has_density = !q_.bounds(performance_density).undefined;
        if (has_density) {
            const stretch density = own(performance_density);
            end densest = density.upper;
            if (q_.derived(performance_density)) {
                const stretch over = own(logic_area);
                densest = lower_of(densest, q_.within(performance_density, at).upper);
                performance = lower_of(performance, times(density.upper, over.upper));
            }
            set(performance_density, densest);
        }
        set(total_processing_performance, performance);
        const stretch dram = own(dram_bandwidth);
        const stretch links = own(interconnect_bandwidth);
        const stretch both = own(dram_plus_interconnect);
        set(dram_bandwidth, lower_of(dram.upper, less(both.upper, links.lower)));
        set(interconnect_bandwidth, lower_of(links.upper, less(both.upper, dram.lower)));
        set(dram_plus_interconnect,
            lower_of(both.upper, q_.within(dram_plus_interconnect, at).upper));
        set(processing_performance_2022, own(processing_performance_2022).upper);
        set(transfer_rate_2022, own(transfer_rate_2022).upper);
    }
    [[nodiscard]] constexpr const end& of(subject s) const { return ends_[index(s)]; }

private:
    [[nodiscard]] static constexpr std::size_t index(subject s) noexcept
    {
        return static_cast<std::size_t>(s);
    }
    [[nodiscard]] static constexpr int rank(const cell& at, subject s)
    {
        return at[index(s)] < 0 ? 0 : at[index(s)];
    }

    const question& q_;
    std::array<end, chips::figure_count> ends_{};
};

}  // namespace detail

/// The corners of the region of parts that may go there on that day without a licence. The design
/// holds what is fixed (a logic area, a purpose); figures left unknown are free. Other unknown
/// facts (headquarters, purpose) must not matter: a part counts as permitted if it is whatever they
/// are.
///
///     frontier(us_advanced_computing, {.on = 2024y / 3 / 1, .destination = country("CHN")},
///              {.logic_area = 814 * square_millimetre, .datacenter = truth::yes})
///         .total_processing_performance == below(2400 * tpp);
/// @throws domain_error for a design that no part can have
[[nodiscard]] constexpr best_part frontier(const rulebook& rules, const transaction& asked,
                                           const chips::figures& design)
{
    chips::check(design);
    const detail::question q(rules, design, asked, detail::scope::licence_only);
    detail::highest best(q);
    // Cells come with the figures outermost: those that share their figures follow each other.
    detail::cell last{};
    bool started = false;
    bool permitted = true;
    const auto same_figures = [](const detail::cell& a, const detail::cell& b) {
        for (std::size_t i = 0; i < chips::figure_count; ++i)
            if (a[i] != b[i]) return false;
        return true;
    };
    q.for_each_cell([&](const detail::cell& at) {
        if (started && !same_figures(last, at)) {
            if (permitted) best.add(last);
            permitted = true;
        }
        started = true;
        last = at;
        permitted = permitted && detail::decide(q, at).licence == licence::not_required;
    });
    if (started && permitted) best.add(last);
    using detail::supremum_of;
    return {
        .total_processing_performance =
            supremum_of<processing_performance>(best.of(subject::total_processing_performance)),
        .performance_density =
            supremum_of<hirschman::performance_density>(best.of(subject::performance_density)),
        .dram_bandwidth = supremum_of<bandwidth>(best.of(subject::dram_bandwidth)),
        .interconnect_bandwidth = supremum_of<bandwidth>(best.of(subject::interconnect_bandwidth)),
        .dram_plus_interconnect = supremum_of<bandwidth>(best.of(subject::dram_plus_interconnect)),
        .processing_performance_2022 =
            supremum_of<processing_performance>(best.of(subject::processing_performance_2022)),
        .transfer_rate_2022 = supremum_of<bandwidth>(best.of(subject::transfer_rate_2022))};
}

}  // namespace hirschman::inline v0_1::controls
