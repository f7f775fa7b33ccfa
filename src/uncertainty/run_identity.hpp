// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/detail/engine.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// What must agree for a run to go on with a file.
struct run_identity {
    std::uint64_t seed = 0;
    std::string sampler;
    std::uint64_t draws = 0;
    std::uint64_t values_kept = 0;
    std::uint64_t failures_kept = 0;
    double standard_error = 0.0;
    std::string standard_error_of;
    std::vector<std::string> names;
    std::uint64_t prior = 0;   ///< of values of the parameters
    std::uint64_t answer = 0;  ///< of the function's results in the first block; 0: it threw
};

[[nodiscard]] run_identity identity_of(const marginals& inputs, const ensemble_options& how,
                                       const std::vector<std::string>& names,
                                       const workplace& work);

}  // namespace hirschman::inline v0_1::uncertainty::detail
