// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/licensing.hpp>

#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <boost/math/distributions/normal.hpp>

namespace {

using namespace hirschman;
using namespace hirschman::supply;

double quantile(double p) { return boost::math::quantile(boost::math::normal(), p); }

const licensing<double> fitted{.uncontrolled_share = .16,
                               .clearance_days = 10,
                               .median_days = 77,
                               .log_spread = .345,
                               .reorder_share = .75,
                               .backlog_months = 3,
                               .capacity_ratio = 1.6};

TEST(licence_time, through_two_readings_of_2025)
{
    const auto time = licence_time_through(61, quantile(.25), 84, quantile(.60));
    EXPECT_NEAR(time.median_days, 76.9731, 5e-5);
    EXPECT_NEAR(time.log_spread, .344827, 5e-7);
    EXPECT_THROW((void)licence_time_through(84, 0.0, 61, 1.0), domain_error);
    EXPECT_THROW((void)licence_time_through(61, 1.0, 84, 0.0), domain_error);
}

TEST(approval_line, through_two_readings_is_the_law_they_fix)
{
    const approval_line line({{61, .25}, {84, .60}});
    const licensing<double> law{.median_days = 76.9731, .log_spread = .344827};
    for (const double t : {1.0, 30.0, 61.0, 77.0, 84.0, 200.0})
        EXPECT_NEAR(line.share_at(t), licensed_share(law, t), 1e-6) << t;
    EXPECT_NEAR(line.share_at(61), .25, 1e-14);
    EXPECT_EQ(line.share_at(0), 0.0);
    EXPECT_EQ(line.share_at(-5), 0.0);
}

TEST(approval_line, passes_through_every_reading_and_never_falls)
{
    const std::vector<approval> readings{{20, .01}, {61, .25}, {84, .60}, {150, .97}};
    const approval_line line(readings);
    for (const auto& r : readings) EXPECT_NEAR(line.share_at(r.day), r.share, 1e-13);
    for (double t = 1; t < 400; ++t) EXPECT_GE(line.share_at(t), line.share_at(t - 1));
    for (const double p : {1e-12, .001, .25, .5, .75, .999})
        EXPECT_NEAR(supply::detail::normal_quantile(p), quantile(p),
                    1e-12 * (1 + std::fabs(quantile(p))));
}

TEST(exports_by_day, follow_the_readings_where_they_are_given)
{
    licensing<double> other = fitted;
    other.median_days = 500;
    const auto read = exports_by_day(other, 150, {{61, .25}, {84, .60}});
    const auto law = exports_by_day(fitted, 150);
    for (std::size_t d = 0; d < read.size(); ++d) EXPECT_NEAR(read[d], law[d], 1e-3) << d;

    licensing<block> lanes;
    lanes.median_days[7] = -1.0;
    const auto marked = exports_by_day(lanes, 60, {{61, .25}, {84, .60}});
    EXPECT_TRUE(std::isnan(marked[40][7])) << "an impossible median became a number";
    EXPECT_FALSE(std::isnan(marked[40][8]));
}

// The convolution f(t) = (chi/rho) int G'(v) (v-c)/month exp(-(t-v)/(rho month)) dv, by the
// trapezium rule on a fine grid: a second method.
double exports_by_convolution(const licensing<double>& l, double t)
{
    if (t < l.clearance_days) return 1.0;
    const double scale = l.backlog_months * days_per_month;
    const auto integrand = [&](double v) {
        const double z = std::log(v / l.median_days) / l.log_spread;
        const double density = std::exp(-0.5 * z * z) / (std::sqrt(2 * M_PI) * l.log_spread * v);
        return density * (v - l.clearance_days) / days_per_month * std::exp(-(t - v) / scale);
    };
    constexpr int n = 4000;
    const double step = (t - l.clearance_days) / n;
    double sum = 0.0;
    for (int i = 1; i <= n; ++i)
        sum +=
            0.5 * step *
            (integrand(l.clearance_days + (i - 1) * step) + integrand(l.clearance_days + i * step));
    const double backlog = l.reorder_share / l.backlog_months * sum;
    const double controlled = std::min(l.capacity_ratio, licensed_share(l, t) + backlog);
    return l.uncontrolled_share + (1 - l.uncontrolled_share) * controlled;
}

TEST(exports_by_day, agrees_with_the_continuous_convolution_by_month)
{
    const auto days = exports_by_day(fitted, 150);
    const double printed[] = {.524088, .227255, .650234, 1.073698, 1.215591};
    const int lengths[] = {30, 31, 30, 31, 31};
    std::size_t d = 0;
    for (int m = 0; m < 5; ++m) {
        const int before = m == 0 ? 3 : 0;
        double daily = before, continuous = before;
        for (int k = before; k < lengths[m]; ++k, ++d) {
            daily += days[d];
            for (const double hour : {.125, .375, .625, .875})
                continuous += .25 * exports_by_convolution(fitted, static_cast<double>(d) + hour);
        }
        EXPECT_NEAR(continuous / lengths[m], printed[m], 2e-4) << m;
        EXPECT_NEAR(daily / lengths[m], continuous / lengths[m], 2e-3) << m;
    }
}

TEST(exports_by_day, stay_at_the_uncontrolled_share_without_licences)
{
    licensing<double> none = fitted;
    none.median_days = 1e9;
    const auto days = exports_by_day(none, 365);
    EXPECT_EQ(days[9], 1.0);
    for (std::size_t d = 10; d < days.size(); ++d) EXPECT_NEAR(days[d], .16, 1e-9);
}

TEST(exports_by_day, refuse_what_is_outside)
{
    licensing<double> wrong = fitted;
    wrong.uncontrolled_share = 1.2;
    EXPECT_THROW((void)exports_by_day(wrong, 10), domain_error);
    wrong = fitted;
    wrong.log_spread = 0.0;
    EXPECT_THROW((void)exports_by_day(wrong, 10), domain_error);
    EXPECT_THROW((void)exports_by_day(fitted, -1), domain_error);
    EXPECT_TRUE(exports_by_day(fitted, 0).empty());
}

RC_GTEST_PROP(exports_by_day, never_exceed_capacity_and_ship_no_more_than_was_ordered, ())
{
    const auto share = [](const char* what) {
        return *rc::gen::map(rc::gen::inRange(0, 101), [](int x) { return x / 100.0; }).as(what);
    };
    licensing<double> l = fitted;
    l.uncontrolled_share = share("uncontrolled");
    l.reorder_share = share("reordered");
    l.clearance_days = 20 * share("clearance");
    l.capacity_ratio = 1.0 + share("capacity");
    l.backlog_months = 0.5 + 5 * share("backlog");
    double total = 0.0;
    const auto days = exports_by_day(l, 700);
    for (const double x : days) {
        RC_ASSERT(x >= l.uncontrolled_share - 1e-12);
        RC_ASSERT(x <=
                  l.uncontrolled_share + (1 - l.uncontrolled_share) * l.capacity_ratio + 1e-12);
        total += x;
    }
    // The daily form lets k = ceil(c - 1/2) whole days pass and counts the wait at mid-day, t - c.
    // With every missed order ordered again, sum G_d + sum (G_d - G_(d-1)) (t_d - c) telescopes to
    // at most 1 + t_last - c, so that with the k open days no more than 700 + k + 1/2 - c ships.
    const double step = std::ceil(l.clearance_days - 0.5) + 0.5 - l.clearance_days;
    RC_ASSERT(total <= 700.0 + (1 - l.uncontrolled_share) * step + 1e-9);
}

}  // namespace
