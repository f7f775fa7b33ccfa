// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/round.hpp"

#include "uncertainty/checkpoint.hpp"

#include <algorithm>
#include <bit>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

void put(byte_writer& to, const trouble& of)
{
    to.put(static_cast<std::uint8_t>(of.kind));
    to.put(of.leaf);
    to.put(std::string_view(of.text));
}

trouble get_trouble(byte_reader& from)
{
    trouble of;
    of.kind = static_cast<trouble::what>(from.get<std::uint8_t>());
    of.leaf = from.get<std::uint64_t>();
    of.text = from.text();
    return of;
}

}  // namespace

bool trouble::before(const trouble& b) const noexcept
{
    const auto rank = [](const trouble& t) { return t.kind == none ? 2 : t.kind == cancelled; };
    return rank(*this) != rank(b) ? rank(*this) < rank(b) : leaf < b.leaf;
}

trouble reason_of(std::exception_ptr thrown)
{
    trouble reason{.kind = trouble::other, .text = "an unknown exception", .cause = thrown};
    try {
        std::rethrow_exception(std::move(thrown));
    } catch (const std::exception& e) {
        reason.text = e.what();
    } catch (...) {
    }
    return reason;
}

std::string bytes_of(const order& of)
{
    byte_writer to;
    to.put(static_cast<std::uint8_t>(of.what));
    to.put(of.from);
    to.put(of.until);
    to.put(of.borders);
    to.put(of.done);
    put(to, of.grids);
    to.put(static_cast<std::uint8_t>(of.why));
    put(to, of.reason);
    return to.take();
}

order order_from(std::string_view bytes)
{
    byte_reader from(bytes);
    order of;
    of.what = static_cast<order::kind>(from.get<std::uint8_t>());
    of.from = from.get<std::uint64_t>();
    of.until = from.get<std::uint64_t>();
    of.borders = from.list<std::uint64_t>();
    of.done = from.list<std::uint64_t>();
    of.grids = get_grids(from);
    of.why = static_cast<ending>(from.get<std::uint8_t>());
    of.reason = get_trouble(from);
    return of;
}

std::string bytes_of(const trouble& reason, const std::vector<subtree>& done)
{
    byte_writer to;
    put(to, reason);
    put(to, done);
    return to.take();
}

std::pair<trouble, std::vector<subtree>> report_from(std::string_view bytes)
{
    byte_reader from(bytes);
    trouble reason = get_trouble(from);
    return {std::move(reason), get_subtrees(from)};
}

stretch share_of(const order& round, unsigned rank, unsigned ranks)
{
    const std::uint64_t leaves = round.until - round.from;
    const std::uint64_t size =
        std::bit_floor(std::max<std::uint64_t>(1, leaves / (32 * std::uint64_t{ranks})));
    const std::uint64_t first = round.from / size;
    const std::uint64_t count = (round.until + size - 1) / size - first;
    const auto border = [&](std::uint64_t r) {
        return std::clamp((first + count * r / ranks) * size, round.from, round.until);
    };
    return {border(rank), border(rank + 1)};
}

std::vector<stretch> missing(const order& round, stretch within)
{
    std::vector<stretch> result;
    std::uint64_t at = within.from;
    for (std::size_t i = 0; i < round.done.size() && at < within.until; i += 2) {
        if (round.done[i] > at) result.push_back({at, std::min(round.done[i], within.until)});
        at = std::max(at, round.done[i + 1]);
    }
    if (at < within.until) result.push_back({at, within.until});
    return result;
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
