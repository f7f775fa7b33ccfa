// SPDX-License-Identifier: BSL-1.0
#include "spelling.hpp"

#include <algorithm>
#include <cstddef>

namespace hirschman::inline v0_1::io::detail {

namespace {

std::size_t edits(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates)
{
    constexpr std::size_t longest_word = 128;
    if (word.size() < 2 || word.size() > longest_word) return {};
    std::string_view best;
    std::size_t fewest = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const auto candidate : candidates) {
        const std::size_t needed = edits(word, candidate);
        if (needed < fewest || (needed == fewest && !best.empty() && candidate < best)) {
            fewest = needed;
            best = candidate;
        }
    }
    if (!best.empty() || word.size() < 3) return std::string(best);
    for (const auto candidate : candidates)
        if (candidate.find(word) != std::string_view::npos &&
            (best.empty() || candidate.size() < best.size()))
            best = candidate;
    return std::string(best);
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates)
{
    const std::string meant = nearest(word, candidates);
    return meant.empty() ? "" : "; did you mean \"" + meant + "\"?";
}

std::string one_of(const std::vector<std::string_view>& words)
{
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) list += i + 1 == words.size() ? " or " : ", ";
        list += words[i];
    }
    return list;
}

}  // namespace hirschman::inline v0_1::io::detail
