// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>

namespace hirschman::inline v0_1::markets::detail {

/// exp(rate day) on successive days. Steps of equal length share their factor, so that a path of
/// equal quarters costs two exponentials, whatever its length; n steps add n roundings.
template <scalar S>
class compounding {
public:
    /// @param rate per day
    explicit compounding(const S& rate) : rate_(rate), value_(1.0), step_(1.0) {}

    [[nodiscard]] const S& on(double day)
    {
        const double length = day - day_;
        if (length != length_) {
            length_ = length;
            step_ = exp(rate_ * length);
        }
        day_ = day;
        value_ *= step_;
        return value_;
    }

private:
    S rate_;
    S value_;
    S step_;
    double day_ = 0.0;
    double length_ = 0.0;
};

}  // namespace hirschman::inline v0_1::markets::detail
