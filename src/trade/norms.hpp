// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "supply/products.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace hirschman::inline v0_1::trade::detail {

/// Of the magnitudes; a NaN is passed over.
inline double largest(const std::vector<double>& v)
{
    double result = 0.0;
    for (const double x : v) result = std::max(result, std::fabs(x));
    return result;
}

inline double mean_square_root(const std::vector<double>& v)
{
    return std::sqrt(supply::detail::dot(v.data(), v.data(), v.size()) /
                     static_cast<double>(v.size()));
}

}  // namespace hirschman::inline v0_1::trade::detail
