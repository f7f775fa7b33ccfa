// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace hirschman_test {

namespace detail {

template <class S, class F, std::size_t N, std::size_t... I>
auto call(F& f, const std::array<S, N>& x, std::index_sequence<I...>)
{
    return f(x[I]...);
}
template <class S, class F, std::size_t N>
auto call(F& f, const std::array<S, N>& x)
{
    return call<S>(f, x, std::make_index_sequence<N>{});
}

template <std::size_t N>
std::string text_of(const std::array<double, N>& point)
{
    std::string text = "at (";
    for (double x : point) text += hirschman::to_text(x) + " ";
    text.back() = ')';
    return text;
}

inline bool close(double a, double b, double relative)
{
    return a == b || std::fabs(a - b) <= relative * std::max(std::fabs(a), std::fabs(b));
}

}  // namespace detail

/// Checks that a formula says the same as `double`, as `dual` (the value to the digit, each partial
/// derivative against central differences) and in every lane of a `block` (to `relative`), and that
/// a lane made of NaN fails alone. `f` takes N scalars of one type; `points` are interior points of
/// its domain (where a neighbour is outside the derivative is not compared).
template <std::size_t N, class F>
void expect_three_scalars_agree(F f, const std::vector<std::array<double, N>>& points,
                                double relative = 1e-13)
{
    using hirschman::block;
    using hirschman::dual;
    ASSERT_FALSE(points.empty());
    std::vector<double> expected;
    for (const auto& point : points) {
        SCOPED_TRACE(detail::text_of(point));
        const double value = detail::call(f, point);
        expected.push_back(value);
        EXPECT_FALSE(std::isnan(value));
        for (std::size_t k = 0; k < N; ++k) {
            std::array<dual, N> seeded;
            for (std::size_t i = 0; i < N; ++i) seeded[i] = dual(point[i], i == k ? 1.0 : 0.0);
            const dual result = detail::call(f, seeded);
            EXPECT_PRED3(detail::close, result.value, value, 1e-15);
            const double step = 1e-5 * std::max(1e-3, std::fabs(point[k]));
            auto above = point, below = point;
            above[k] += step;
            below[k] -= step;
            try {
                const double difference =
                    (detail::call(f, above) - detail::call(f, below)) / (above[k] - below[k]);
                const double scale =
                    std::fabs(difference) + std::fabs(value) / (1.0 + std::fabs(point[k]));
                EXPECT_NEAR(result.slope, difference, 2e-6 * scale + 1e-12) << "argument " << k;
            } catch (const hirschman::domain_error&) {
            }
        }
    }
    std::array<block, N> lanes;
    constexpr std::size_t failed = block::size - 1;
    for (std::size_t i = 0; i < N; ++i) {
        for (std::size_t j = 0; j < block::size; ++j) lanes[i][j] = points[j % points.size()][i];
        lanes[i][failed] = std::numeric_limits<double>::quiet_NaN();
    }
    const block result = detail::call(f, lanes);
    for (std::size_t j = 0; j < failed; ++j)
        EXPECT_PRED3(detail::close, result[j], expected[j % points.size()], relative)
            << "lane " << j << " " << detail::text_of(points[j % points.size()]);
    EXPECT_TRUE(std::isnan(result[failed])) << "a failed lane became " << result[failed];
}

}  // namespace hirschman_test
