// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/condition.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace {

namespace hm = hirschman;
namespace controls = hirschman::controls;
using namespace hm::units;
using controls::condition;
using hm::truth;
using hm::chips::dram_bandwidth;
using hm::chips::performance_density;
using hm::chips::total_processing_performance;

constexpr condition paragraph_a = total_processing_performance >= 4800 * tpp or
                                  (total_processing_performance >= 1600 * tpp and
                                   performance_density >= 5.92 * tpp_per_square_millimetre);
static_assert(paragraph_a.size() == 3 && paragraph_a.alternatives() == 2);

/// Kleene's value for a part of these figures; a negative density is undefined.
constexpr truth met(const condition& c, double tpp_value, double density)
{
    return c.evaluate([&](const controls::limb& l) {
        const double x = l.of == controls::subject::performance_density ? density : tpp_value;
        const auto reading =
            x < 0 ? hm::reading<hm::processing_performance>(hm::undefined()) : hm::exactly(x * tpp);
        switch (l.is) {
            case controls::relation::at_least: return reading >= l.limit * tpp;
            case controls::relation::above: return reading > l.limit * tpp;
            case controls::relation::at_most: return reading <= l.limit * tpp;
            default: return reading < l.limit * tpp;
        }
    });
}

static_assert(met(paragraph_a, 4800, 0.1) == truth::yes);
static_assert(met(paragraph_a, 1600, 5.92) == truth::yes);
static_assert(met(paragraph_a, 1599.9, 9) == truth::no);
static_assert(met(not paragraph_a, 1599.9, 9) == truth::yes);
static_assert(met(not paragraph_a, 4799, 5.91) == truth::yes);
static_assert(met(not paragraph_a, 4799, 5.92) == truth::no);

// An undefined density meets no limit, and so does the negation hold that another relation would
// not.
static_assert(met(performance_density >= 5.92 * tpp_per_square_millimetre, 0, -1) == truth::no);
static_assert(met(performance_density < 5.92 * tpp_per_square_millimetre, 0, -1) == truth::no);
static_assert(met(not(performance_density >= 5.92 * tpp_per_square_millimetre), 0, -1) ==
              truth::yes);

TEST(condition, reads_back_as_text)
{
    EXPECT_EQ(to_text(paragraph_a), "TPP >= 4800 or (TPP >= 1600 and density >= 5.92)");
    EXPECT_EQ(to_text(not controls::datacenter and total_processing_performance < 4800 * tpp),
              "not datacenter and TPP < 4800");
    EXPECT_EQ(
        to_text(dram_bandwidth < 6500 * gigabyte_per_second and is(controls::action::exporting) and
                controls::destination.in({.named = {"CHN", "MAC"}})),
        "DRAM bandwidth < 6500 GB/s and action is export and destination in {CHN, MAC}");
    EXPECT_EQ(
        to_text(controls::headquarters.in(
            {.named = {"MAC"}, .any_of = controls::group::d1, .except = controls::group::a5})),
        "headquarters in {MAC, D:1 less A:5}");
    EXPECT_EQ(to_text(condition()), "never");
    EXPECT_EQ(to_text(condition::always()), "always");
}

TEST(condition, never_and_always_are_the_neutral_elements)
{
    const condition limit = total_processing_performance > 1 * tpp;
    EXPECT_EQ(limit or condition(), limit);
    EXPECT_EQ(limit and condition::always(), limit);
    EXPECT_EQ(limit and condition(), condition());
    EXPECT_EQ(not condition(), condition::always());
    EXPECT_EQ(not condition::always(), condition());
    EXPECT_EQ(met(limit or condition::always(), 0, 0), truth::yes);
    EXPECT_EQ(not not limit, limit);
}

TEST(condition, distributes_and_over_or)
{
    const condition a = total_processing_performance >= 1 * tpp;
    const condition b = total_processing_performance >= 2 * tpp;
    const condition c = performance_density >= 3 * tpp_per_square_millimetre;
    EXPECT_EQ((a or b) and c, (a and c) or (b and c));
}

TEST(condition, one_limb_too_many_is_an_error)
{
    condition many;
    for (std::size_t i = 0; i < condition::capacity; ++i)
        many = many or (total_processing_performance >= static_cast<double>(i) * tpp);
    EXPECT_EQ(many.size(), condition::capacity);
    EXPECT_THROW((void)(many or controls::datacenter), hm::domain_error);
    EXPECT_THROW((void)(many and controls::datacenter), hm::domain_error);
}

TEST(condition, a_limit_that_is_no_number_is_an_error)
{
    EXPECT_THROW((void)(total_processing_performance >= -1 * tpp), hm::domain_error);
    EXPECT_THROW((void)(total_processing_performance < std::nan("") * tpp), hm::domain_error);
}

}  // namespace
