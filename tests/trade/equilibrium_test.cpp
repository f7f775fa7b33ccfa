// SPDX-License-Identifier: BSL-1.0
#include <hirschman/error.hpp>
#include <hirschman/trade/equilibrium.hpp>

#include "trade/economies.hpp"
#include "trade/nafta.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace hirschman::trade;
using hirschman::domain_error;
using test::synthetic;

const double infinity = std::numeric_limits<double>::infinity();

/// Caliendo and Parro (2015), table 2: tariffs only, deficits taken out first. The first-order
/// figures are printed to two decimals; the others were computed for this project in Python to
/// 1e-13.
TEST(multi_sector_model, reproduces_nafta)
{
    const auto nafta = test::load_nafta(HIRSCHMAN_SHARED_DIR);
    if (!nafta) GTEST_SKIP() << "the NAFTA tables are not beside the repository";
    const multi_sector_model model(nafta->base, {.deficits = 0.0});
    ASSERT_TRUE(model.base().converged()) << model.base().brief_report();
    shock agreement;
    agreement.tariff = nafta->tariffs_after;
    const equilibrium after = model.solve(agreement);
    ASSERT_TRUE(after.converged()) << after.brief_report();
    EXPECT_LT(after.residual, 1e-12);

    struct row {
        const char* country;
        double exact, total, printed_total, terms_of_trade, volume_of_trade, real_wage;
    };
    for (const row& r : {row{"Canada", -0.1101044937, -0.0638163143, -0.06, -0.11, 0.04, 0.32},
                         row{"Mexico", 0.0073231605, 1.3121136985, 1.31, -0.41, 1.72, 1.72},
                         row{"USA", 0.0741462713, 0.0847533170, 0.08, 0.04, 0.04, 0.11}}) {
        const first_order& f = after.first_order_welfare(r.country);
        EXPECT_NEAR(100.0 * after.real_income(r.country), r.exact, 1e-9) << r.country;
        EXPECT_NEAR(100.0 * f.total, r.total, 1e-9) << r.country;
        EXPECT_NEAR(100.0 * f.total, r.printed_total, 0.005) << r.country;
        EXPECT_NEAR(100.0 * f.terms_of_trade, r.terms_of_trade, 0.005) << r.country;
        EXPECT_NEAR(100.0 * f.volume_of_trade, r.volume_of_trade, 0.005) << r.country;
        EXPECT_NEAR(100.0 * after.real_wage(r.country), r.real_wage, 0.005) << r.country;
        EXPECT_DOUBLE_EQ(f.gap, f.total - after.real_income(r.country));
    }
    EXPECT_TRUE(after.first_order_welfare("Mexico").misleading);
}

}  // namespace
