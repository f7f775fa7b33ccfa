// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/batch.hpp>
#include <hirschman/controls/rulebooks/us_conditions.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
using namespace hm::controls;
using namespace hm::units;
using hm::truth;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Columns of parts around every limit, with some figures unknown or undefined.
struct sample {
    std::vector<double> performance, area, density, dram, links, performance_2022, rate_2022;
    std::vector<truth> purpose;

    sample(std::size_t count, unsigned seed, double unknown_share)
    {
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        const auto near = [&](std::initializer_list<double> limits) {
            if (uniform(random) < unknown_share) return nan;
            const double limit = limits.begin()[random() % limits.size()];
            constexpr double factors[] = {0.0,       0.5,       1 - 1e-9, 1 - 2e-12, 1 - 1e-12,
                                          1 - 5e-13, 1 - 2e-16, 1.0,      1 + 5e-13, 1 + 1e-12,
                                          1 + 2e-12, 1 + 1e-9,  1.5};
            return limit * factors[random() % std::size(factors)];
        };
        for (std::size_t i = 0; i < count; ++i) {
            performance.push_back(near({1600, 2400, 4800, 21000}));
            // Quotients that land on a limit but for rounding.
            const double on_limit = performance.back() / (uniform(random) < 0.5 ? 5.92 : 3.2);
            area.push_back(uniform(random) < 0.1   ? 0.0
                           : uniform(random) < 0.5 ? near({814, 270.27, 500, 1500})
                                                   : on_limit);
            density.push_back(near({1.6, 3.2, 5.92}));
            dram.push_back(near({1400, 1700, 6500}));
            links.push_back(near({1100, 300, 600}));
            performance_2022.push_back(near({4800}));
            rate_2022.push_back(near({600}));
            purpose.push_back(uniform(random) < unknown_share ? truth::unknown
                                                              : hm::truth_of(random() % 2 == 0));
        }
    }
    [[nodiscard]] part_columns columns() const
    {
        return {.total_processing_performance = performance,
                .logic_area = area,
                .performance_density = density,
                .dram_bandwidth = dram,
                .interconnect_bandwidth = links,
                .processing_performance_2022 = performance_2022,
                .transfer_rate_2022 = rate_2022,
                .datacenter = purpose};
    }
    /// The same part for the scalar evaluation.
    [[nodiscard]] chips::figures part(std::size_t i, bool with_density) const
    {
        const auto read = [](double x, auto u) -> hm::reading<decltype(x * u)> {
            if (std::isnan(x)) return hm::unknown();
            return hm::exactly(x * u);
        };
        chips::figures f{.total_processing_performance = read(performance[i], tpp),
                         .logic_area = read(area[i], square_millimetre),
                         .dram_bandwidth = read(dram[i], gigabyte_per_second),
                         .interconnect_bandwidth = read(links[i], gigabyte_per_second),
                         .processing_performance_2022 = read(performance_2022[i], tpp),
                         .transfer_rate_2022 = read(rate_2022[i], gigabyte_per_second),
                         .datacenter = purpose[i]};
        if (with_density) f.performance_density = read(density[i], tpp_per_square_millimetre);
        if (area[i] == 0.0) f.logic_area = hm::undefined();
        return f;
    }
};

truth scalar(const condition& when, const chips::figures& part, truth fact)
{
    return when.evaluate([&](const limb& l) {
        if (is_figure(l.of)) return detail::compare(chips::bounds_of(part, figure_of(l.of)), l);
        return l.of == subject::datacenter ? part.datacenter : fact;
    });
}

void expect_agreement(const condition& when, const sample& parts, truth fact, bool with_density)
{
    auto columns = parts.columns();
    if (!with_density) columns.performance_density = {};
    std::vector<truth> met(parts.performance.size(), truth::unknown);
    batch_condition(when, [&](const limb&) { return fact; }).test(columns, met);
    for (std::size_t i = 0; i < met.size(); ++i)
        ASSERT_EQ(met[i], scalar(when, parts.part(i, with_density), fact))
            << to_text(when) << " part " << i << ": TPP " << hm::to_text(parts.performance[i])
            << ", area " << hm::to_text(parts.area[i]);
}

namespace us = rulebooks::us;
const std::vector<condition> of_the_book{
    us::paragraph_2022,      us::paragraph_a,       us::paragraph_b,       us::note_2,
    us::october_2023_letter, us::april_2025_letter, us::january_2026_lane, !us::paragraph_b,
    !us::paragraph_a,        condition(),           condition::always()};

TEST(batch, says_of_every_rule_what_the_scalar_evaluation_says)
{
    for (const double unknown_share : {0.0, 0.002, 0.3}) {
        const sample parts(3000, 11, unknown_share);
        for (const auto& when : of_the_book)
            for (const truth fact : {truth::no, truth::unknown, truth::yes})
                for (const bool with_density : {false, true})
                    expect_agreement(when, parts, fact, with_density);
    }
}

