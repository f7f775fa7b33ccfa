// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/detail/engine.hpp>

#include "uncertainty/round.hpp"

#include <atomic>
#include <functional>
#include <mutex>

namespace hirschman::inline v0_1::uncertainty::detail {

/// Runs leaves on the threads of this process and adds them to a forest.
class leaf_runner {
public:
    /// @param tells whether progress is told after each leaf
    leaf_runner(const ensemble_options& how, std::size_t results, const workplace& work,
                forest& into, bool tells);

    /// Calls `save` after every so many leaves, from any thread, one at a time.
    void save_every(std::uint64_t leaves, std::function<void()> save);
    /// Throws nothing: what goes wrong is in the report.
    void run(const std::vector<stretch>& leaves, const order& round);
    [[nodiscard]] trouble take_report();
    void tell_progress();
    [[nodiscard]] unsigned threads() const;
    [[noreturn]] void fail(const trouble& reason) const;

private:
    struct bench;  // what a thread works on
    void work_off(const std::vector<stretch>& leaves, const order& round);
    void guarded(std::uint64_t leaf, const order& round, bench& at);
    void run_leaf(std::uint64_t leaf, const order& round, bench& at);
    void note(trouble reason);
    [[nodiscard]] std::uint64_t draws_of(std::uint64_t leaf) const;

    const ensemble_options& how_;
    std::size_t results_;
    const workplace& work_;
    forest& forest_;
    bool tells_;
    std::uint64_t save_every_ = 0;
    std::function<void()> save_;

    std::atomic<std::uint64_t> next_ = 0;
    std::atomic<bool> cancelled_ = false;
    std::atomic<std::uint64_t> first_error_leaf_ = ~std::uint64_t{0};
    std::atomic<std::uint64_t> unsaved_ = 0;
    std::mutex saving_;
    std::mutex mutex_;
    std::uint64_t done_ = 0;  ///< draws
    trouble reason_;
    trouble own_;  ///< of the last round
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
