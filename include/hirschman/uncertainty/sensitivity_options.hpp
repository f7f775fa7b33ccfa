// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/sampler.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>

namespace hirschman::inline v0_1::uncertainty {

/// How Sobol' indices are estimated. `threads`, `progress` and `cancel` have no influence on the
/// figures.
struct sensitivity_options {
    /// Pairs of points, at least 2. The function is called at d + 2 parameter sets for each, or at
    /// 2 d + 2 with `second`, for d uncertain parameters.
    std::uint64_t points = std::uint64_t{1} << 14U;
    std::uint64_t seed = 1;
    /// Sobol' points in twice as many dimensions as there are uncertain parameters, best with a
    /// power of two of them, or independent ones. From 1,024 points on there are at least 16 sets
    /// of Sobol' points, scrambled independently, whose differences give the intervals; with fewer
    /// the intervals are those of independent points, which are too wide.
    uncertainty::sampler sampler = uncertainty::sampler::sobol;
    /// Also the indices of pairs of parameters.
    bool second = false;
    /// Resamples. 0: intervals by the delta method, else percentiles of as many resamples, at least
    /// 2 / (1 - confidence) - 1, which is 39 for 0.95.
    std::size_t bootstrap = 0;
    double confidence = 0.95;  ///< of each interval by itself, in (0, 1)
    unsigned threads = 0;      ///< 0: as many as the machine has
    /// Called with the points done and the points in all, in rising order and one at a time, from
    /// any of the threads.
    std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
    /// Asked before each leaf of at least 1,024 points, from any of the threads; true ends the run
    /// with `cancelled`.
    std::function<bool()> cancel = {};
};

}  // namespace hirschman::inline v0_1::uncertainty
