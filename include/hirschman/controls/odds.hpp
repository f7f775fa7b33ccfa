// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/calendar.hpp>

namespace hirschman::inline v0_1::controls {

/// The shares of equally likely items that are answered one way or another.
struct odds {
    double required = 0.0;
    double not_required = 0.0;
    double not_yet = 0.0;
    double conflict = 0.0;
    double undetermined = 0.0;

    friend constexpr bool operator==(const odds&, const odds&) noexcept = default;
};

/// How likely each answer is for an item whose figures have a distribution: `draw(i)` gives one of
/// `count` equally likely items, for 0 <= i < count. Quantiles at (i + 1/2) / count make the shares
/// of one uncertain figure right to 1 / count for each limit that lies within it.
///
///     // die areas known to 5 %
///     odds_of(law, 1000, [&](std::size_t i) {
///         auto drawn = mi250x;
///         drawn.logic_area = area.quantile((double(i) + 0.5) / 1000) * square_millimetre;
///         return drawn;
///     }, shipment).required;
/// @throws domain_error for a count of zero, or as `decide`
/// @verified tests/controls/odds_test.cpp: against the distribution function at the limit
template <class Draw>
[[nodiscard]] odds odds_of(const calendar& days, std::size_t count, const Draw& draw,
                           const transaction& asked)
{
    if (count == 0) throw domain_error("count of draws", 0.0, "", "[1, inf)");
    odds all;
    for (std::size_t i = 0; i < count; ++i) {
        switch (decide(days, draw(i), asked).licence) {
            case licence::required: all.required += 1.0; break;
            case licence::not_required: all.not_required += 1.0; break;
            case licence::not_yet: all.not_yet += 1.0; break;
            case licence::conflict: all.conflict += 1.0; break;
            case licence::undetermined: all.undetermined += 1.0; break;
        }
    }
    for (double* share :
         {&all.required, &all.not_required, &all.not_yet, &all.conflict, &all.undetermined})
        *share /= static_cast<double>(count);
    return all;
}

}  // namespace hirschman::inline v0_1::controls
