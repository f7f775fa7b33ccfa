// SPDX-License-Identifier: BSL-1.0
#pragma once

/// How much of a buyer's use has passed through one country, with shares by stage uncertain?

#include <hirschman/scalar.hpp>

#include <boost/describe.hpp>

namespace hirschman::inline v0_1::scenario {

/// China's share of each stage of rare earths for magnets; defaults as of the spring of 2025.
template <class S = double>
struct stage_dependence_parameters {
    S mine = 0.69;
    S separation = 0.90;
    S magnets = 0.92;

    BOOST_DESCRIBE_CLASS(stage_dependence_parameters, (), (mine, separation, magnets), (), ())
};

/// As `supply::dependence_result`: `least` if the country's stages lie on one path, `most` if they
/// avoid each other, `independent` if every stage draws from the world at random.
template <class S = double>
struct stage_dependence_result {
    S direct = 0.0;
    S least = 0.0;
    S independent = 0.0;
    S most = 0.0;

    BOOST_DESCRIBE_CLASS(stage_dependence_result, (), (direct, least, independent, most), (), ())
};

/// @throws domain_error for a share outside [0, 1]
/// @verified stage_dependence_test: agrees with supply::dependence
template <scalar S>
[[nodiscard]] stage_dependence_result<S> stage_dependence(const stage_dependence_parameters<S>& p)
{
    const S mine = in_range(p.mine, 0.0, 1.0, "mine");
    const S separation = in_range(p.separation, 0.0, 1.0, "separation");
    const S magnets = in_range(p.magnets, 0.0, 1.0, "magnets");
    return {magnets, max(mine, max(separation, magnets)),
            1.0 - (1.0 - mine) * (1.0 - separation) * (1.0 - magnets),
            min(S(1.0), mine + separation + magnets)};
}
[[nodiscard]] inline stage_dependence_result<double> stage_dependence(
    const stage_dependence_parameters<double>& parameters)
{
    return stage_dependence<double>(parameters);
}

}  // namespace hirschman::inline v0_1::scenario
