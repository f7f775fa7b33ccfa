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

/// The processes that run one ensemble together; rank 0 leads. Called from one thread.
class HIRSCHMAN_API team {
public:
    team() = default;
    team(const team&) = delete;
    team& operator=(const team&) = delete;
    virtual ~team();
    [[nodiscard]] virtual unsigned rank() const = 0;
    [[nodiscard]] virtual unsigned size() const = 0;
    virtual void send(unsigned to, const std::string& message) = 0;
    [[nodiscard]] virtual std::string receive(unsigned from) = 0;
    /// Every rank's message becomes that of rank 0.
    virtual void broadcast(std::string& message) = 0;
};

struct outcome {
    std::vector<summary> results;
    std::uint64_t failed = 0;
    std::vector<failure> failures;
    ending ended = ending::all_draws;
    std::string checkpoint_failure;
};

/// Leaves of 128 blocks, run in any order and merged over a binary tree of the leaf index. All of a
/// team call it with the same arguments and get the same outcome.
[[nodiscard]] HIRSCHMAN_API outcome run(const marginals& inputs, const ensemble_options& how,
                                        const std::vector<std::string>& names,
                                        const workplace& work, team* ranks = nullptr);

[[nodiscard]] HIRSCHMAN_API std::size_t result_named(const std::vector<summary>& results,
                                                     std::string_view name);

}  // namespace hirschman::inline v0_1::uncertainty::detail
