// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/leaf_runner.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hirschman::inline v0_1::uncertainty::detail {

struct leaf_runner::bench {
    std::unique_ptr<worker> hired;
    std::vector<block> results;
    std::vector<block> values;  ///< blocks_per_leaf for each result
};

leaf_runner::leaf_runner(const ensemble_options& how, std::size_t results, const workplace& work,
                         forest& into, bool tells)
    : how_(how), results_(results), work_(work), forest_(into), tells_(tells)
{
}

void leaf_runner::save_every(std::uint64_t leaves, std::function<void()> save)
{
    save_every_ = leaves;
    save_ = std::move(save);
}

unsigned leaf_runner::threads() const
{
    if (how_.threads == 0)
        return static_cast<unsigned>(oneapi::tbb::this_task_arena::max_concurrency());
    // More would only have TBB print a warning.
    const std::size_t most = oneapi::tbb::global_control::active_value(
        oneapi::tbb::global_control::max_allowed_parallelism);
    return static_cast<unsigned>(std::min<std::size_t>(how_.threads, most));
}

std::uint64_t leaf_runner::draws_of(std::uint64_t leaf) const
{
    return std::min(how_.draws - leaf * draws_per_leaf, draws_per_leaf);
}

void leaf_runner::run(const std::vector<stretch>& leaves, const order& round)
{
    try {
        forest_.merge_up_to(round.until, round.borders);
        next_ = 0;
        const std::uint64_t last = leaves_of(how_.draws) - 1;
        done_ = forest_.leaves() * draws_per_leaf;
        if (forest_.has(last)) done_ -= draws_per_leaf - draws_of(last);
        const auto all = [&] {
            oneapi::tbb::parallel_for(
                0U, threads(), [&](unsigned) { work_off(leaves, round); },
                oneapi::tbb::simple_partitioner());
        };
        if (how_.threads == 1)
            work_off(leaves, round);
        else if (how_.threads == 0)
            all();
        else
            oneapi::tbb::task_arena(static_cast<int>(threads())).execute(all);
    } catch (...) {
        note(reason_of(std::current_exception()));
    }
}

void leaf_runner::work_off(const std::vector<stretch>& leaves, const order& round)
{
    bench at;
    // Leaves are taken in rising order, so that few subtrees wait for their siblings, and that all
    // before one that threw are run: the first error is always the same.
    while (true) {
        std::uint64_t number = next_++;
        auto in = leaves.begin();
        while (in != leaves.end() && number >= in->until - in->from) {
            number -= in->until - in->from;
            ++in;
        }
        if (in == leaves.end() || cancelled_) return;
        const std::uint64_t leaf = in->from + number;
        if (leaf > first_error_leaf_) return;
        guarded(leaf, round, at);
    }
}

void leaf_runner::guarded(std::uint64_t leaf, const order& round, bench& at)
{
    try {
        if (how_.cancel && how_.cancel()) {
            note({.kind = trouble::cancelled, .text = "the ensemble was cancelled"});
            return;
        }
    } catch (...) {
        note(reason_of(std::current_exception()));
        return;
    }
    try {
        run_leaf(leaf, round, at);
    } catch (...) {
        trouble reason = reason_of(std::current_exception());
        const std::uint64_t first = leaf * draws_per_leaf;
        note({.kind = trouble::function,
              .leaf = leaf,
              .text = "leaf " + std::to_string(leaf) + ", draws " + std::to_string(first) + " to " +
                      std::to_string(first + draws_of(leaf) - 1) + ": " + reason.text,
              .cause = std::move(reason.cause)});
        return;
    }
    if (save_ && ++unsaved_ >= save_every_) {
        const std::unique_lock lock(saving_, std::try_to_lock);
        if (lock) {
            unsaved_ = 0;
            save_();
        }
    }
    if (!tells_ || !how_.progress) return;
    const std::lock_guard lock(mutex_);
    done_ += draws_of(leaf);
    try {
        how_.progress(done_, how_.draws);
    } catch (...) {
        trouble reason = reason_of(std::current_exception());
        if (reason.before(reason_)) reason_ = std::move(reason);
        cancelled_ = true;
    }
}

void leaf_runner::run_leaf(std::uint64_t leaf, const order& round, bench& at)
{
    if (!at.hired) {
        at.hired = work_.hire();
        at.results.resize(results_);
        at.values.resize(results_ * blocks_per_leaf);
    }
    const std::uint64_t first = leaf * draws_per_leaf;
    const auto count = static_cast<std::size_t>(draws_of(leaf));
    auto grown = std::make_shared<tally>();
    for (std::size_t done = 0, b = 0; done < count; done += block::size, ++b) {
        at.hired->evaluate(leaf * blocks_per_leaf + b, at.results.data());
        block nought(0.0);  // NaN where a result is not finite
        for (std::size_t r = 0; r < results_; ++r) {
            at.values[r * blocks_per_leaf + b] = at.results[r];
            nought += at.results[r] * 0.0;
        }
        const std::size_t used = std::min(block::size, count - done);
        for (std::size_t i = 0; i < used; ++i) {
            if (nought[i] == 0.0) continue;
            if (grown->first_failed.size() < how_.failures_kept)
                grown->first_failed.push_back(first + done + i);
            ++grown->failed;
        }
    }
    grown->results.reserve(results_);
    for (std::size_t r = 0; r < results_; ++r)
        grown->results.push_back(
            tally_of(std::span(at.values).subspan(r * blocks_per_leaf, blocks_per_leaf), count,
                     round.grids[r]));
    forest_.add({leaf, 0, std::move(grown)});
}

void leaf_runner::note(trouble reason)
{
    const std::lock_guard lock(mutex_);
    if (reason.kind == trouble::function)
        first_error_leaf_ = std::min(first_error_leaf_.load(), reason.leaf);
    else
        cancelled_ = true;
    if (reason.before(reason_)) reason_ = std::move(reason);
}

trouble leaf_runner::take_report()
{
    own_ = reason_;
    return std::exchange(reason_, {});
}

void leaf_runner::tell_progress()
{
    if (how_.progress)
        how_.progress(std::min(how_.draws, forest_.leaves() * draws_per_leaf), how_.draws);
}

void leaf_runner::fail(const trouble& reason) const
{
    const bool is_own = own_.kind == reason.kind && own_.leaf == reason.leaf;
    const auto cause = reason.cause ? reason.cause : is_own ? own_.cause : nullptr;
    switch (reason.kind) {
        case trouble::cancelled: throw cancelled(reason.text);
        case trouble::function:
            if (!cause) throw function_error(reason.text, reason.leaf);
            try {
                std::rethrow_exception(cause);
            } catch (...) {
                std::throw_with_nested(function_error(reason.text, reason.leaf));
            }
        default:
            if (reason.cause) std::rethrow_exception(reason.cause);
            throw error(reason.text);
    }
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
