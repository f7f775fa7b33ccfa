// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/detail/axis.hpp>
#include <hirschman/controls/detail/stretch.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::controls {

/// Figures of many parts, a column each in the unit of the law; a NaN is not known. Columns that no
/// condition asks for may stay empty. As in `chips::figures`, the density is computed where the
/// area is known; the column of densities serves where it is not.
struct part_columns {
    std::span<const double> total_processing_performance = {};
    /// 0: every logic die is planar, the density is undefined.
    std::span<const double> logic_area = {};
    std::span<const double> performance_density = {};
    std::span<const double> dram_bandwidth = {};
    std::span<const double> interconnect_bandwidth = {};
    std::span<const double> processing_performance_2022 = {};
    std::span<const double> transfer_rate_2022 = {};
    std::span<const double> memory_bandwidth_density = {};
    std::span<const double> transistor_count = {};
    std::span<const truth> datacenter = {};
};

namespace detail {

/// The least figure above a cut. `above` only ever turns from no to yes as figures grow, so
/// comparing with it is the same as `above`, tolerance included.
[[nodiscard]] inline double least_above(const cut& c) noexcept
{
    // Doubles that are not negative are in the order of their bits.
    std::uint64_t low = 0;
    std::uint64_t high = std::bit_cast<std::uint64_t>(std::numeric_limits<double>::infinity());
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (above(std::bit_cast<double>(middle), c))
            high = middle;
        else
            low = middle + 1;
    }
    return std::bit_cast<double>(low);
}

/// The column of a figure; none of a sum.
[[nodiscard]] inline std::span<const double> column(const part_columns& parts,
                                                    chips::figure f) noexcept
{
    using enum chips::figure;
    switch (f) {
        case total_processing_performance: return parts.total_processing_performance;
        case logic_area: return parts.logic_area;
        case performance_density: return parts.performance_density;
        case dram_bandwidth: return parts.dram_bandwidth;
        case interconnect_bandwidth: return parts.interconnect_bandwidth;
        case processing_performance_2022: return parts.processing_performance_2022;
        case transfer_rate_2022: return parts.transfer_rate_2022;
        case memory_bandwidth_density: return parts.memory_bandwidth_density;
        case transistor_count: return parts.transistor_count;
        case dram_plus_interconnect: break;
    }
    return {};
}

}  // namespace detail

/// Refuses columns with a figure that no part can have.
/// @throws domain_error naming the figure and the part, counted from 0
inline void check(const part_columns& parts)
{
    for (std::size_t f = 0; f < chips::figure_count; ++f) {
        const auto which = static_cast<chips::figure>(f);
        const auto column = detail::column(parts, which);
        for (std::size_t i = 0; i < column.size(); ++i)
            if (column[i] < 0.0 || column[i] == std::numeric_limits<double>::infinity())
                throw domain_error(
                    std::string(chips::name(which)) + " of part " + std::to_string(i), column[i],
                    chips::unit_name(which), "[0, inf)");
    }
}

/// A condition on parts, made ready for columns: ten million parts in little more than the time it
/// takes to read them.
///
///     const batch_condition paragraph(rulebooks::us::paragraph_a);
///     std::vector<truth> met(columns.total_processing_performance.size());
///     paragraph.test(columns, met);
///
/// Each part is said to meet what `condition::evaluate` says: Kleene's values, limits met within
/// 1e-12, densities divided and never multiplied by a reciprocal.
/// @verified batch_test: against the scalar evaluation, dense around every limit
class batch_condition {
public:
    /// Limbs about places, actions, consignees and assertions belong to a transaction:
    /// `fact(const limb&) -> truth` gives their value before negation.
    template <class Fact>
    batch_condition(const condition& when, const Fact& fact) : when_(when)
    {
        for (const auto& l : when) {
            step s{.negated = l.negated, .alternative = l.alternative};
            if (is_figure(l.of)) {
                s.least = detail::least_above(detail::cut_of(l));
                s.negated = l.negated != (l.is == relation::below || l.is == relation::at_most);
                s.slot = slot_of(figure_of(l.of));
            } else if (l.of == subject::datacenter) {
                s.about = step::kind::purpose;
                datacenter_ = true;
            } else {
                s.about = step::kind::fact;
                s.value = fact(l);
                unknown_fact_ = unknown_fact_ || s.value == truth::unknown;
            }
            steps_.push_back(s);
        }
    }
    /// @throws domain_error naming a limb that is not about a part
    explicit batch_condition(const condition& when)
        : batch_condition(when, [](const limb& l) -> truth {
              throw domain_error("\"" + to_text(l) + "\" is not a figure of a part");
          })
    {
    }

    /// @throws domain_error naming a column that is missing or not as long as `met`
    /// @pre no figure is negative or infinite: `check` finds one that is
    void test(const part_columns& parts, std::span<truth> met) const
    {
        measure(parts, met.size());
        std::size_t at = 0;
        if (!unknown_fact_) {
            workspace w;
            for (; at + detail::parts_at_once <= met.size(); at += detail::parts_at_once)
                if (!test_known(parts, at, met.data() + at, w))
                    test_one_by_one(parts, at, detail::parts_at_once, met);
        }
        test_one_by_one(parts, at, met.size() - at, met);
    }

private:
    struct step {
        enum class kind : unsigned char { figure, purpose, fact };
        kind about = kind::figure;
        bool negated = false;
        unsigned char alternative = 0;
        std::size_t slot = 0;          ///< of a figure: its place in `figures_`
        double least = 0.0;            ///< of a figure: holds from here on, before negation
        truth value = truth::unknown;  ///< of a fact
    };

