// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/tally.hpp"

#include "uncertainty/sorted.hpp"

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

result_tally merge(const result_tally& a, const result_tally& b)
{
    result_tally both;
    both.of = merge(a.of, b.of);
    both.least = std::min(a.least, b.least);
    both.greatest = std::max(a.greatest, b.greatest);
    if (a.counts.empty() && b.counts.empty()) {
        both.sorted = merged(a.sorted, b.sorted);
    } else {
        both.counts = a.counts;
        for (std::size_t i = 0; i < both.counts.size(); ++i) both.counts[i] += b.counts[i];
    }
    return both;
}

}  // namespace

void result_tally::to_cells(const grid& cut)
{
    counts.assign(cut.cells(), 0);
    cut.count(sorted, counts);
    sorted = {};
}

result_tally tally_of(std::span<const block> values, std::size_t count, const grid& cut)
{
    result_tally result;
    result.of = moments_of(values, count);
    const std::span<const double> flat(values.front().lanes, count);
    if (cut) {
        result.counts.assign(cut.cells(), 0);
        cut.count(flat, result.counts);
        for (const double x : flat) {
            const bool finite = std::isfinite(x);
            result.least = finite && x < result.least ? x : result.least;
            result.greatest = finite && x > result.greatest ? x : result.greatest;
        }
        return result;
    }
    result.sorted = sorted(flat);
    if (result.sorted.empty()) return result;
    result.least = result.sorted.front();
    result.greatest = result.sorted.back();
    return result;
}

tally merge(const tally& a, const tally& b, std::size_t failures_kept)
{
    tally both;
    both.failed = a.failed + b.failed;
    both.first_failed = a.first_failed;
    for (const std::uint64_t draw : b.first_failed)
        if (both.first_failed.size() < failures_kept) both.first_failed.push_back(draw);
    both.results.reserve(a.results.size());
    for (std::size_t r = 0; r < a.results.size(); ++r)
        both.results.push_back(merge(a.results[r], b.results[r]));
    return both;
}

void put(byte_writer& to, const tally& of)
{
    to.put(of.failed);
    to.put(of.first_failed);
    to.put(std::uint64_t{of.results.size()});
    for (const result_tally& r : of.results) {
        to.put(r.of.count);
        to.put(r.of.mean);
        to.put(r.of.squares);
        to.put(r.least);
        to.put(r.greatest);
        to.put(r.sorted);
        to.put(r.counts);
    }
}

tally get_tally(byte_reader& from)
{
    tally of;
    of.failed = from.get<std::uint64_t>();
    of.first_failed = from.list<std::uint64_t>();
    const auto results = from.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < results; ++i) {
        result_tally& r = of.results.emplace_back();
        r.of.count = from.get<double>();
        r.of.mean = from.get<double>();
        r.of.squares = from.get<double>();
        r.least = from.get<double>();
        r.greatest = from.get<double>();
        r.sorted = from.list<double>();
        r.counts = from.list<std::uint64_t>();
    }
    return of;
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
