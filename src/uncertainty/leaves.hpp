// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/ensemble_options.hpp>

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <utility>

namespace hirschman::inline v0_1::uncertainty::detail {

/// Runs leaves on threads. What a leaf throws is rethrown as `function_error`, of several that of
/// the first leaf.
class leaf_run {
public:
    leaf_run(std::uint64_t leaves, std::uint64_t items, std::uint64_t items_per_leaf,
             std::function<void(std::uint64_t, std::uint64_t)> progress,
             std::function<bool()> cancel)
        : leaves_(leaves),
          items_(items),
          items_per_leaf_(items_per_leaf),
          progress_(std::move(progress)),
          cancel_(std::move(cancel)),
          first_error_leaf_(leaves)
    {
    }

    template <class Body>
    void all(unsigned threads, const Body& body)
    {
        const auto leaves = [&] {
            oneapi::tbb::parallel_for(std::uint64_t{0}, leaves_,
                                      [&](std::uint64_t leaf) { guarded(leaf, body); });
        };
        if (threads == 1)
            for (std::uint64_t leaf = 0; leaf < leaves_; ++leaf) guarded(leaf, body);
        else if (threads == 0)
            leaves();
        else
            oneapi::tbb::task_arena(static_cast<int>(std::min(threads, 4096U))).execute(leaves);
        if (error_) std::rethrow_exception(error_);
        if (cancelled_) throw cancelled("the estimation of sensitivities was cancelled");
    }

private:
    template <class Body>
    void guarded(std::uint64_t leaf, const Body& body)
    {
        // Leaves before one that threw still run, so that the first error is always the same.
        if (cancelled_ || leaf > first_error_leaf_) return;
        try {
            if (cancel_ && cancel_()) {
                cancelled_ = true;
                return;
            }
        } catch (...) {
            keep(std::current_exception(), 0);
            return;
        }
        const std::uint64_t first = leaf * items_per_leaf_;
        const std::uint64_t end = std::min(items_, first + items_per_leaf_);
        try {
            body(leaf);
        } catch (const std::exception& thrown) {
            keep(nested("leaf " + std::to_string(leaf) + ", points " + std::to_string(first) +
                            " to " + std::to_string(end - 1) + ": " + thrown.what(),
                        leaf),
                 leaf);
            return;
        } catch (...) {
            keep(nested("leaf " + std::to_string(leaf) + ": an unknown exception", leaf), leaf);
            return;
        }
        if (!progress_) return;
        const std::lock_guard lock(mutex_);
        done_ += end - first;
        try {
            progress_(done_, items_);
        } catch (...) {
            if (!error_) error_ = std::current_exception();
            cancelled_ = true;
        }
    }

    static std::exception_ptr nested(const std::string& what, std::uint64_t leaf)
    {
        try {
            std::throw_with_nested(function_error(what, leaf));
        } catch (...) {
            return std::current_exception();
        }
    }

    void keep(std::exception_ptr thrown, std::uint64_t leaf)
    {
        const std::lock_guard lock(mutex_);
        if (error_ && leaf >= first_error_leaf_) return;
        error_ = std::move(thrown);
        first_error_leaf_ = leaf;
    }

    std::uint64_t leaves_;
    std::uint64_t items_;
    std::uint64_t items_per_leaf_;
    std::function<void(std::uint64_t, std::uint64_t)> progress_;
    std::function<bool()> cancel_;
    std::mutex mutex_;
    std::uint64_t done_ = 0;
    std::atomic<bool> cancelled_ = false;
    std::atomic<std::uint64_t> first_error_leaf_;
    std::exception_ptr error_;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
