// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/detail/marginals.hpp>
#include <hirschman/uncertainty/ensemble_options.hpp>
#include <hirschman/uncertainty/summary.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// Evaluates blocks of draws one after another; one thread has one of its own.
class HIRSCHMAN_API worker {
public:
    worker() = default;
    worker(const worker&) = delete;
    worker& operator=(const worker&) = delete;
    virtual ~worker();
    /// Writes the results of block `block_index`, as many as there are names.
    virtual void evaluate(std::uint64_t block_index, block* results) = 0;
};

/// Makes workers; called from several threads.
class HIRSCHMAN_API workplace {
public:
    workplace() = default;
    workplace(const workplace&) = delete;
    workplace& operator=(const workplace&) = delete;
    virtual ~workplace();
    [[nodiscard]] virtual std::unique_ptr<worker> hire() const = 0;
};

struct outcome {
    std::vector<summary> results;
    std::uint64_t failed = 0;
    std::vector<failure> failures;
};

/// Leaves of 128 blocks, run in any order and merged over a binary tree of the leaf index.
[[nodiscard]] HIRSCHMAN_API outcome run(const marginals& inputs, const ensemble_options& how,
                                        const std::vector<std::string>& names,
                                        const workplace& work);

[[nodiscard]] HIRSCHMAN_API std::size_t result_named(const std::vector<summary>& results,
                                                     std::string_view name);

}  // namespace hirschman::inline v0_1::uncertainty::detail
