// SPDX-License-Identifier: BSL-1.0
#include <hirschman/chips/metric_definition.hpp>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <fstream>
#include <sstream>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
namespace json = boost::json;

TEST(metric_definition, is_whole_for_every_metric)
{
    for (const auto& m : chips::metric_definitions) {
        EXPECT_FALSE(m.name.empty() || m.unit.empty() || m.formula.empty()) << m.id;
        EXPECT_FALSE(m.aggregation.empty() || m.source.empty()) << m.id;
        EXPECT_FALSE(m.in_use.empty()) << m.id;
    }
    EXPECT_EQ(chips::find_metric("MBD"), 6U);
    EXPECT_EQ(chips::find_metric("FLOPS"), std::nullopt);
}

TEST(metric_definition, has_the_metrics_and_the_dates_of_the_reference)
{
    std::ifstream in(HIRSCHMAN_SHARED_DIR "/data/export-controls.json");
    if (!in) GTEST_SKIP() << "no reference beside the checkout";
    std::ostringstream all;
    all << in.rdbuf();
    const auto reference = json::parse(all.str()).at("metrics").as_array();
    ASSERT_EQ(reference.size(), chips::metric_definitions.size());
    for (const auto& row : reference) {
        const std::string id(row.at("id").as_string());
        const auto at = chips::find_metric(id);
        ASSERT_TRUE(at) << id;
        const auto& m = chips::metric_definitions[*at];
        EXPECT_EQ(m.in_use.from,
                  hm::date::from_iso(std::string_view(row.at("valid_from").as_string())))
            << id;
        // The reference names the last day of use, a span its first day after.
        if (const auto* last = row.as_object().if_contains("valid_to"))
            EXPECT_EQ(m.in_use.until, hm::date::from_iso(std::string_view(last->as_string())) +
                                          std::chrono::days(1))
                << id;
        else
            EXPECT_FALSE(m.in_use.until) << id;
    }
}

}  // namespace
