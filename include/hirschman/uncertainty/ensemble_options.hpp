// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>
#include <hirschman/uncertainty/sampler.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>

namespace hirschman::inline v0_1::uncertainty {

/// How an ensemble is run. Only `draws`, `seed` and `sampler` have any influence on its figures.
struct ensemble_options {
    std::uint64_t draws = 100'000;  ///< at least 1; any number, not only whole blocks of 64
    std::uint64_t seed = 1;
    uncertainty::sampler sampler = uncertainty::sampler::philox;
    unsigned threads = 0;  ///< 0: as many as the machine has
    /// Called with the draws done and the draws in all, in rising order and one at a time, from any
    /// of the threads.
    std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
    /// Asked before each leaf of 8,192 draws, from any of the threads; true ends the run with
    /// `cancelled`.
    std::function<bool()> cancel = {};
    std::size_t failures_kept = 8;  ///< the first failed draws, with their inputs
};

/// Exact order statistics are kept for every result: draws times results may be at most this many
/// (1 GiB).
inline constexpr std::uint64_t most_values_kept = std::uint64_t{1} << 27U;

/// Thrown when `ensemble_options::cancel` answered true; there is no result.
class HIRSCHMAN_VISIBLE cancelled : public error {
public:
    using error::error;
};

/// The user's function threw: says in which leaf, and what. What was thrown is nested
/// (`std::rethrow_if_nested`). Of several, it is the one in the first leaf.
class HIRSCHMAN_VISIBLE function_error : public error {
public:
    function_error(const std::string& what, std::uint64_t leaf) : error(what), leaf_(leaf) {}
    [[nodiscard]] std::uint64_t leaf() const noexcept { return leaf_; }

private:
    std::uint64_t leaf_;
};

}  // namespace hirschman::inline v0_1::uncertainty