TEST(batch, of_parts_that_are_all_known_takes_the_fast_way_to_the_same_answer)
{
    sample parts(2048, 5, 0.0);
    for (double& a : parts.area)
        if (a == 0.0) a = 814.0;
    for (const auto& when : of_the_book)
        for (const truth fact : {truth::no, truth::yes}) expect_agreement(when, parts, fact, false);
}

TEST(batch, any_condition_agrees)
{
    EXPECT_TRUE(rc::check([] {
        const auto count = *rc::gen::inRange(0, 6);
        condition when;
        for (int i = 0; i < count; ++i) {
            condition one;
            const bool below = *rc::gen::arbitrary<bool>();
            const double factor = *rc::gen::element(0.0, 0.5, 1.0, 1.5);
            switch (*rc::gen::inRange(0, 5)) {
                case 0:
                    one = below ? chips::total_processing_performance < factor * 4800 * tpp
                                : chips::total_processing_performance > factor * 4800 * tpp;
                    break;
                case 1:
                    one = below ? chips::performance_density <=
                                      factor * 5.92 * tpp_per_square_millimetre
                                : chips::performance_density >=
                                      factor * 5.92 * tpp_per_square_millimetre;
                    break;
                case 2:
                    one =
                        below
                            ? chips::dram_plus_interconnect < factor * 1700 * gigabyte_per_second
                            : chips::dram_plus_interconnect >= factor * 1700 * gigabyte_per_second;
                    break;
                case 3:
                    one = below
                              ? chips::dram_bandwidth <= factor * 1400 * gigabyte_per_second
                              : chips::interconnect_bandwidth > factor * 1100 * gigabyte_per_second;
                    break;
                default: one = datacenter; break;
            }
            if (*rc::gen::arbitrary<bool>()) one = !one;
            when =
                *rc::gen::arbitrary<bool>() && when.alternatives() != 0 ? when && one : when || one;
        }
        const sample parts(600, *rc::gen::arbitrary<unsigned>(), *rc::gen::element(0.0, 0.2));
        const bool with_density = *rc::gen::arbitrary<bool>();
        auto columns = parts.columns();
        if (!with_density) columns.performance_density = {};
        std::vector<truth> met(600);
        batch_condition(when).test(columns, met);
        for (std::size_t i = 0; i < met.size(); ++i)
            RC_ASSERT(met[i] == scalar(when, parts.part(i, with_density), truth::unknown));
    }));
}

TEST(batch, the_least_figure_above_a_cut_is_the_first_that_compares_so)
{
    for (const double limit : {0.0, 1.6, 3.2, 5.92, 600.0, 4800.0, 21000.0, 1e-300}) {
        for (const bool inclusive : {true, false}) {
            const detail::cut c{limit, inclusive};
            const double least = detail::least_above(c);
            EXPECT_TRUE(detail::above(least, c));
            EXPECT_TRUE(least == 0.0 || !detail::above(std::nextafter(least, 0.0), c));
        }
    }
}

TEST(batch, of_no_parts_says_nothing) { batch_condition(us::paragraph_a).test({}, {}); }

TEST(batch, names_what_is_missing)
{
    const auto message = [](auto&& f) -> std::string {
        try {
            f();
        } catch (const hm::domain_error& e) {
            return e.what();
        }
        return "no error";
    };
    const std::vector<double> two{1.0, 2.0};
    const std::vector<double> three{1.0, 2.0, 3.0};
    std::vector<truth> met(2);
    EXPECT_EQ(message([&] {
                  batch_condition(us::paragraph_a)
                      .test({.total_processing_performance = two, .logic_area = three}, met);
              }),
              "the column of logic area has 3 rows, not 2");
    EXPECT_EQ(message([&] {
                  batch_condition(us::note_2).test({.total_processing_performance = two}, met);
              }),
              "the column of datacenter has 0 rows, not 2");
    EXPECT_EQ(message([&] {
                  batch_condition(us::paragraph_b).test({.total_processing_performance = two}, met);
              }),
              "the column of density has 0 rows, not 2");
    EXPECT_EQ(message([&] { (void)batch_condition(us::april_2025_letter); }),
              "\"destination in {MAC, D:5}\" is not a figure of a part");
    const std::vector<double> bad{1.0, -2.0};
    EXPECT_EQ(message([&] { check(part_columns{.dram_bandwidth = bad}); }),
              "DRAM bandwidth of part 1 = -2 GB/s is outside [0, inf)");
    EXPECT_EQ(message([&] { check(part_columns{.dram_bandwidth = two}); }), "no error");
}

}  // namespace
