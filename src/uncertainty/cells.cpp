// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/detail/cells.hpp>

#include <algorithm>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

double clamped(double x, double low, double high) { return std::min(std::max(x, low), high); }

}  // namespace

cells::stretch cells::stretch_of(std::size_t cell) const noexcept
{
    const std::size_t next = cell / 2;
    const double from = next == 0 ? least : splitters[next - 1];
    const double end = next == splitters.size() ? greatest : splitters[next];
    return {clamped(from, least, greatest), clamped(end, least, greatest)};
}

double cells::at_rank(std::uint64_t rank) const noexcept
{
    if (rank == 0) return least;
    if (rank + 1 == size()) return greatest;
    const auto at = std::upper_bound(until.begin(), until.end(), rank);
    const auto cell = static_cast<std::size_t>(at - until.begin());
    if (cell % 2 == 1) return splitters[cell / 2];
    const std::uint64_t before = cell == 0 ? 0 : until[cell - 1];
    const auto [from, end] = stretch_of(cell);
    const double part =
        (static_cast<double>(rank - before) + 0.5) / static_cast<double>(*at - before);
    return clamped(from + (end - from) * part, from, end);
}

double cells::within(std::size_t cell, double limit) const noexcept
{
    const std::uint64_t before = cell == 0 ? 0 : until[cell - 1];
    const auto [from, end] = stretch_of(cell);
    const double part = end > from ? clamped((limit - from) / (end - from), 0.0, 1.0) : 0.0;
    return static_cast<double>(before) + part * static_cast<double>(until[cell] - before);
}

double cells::below(double limit) const noexcept
{
    if (limit <= least) return 0.0;
    if (limit > greatest) return static_cast<double>(size());
    const auto at = std::lower_bound(splitters.begin(), splitters.end(), limit);
    const auto next = static_cast<std::size_t>(at - splitters.begin());
    if (at != splitters.end() && *at == limit) return static_cast<double>(until[2 * next]);
    return within(2 * next, limit);
}

double cells::at_or_below(double limit) const noexcept
{
    if (limit < least) return 0.0;
    if (limit >= greatest) return static_cast<double>(size());
    const auto at = std::lower_bound(splitters.begin(), splitters.end(), limit);
    const auto next = static_cast<std::size_t>(at - splitters.begin());
    if (at != splitters.end() && *at == limit) return static_cast<double>(until[2 * next + 1]);
    return std::max(within(2 * next, limit), limit == least ? 1.0 : 0.0);
}

std::uint64_t cells::largest() const noexcept
{
    std::uint64_t most = 0;
    for (std::size_t cell = 0; cell < until.size(); cell += 2)
        most = std::max(most, until[cell] - (cell == 0 ? 0 : until[cell - 1]));
    return most;
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
