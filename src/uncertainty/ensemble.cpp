// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/detail/engine.hpp>
#include <hirschman/uncertainty/detail/points.hpp>

#include "io/spelling.hpp"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <exception>
#include <limits>
#include <mutex>

namespace hirschman::inline v0_1::uncertainty::detail {

worker::~worker() = default;
workplace::~workplace() = default;

namespace {

constexpr std::uint64_t blocks_per_leaf = 128;
constexpr std::uint64_t draws_per_leaf = blocks_per_leaf * block::size;

struct moments {
    double count = 0.0;
    double mean = 0.0;
    double squares = 0.0;
};

moments merge(const moments& a, const moments& b)
{
    if (a.count == 0.0) return b;
    if (b.count == 0.0) return a;
    const double count = a.count + b.count;
    const double apart = b.mean - a.mean;
    return {count, a.mean + apart * (b.count / count),
            a.squares + b.squares + apart * apart * (a.count * (b.count / count))};
}

double sum(const double* terms, std::size_t count)
{
    if (count == 1) return terms[0];
    return sum(terms, count / 2) + sum(terms + count / 2, count - count / 2);
}

/// Of the finite values, in an order of additions that depends on the count alone.
moments moments_of(const double* values, std::size_t count)
{
    const auto total = [&](auto term) {
        double lanes[block::size] = {};
        for (std::size_t i = 0; i < count; ++i)
            lanes[i % block::size] += std::isfinite(values[i]) ? term(values[i]) : 0.0;
        return sum(lanes, block::size);
    };
    moments m;
    m.count = total([](double) { return 1.0; });
    if (m.count == 0.0) return m;
    m.mean = total([](double x) { return x; }) / m.count;
    m.squares = total([&](double x) { return (x - m.mean) * (x - m.mean); });
    return m;
}

/// The tree over leaves [first, first + count): its left part is the largest full one.
moments merged(const std::vector<moments>& leaves, std::size_t first, std::size_t count)
{
    if (count == 1) return leaves[first];
    const std::size_t left = std::bit_floor(count - 1);
    return merge(merged(leaves, first, left), merged(leaves, first + left, count - left));
}

struct leaf_report {
    std::uint64_t failed = 0;
    std::vector<std::uint64_t> first_failed;
};

class ensemble_run {
public:
    ensemble_run(const ensemble_options& how, std::size_t results, const workplace& work)
        : how_(how),
          work_(work),
          results_(results),
          leaf_count_((how.draws + draws_per_leaf - 1) / draws_per_leaf),
          values(results, std::vector<double>(how.draws)),
          leaf_moments(results, std::vector<moments>(leaf_count_)),
          reports(leaf_count_),
          first_error_leaf_(leaf_count_)
    {
    }

