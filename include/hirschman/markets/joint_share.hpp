// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Two governments must both let a sale pass. From the share that each lets pass, the share that
/// passes both is known only within bounds; the sign of the dependence is not obvious, since a
/// government may refuse exactly what the other offers.

#include <hirschman/scalar.hpp>

#include <boost/describe/class.hpp>

namespace hirschman::inline v0_1::markets {

template <class S = double>
struct joint_share {
    S least = 0.0;        ///< each refuses what the other lets pass, as far as it can
    S independent = 0.0;  ///< the product
    S most = 0.0;         ///< the stricter lets pass only what the other does

    BOOST_DESCRIBE_CLASS(joint_share, (), (least, independent, most), (), ())
};

/// max(0, licensed + admitted - 1) <= share of both <= min(licensed, admitted).
/// @param licensed, admitted in [0, 1]
/// @throws domain_error outside
/// @source Frechet (1951)
/// @verified joint_share_test: .6, .63, .7 for .9 and .7
template <scalar_argument A, scalar_argument B>
[[nodiscard]] joint_share<common_scalar<A, B>> licensed_and_admitted(const A& licensed,
                                                                     const B& admitted)
{
    using S = common_scalar<A, B>;
    const S one = in_range(S(licensed), 0.0, 1.0, "licensed");
    const S other = in_range(S(admitted), 0.0, 1.0, "admitted");
    return {max(S(0.0), one + other - 1.0), one * other, min(one, other)};
}

}  // namespace hirschman::inline v0_1::markets