    [[nodiscard]] std::size_t slot_of(chips::figure f)
    {
        for (std::size_t i = 0; i < figures_.size(); ++i)
            if (figures_[i] == f) return i;
        figures_.push_back(f);
        return figures_.size() - 1;
    }

    void measure(const part_columns& parts, std::size_t count) const
    {
        const auto as_long = [&](std::string_view name, std::size_t size) {
            if (size != count)
                throw domain_error("the column of " + std::string(name) + " has " +
                                   std::to_string(size) + " rows, not " + std::to_string(count));
        };
        const auto need = [&](chips::figure f) {
            as_long(chips::name(f), detail::column(parts, f).size());
        };
        using enum chips::figure;
        for (const auto f : figures_) {
            if (f == dram_plus_interconnect) {
                need(dram_bandwidth);
                need(interconnect_bandwidth);
            } else if (f != performance_density || parts.logic_area.empty()) {
                need(f);
            } else {
                need(total_processing_performance);
                need(logic_area);
                if (!parts.performance_density.empty()) need(performance_density);
            }
        }
        if (datacenter_) as_long("datacenter", parts.datacenter.size());
    }

    struct workspace {
        std::array<detail::figure_stretch, 2> derived;  ///< density, sum of bandwidths
        detail::mask_stretch purpose, holds, all, whole;
    };

    /// Whether a figure is known wherever another one is that the condition also asks for: a
    /// density is finite only if its TPP is, a sum only if its terms are.
    [[nodiscard]] bool implied(const part_columns& parts, chips::figure f) const
    {
        using enum chips::figure;
        const auto asked = [&](chips::figure which) {
            for (const auto other : figures_)
                if (other == which) return true;
            return false;
        };
        if (f == total_processing_performance || f == logic_area)
            return !parts.logic_area.empty() && asked(performance_density);
        return (f == dram_bandwidth || f == interconnect_bandwidth) &&
               asked(dram_plus_interconnect);
    }

    /// A stretch of parts of which everything is known; false, and nothing said, where it is not.
    [[nodiscard]] bool test_known(const part_columns& parts, std::size_t first, truth* met,
                                  workspace& w) const
    {
        using enum chips::figure;
        const auto from = [&](std::span<const double> whole) { return whole.data() + first; };
        std::array<const double*, chips::figure_count> x{};
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            if (figures_[i] == performance_density && !parts.logic_area.empty()) {
                // Over an area of zero the quotient is not finite either.
                detail::divide(from(parts.total_processing_performance), from(parts.logic_area),
                               w.derived[0].data());
                x[i] = w.derived[0].data();
            } else if (figures_[i] == dram_plus_interconnect) {
                detail::add(from(parts.dram_bandwidth), from(parts.interconnect_bandwidth),
                            w.derived[1].data());
                x[i] = w.derived[1].data();
            } else {
                x[i] = from(detail::column(parts, figures_[i]));
            }
            if (!implied(parts, figures_[i]) && !detail::all_finite(x[i])) return false;
        }
        if (datacenter_ && !detail::mark_yes(parts.datacenter.data() + first, w.purpose.data()))
            return false;
        w.whole.fill(0);
        std::size_t s = 0;
        for (std::size_t alternative = 0; alternative < when_.alternatives(); ++alternative) {
            w.all.fill(0xFF);
            for (; s < steps_.size() && steps_[s].alternative == alternative; ++s) {
                const step& one = steps_[s];
                const unsigned char* holds = w.holds.data();
                if (one.about == step::kind::figure)
                    detail::mark_from(x[one.slot], one.least, w.holds.data());
                else if (one.about == step::kind::purpose)
                    holds = w.purpose.data();
                else
                    w.holds.fill(one.value == truth::yes ? 0xFF : 0);
                (one.negated ? detail::keep_not : detail::keep)(w.all.data(), holds);
            }
            detail::join(w.whole.data(), w.all.data());
        }
        detail::write_truth(w.whole.data(), met);
        return true;
    }

    void test_one_by_one(const part_columns& parts, std::size_t first, std::size_t count,
                         std::span<truth> met) const
    {
        for (std::size_t at = first; at < first + count; ++at) {
            const limb* begin = when_.begin();
            met[at] = when_.evaluate([&](const limb& l) {
                if (is_figure(l.of))
                    return detail::compare(bounds_at(parts, figure_of(l.of), at), l);
                if (l.of == subject::datacenter) return parts.datacenter[at];
                return steps_[static_cast<std::size_t>(&l - begin)].value;
            });
        }
    }

    [[nodiscard]] static chips::bounds bounds_at(const part_columns& parts, chips::figure f,
                                                 std::size_t at)
    {
        using enum chips::figure;
        const auto read = [&](chips::figure which) -> chips::bounds {
            const double x = detail::column(parts, which)[at];
            if (x != x) return {};
            return {x, x};
        };
        if (f == performance_density && !parts.logic_area.empty()) {
            const auto area = read(logic_area);
            if (area.exact()) {
                if (area.lower == 0.0) return {.undefined = true};
                const auto performance = read(total_processing_performance);
                if (!performance.exact()) return {};
                return {performance.lower / area.lower, performance.lower / area.lower};
            }
            if (parts.performance_density.empty()) return {};
        }
        if (f == dram_plus_interconnect) {
            const auto memory = read(dram_bandwidth);
            const auto links = read(interconnect_bandwidth);
            return {memory.lower + links.lower, memory.upper + links.upper};
        }
        return read(f);
    }

    condition when_;
    std::vector<step> steps_;
    std::vector<chips::figure> figures_;
    bool datacenter_ = false;
    bool unknown_fact_ = false;
};

}  // namespace hirschman::inline v0_1::controls
