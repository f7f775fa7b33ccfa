// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>
#include <hirschman/uncertainty/sampler.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace hirschman::inline v0_1::uncertainty {

/// How an ensemble is run. `draws`, `seed`, `sampler`, `values_kept` and `standard_error` have an
/// influence on its figures; nothing else has.
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
    /// While draws times results are no more than this, every value is kept (16 bytes each, 256
    /// MiB) and order statistics are exact. Beyond, values are counted in some 4,000 cells, and a
    /// summary says how far a rank may be off.
    std::uint64_t values_kept = std::uint64_t{1} << 24U;
    /// Ends the run once the standard error of the mean is no more than this; 0: after all draws.
    /// Asked at fixed numbers of draws, about an eighth apart.
    double standard_error = 0.0;
    std::string standard_error_of = {};  ///< name of a result; empty: the first
    /// A file in which the run keeps what is done, and from which it goes on if the file is there.
    /// It is replaced as a whole and stays after the end. Empty: none.
    std::string checkpoint = {};
    std::uint64_t checkpoint_every = 0;  ///< draws; 0: a hundredth of all
};

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
