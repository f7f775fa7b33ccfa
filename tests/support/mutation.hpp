// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>

#include <gtest/gtest.h>

#include <cctype>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman_tests {

/// Changes, drops or repeats bytes at places drawn from a fixed seed.
inline std::string mutated(std::string content, std::minstd_rand& draws)
{
    constexpr std::string_view nasty = "\",\n\r;{}[]:-+.eE019naif\\ \xFF\xC3\x80";
    const auto edits = 1 + draws() % 3;
    for (std::size_t i = 0; i < edits && !content.empty(); ++i) {
        const std::size_t at = draws() % content.size();
        switch (draws() % 3) {
            case 0: content[at] = nasty[draws() % nasty.size()]; break;
            case 1: content.erase(at, 1 + draws() % 4); break;
            default: content.insert(at, content.substr(at, 1 + draws() % 8));
        }
    }
    return content;
}

/// A JSON text in which strings, numbers and words stand where others stood: still JSON, mostly.
inline std::string with_tokens_moved(const std::string& content, std::minstd_rand& draws)
{
    std::vector<std::pair<std::size_t, std::size_t>> tokens;
    for (std::size_t at = 0; at < content.size(); ++at) {
        std::size_t end = at;
        if (content[at] == '"')
            end = content.find('"', at + 1) + 1;
        else
            while (end < content.size() && std::isalnum(static_cast<unsigned char>(content[end])))
                ++end;
        if (end == at) continue;
        tokens.emplace_back(at, end - at);
        at = end - 1;
    }
    std::string moved = content;
    const auto to = tokens[draws() % tokens.size()];
    const auto from = tokens[draws() % tokens.size()];
    return moved.replace(to.first, to.second, content.substr(from.first, from.second));
}

/// A loader reads what is valid and refuses the rest with an error of this library.
template <class From, class Change>
void expect_survives(const std::string& content, From from, Change change)
{
    std::minstd_rand draws(7);
    for (int round = 0; round < 300; ++round) {
        try {
            (void)from(change(content, draws));
        } catch (const hirschman::error& refused) {
            EXPECT_NE(dynamic_cast<const hirschman::data_error*>(&refused), nullptr)
                << refused.what();
        }
    }
}

template <class From>
void expect_survives_mutation(const std::string& content, From from)
{
    expect_survives(content, from, mutated);
}

}  // namespace hirschman_tests
