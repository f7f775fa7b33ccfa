// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/capacity.hpp>

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace hirschman;
using namespace hirschman::supply;

using project = capacity_project<double>;

TEST(capacity, rises_in_a_line_from_first_output_to_full_rate)
{
    const project p{1000.0, 2025.0, 2027.0};
    EXPECT_EQ(output_of(p, 2024.9), 0.0);
    EXPECT_EQ(output_of(p, 2026.0), 500.0);
    EXPECT_EQ(output_of(p, 2030.0), 1000.0);
    const project at_once{1000.0, 2025.0, 2025.0};
    EXPECT_EQ(output_of(at_once, 2024.99), 0.0);
    EXPECT_EQ(output_of(at_once, 2025.01), 1000.0);
}

TEST(capacity, first_year_covered_is_the_first_by_whose_end_the_level_is_reached)
{
    // half of 10,000 t for a need of 20,000 t: 25 % in the end, at full rate by the start of 2029
    const std::vector<project> plants{{1000.0, 2025.0, 2025.0}, {9000.0, 2027.0, 2029.0}};
    EXPECT_EQ(first_year_covered(plants, 0.5, 20'000.0, 0.02, 2025, 2035), 2025.0);
    EXPECT_EQ(first_year_covered(plants, 0.5, 20'000.0, 0.25, 2025, 2035), 2028.0);
    EXPECT_EQ(first_year_covered(plants, 0.5, 20'000.0, 0.26, 2025, 2035), 2036.0) << "never";
    EXPECT_EQ(first_year_covered<double>({}, 0.5, 20'000.0, 0.01, 2025, 2035), 2036.0);
}

TEST(capacity, marks_a_failed_lane_and_refuses_a_number_outside)
{
    std::vector<capacity_project<block>> plants{{block(1000.0), block(2025.0), block(2026.0)}};
    plants[0].capacity[3] = -1.0;
    const auto year = first_year_covered(plants, block(1.0), block(1000.0), 0.5, 2025, 2030);
    EXPECT_EQ(year[0], 2025.0);
    EXPECT_TRUE(std::isnan(year[3]));
    EXPECT_THROW((void)output_of(project{1.0, 2026.0, 2025.0}, 2030.0), domain_error);
    EXPECT_THROW((void)coverage<double>({}, 1.2, 1.0, 2030.0), domain_error);
    EXPECT_THROW((void)coverage<double>({}, 0.5, 0.0, 2030.0), domain_error);
}

}  // namespace