    void all()
    {
        const auto leaves = [&] {
            oneapi::tbb::parallel_for(std::uint64_t{0}, leaf_count_,
                                      [&](std::uint64_t leaf) { guarded(leaf); });
        };
        if (how_.threads == 1)
            for (std::uint64_t leaf = 0; leaf < leaf_count_; ++leaf) guarded(leaf);
        else if (how_.threads == 0)
            leaves();
        else
            oneapi::tbb::task_arena(static_cast<int>(std::min(how_.threads, 4096U)))
                .execute(leaves);
        if (error_) std::rethrow_exception(error_);
        if (cancelled_) throw cancelled("the ensemble was cancelled");
    }

private:
    const ensemble_options& how_;
    const workplace& work_;
    std::size_t results_;
    std::uint64_t leaf_count_;

public:
    std::vector<std::vector<double>> values;
    std::vector<std::vector<moments>> leaf_moments;
    std::vector<leaf_report> reports;

private:
    void guarded(std::uint64_t leaf)
    {
        // Leaves before one that threw still run, so that the first error is always the same.
        if (cancelled_ || leaf > first_error_leaf_) return;
        try {
            if (how_.cancel && how_.cancel()) {
                cancelled_ = true;
                return;
            }
        } catch (...) {
            keep(std::current_exception(), 0);
            return;
        }
        try {
            run_leaf(leaf);
        } catch (const std::exception& thrown) {
            keep(nested("leaf " + std::to_string(leaf) + ", draws " +
                            std::to_string(leaf * draws_per_leaf) + " to " +
                            std::to_string(last_of(leaf) - 1) + ": " + thrown.what(),
                        leaf),
                 leaf);
            return;
        } catch (...) {
            keep(nested("leaf " + std::to_string(leaf) + ": an unknown exception", leaf), leaf);
            return;
        }
        if (!how_.progress) return;
        const std::lock_guard lock(mutex_);
        done_ += last_of(leaf) - leaf * draws_per_leaf;
        try {
            how_.progress(done_, how_.draws);
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

    [[nodiscard]] std::uint64_t last_of(std::uint64_t leaf) const
    {
        return std::min(how_.draws, (leaf + 1) * draws_per_leaf);
    }

    void run_leaf(std::uint64_t leaf)
    {
        const std::uint64_t first = leaf * draws_per_leaf;
        const std::uint64_t end = last_of(leaf);
        const auto worker = work_.hire();
        std::vector<block> results(results_);
        leaf_report& report = reports[leaf];
        for (std::uint64_t at = first; at < end; at += block::size) {
            worker->evaluate(at / block::size, results.data());
            const auto used =
                static_cast<std::size_t>(std::min<std::uint64_t>(block::size, end - at));
            bool failed[block::size] = {};
            for (std::size_t r = 0; r < results_; ++r)
                for (std::size_t i = 0; i < used; ++i) {
                    values[r][at + i] = results[r][i];
                    failed[i] = failed[i] || !std::isfinite(results[r][i]);
                }
            for (std::size_t i = 0; i < used; ++i) {
                if (!failed[i]) continue;
                if (report.first_failed.size() < how_.failures_kept)
                    report.first_failed.push_back(at + i);
                ++report.failed;
            }
        }
        for (std::size_t r = 0; r < results_; ++r)
            leaf_moments[r][leaf] =
                moments_of(values[r].data() + first, static_cast<std::size_t>(end - first));
    }

    std::mutex mutex_;
    std::uint64_t done_ = 0;
    std::atomic<bool> cancelled_ = false;
    std::atomic<std::uint64_t> first_error_leaf_;
    std::exception_ptr error_;
};

failure describe(const marginals& inputs, std::uint64_t seed, std::uint64_t draw)
{
    std::vector<block> uniforms(inputs.size());
    points(inputs, seed).uniforms(draw / block::size, uniforms);
    std::vector<block> values(inputs.size());
    inputs.values(uniforms, values);
    failure result{.draw = draw, .inputs = {}};
    for (std::size_t i = 0; i < inputs.size(); ++i)
        result.inputs.emplace_back(inputs.name(i), values[i][draw % block::size]);
    return result;
}

}  // namespace

outcome run(const marginals& inputs, const ensemble_options& how,
            const std::vector<std::string>& names, const workplace& work)
{
    inputs.require_complete();
    if (how.draws == 0) throw domain_error("draws", 0.0, "", "[1, inf)");
    if (names.empty()) throw domain_error("an ensemble needs a function with results");
    if (how.draws > most_values_kept / names.size())
        throw domain_error("draws", static_cast<double>(how.draws), "",
                           "[1, " + std::to_string(most_values_kept / names.size()) + "] for " +
                               std::to_string(names.size()) +
                               " results, of which every value is kept");

    ensemble_run runs(how, names.size(), work);
    runs.all();

    outcome result;
    for (const leaf_report& report : runs.reports) {
        result.failed += report.failed;
        for (const std::uint64_t draw : report.first_failed)
            if (result.failures.size() < how.failures_kept)
                result.failures.push_back(describe(inputs, how.seed, draw));
    }
    for (std::size_t r = 0; r < names.size(); ++r) {
        std::vector<double>& values = runs.values[r];
        std::erase_if(values, [](double x) { return !std::isfinite(x); });
        std::sort(values.begin(), values.end());
        const moments all = merged(runs.leaf_moments[r], 0, runs.leaf_moments[r].size());
        const double mean = all.count > 0.0 ? all.mean : std::numeric_limits<double>::quiet_NaN();
        result.results.emplace_back(names[r], how.draws, mean, all.squares, std::move(values));
    }
    return result;
}

std::size_t result_named(const std::vector<summary>& results, std::string_view name)
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (results[i].name() == name) return i;
        names.push_back(results[i].name());
    }
    throw domain_error("unknown result \"" + std::string(name) + "\"" +
                       io::detail::suggestion(name, names));
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
