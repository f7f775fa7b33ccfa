// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/error.hpp>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

namespace example {

inline constexpr std::string_view help =
    R"(chips_for_magnets - an article of July 2025, claim by claim

  --as-of DATE        answer with what was known on this day (YYYY-MM-DD; default 2025-07-15)
  --draws N           draws of every ensemble (default 20000)
  --seed N            of the random numbers (default 2025)
  --threads N         0: as many as the machine has (default); the digits do not depend on it
  --parameters FILE   estimates to override, as JSON: {"licensed_share": 0.9,
                      "levy_pass_through": {"low": 0, "central": 0.5, "high": 1}}
  --out DIR           where the report goes (default out/chips_for_magnets)
  --help              this text
)";

struct options {
    hirschman::date as_of = hirschman::date::from_iso("2025-07-15");
    std::size_t draws = 20'000;
    std::uint64_t seed = 2025;
    unsigned threads = 0;
    std::string parameters;
    std::filesystem::path out = "out/chips_for_magnets";
    bool help = false;
};

template <class Number>
Number whole_number(std::string_view option, std::string_view word, Number least)
{
    Number value{};
    const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (status != std::errc{} || end != word.data() + word.size() || value < least)
        throw hirschman::domain_error(std::string(option) + " needs a whole number of at least " +
                                      std::to_string(least) + ", not \"" + std::string(word) +
                                      "\"");
    return value;
}

inline options read_options(int count, char** words)
{
    options o;
    for (int i = 1; i < count; ++i) {
        const std::string_view option = words[i];
        if (option == "--help" || option == "-h") {
            o.help = true;
            return o;
        }
        const auto value = [&]() -> std::string_view {
            if (i + 1 >= count)
                throw hirschman::domain_error(std::string(option) + " needs a value; see --help");
            return words[++i];
        };
        if (option == "--as-of")
            o.as_of = hirschman::date::from_iso(value());
        else if (option == "--draws")
            o.draws = whole_number<std::size_t>(option, value(), 1);
        else if (option == "--seed")
            o.seed = whole_number<std::uint64_t>(option, value(), 0);
        else if (option == "--threads")
            o.threads = whole_number<unsigned>(option, value(), 0);
        else if (option == "--parameters")
            o.parameters = value();
        else if (option == "--out")
            o.out = value();
        else
            throw hirschman::domain_error("unknown option \"" + std::string(option) +
                                          "\"; see --help");
    }
    return o;
}

/// Where programs are looked for; the library itself reads no environment.
inline std::string search_path()
{
    const char* path = std::getenv("PATH");
    return path == nullptr ? "" : path;
}

/// Says on standard error which claim is being answered, once a second has passed.
class progress {
public:
    void operator()(int claim, int of) const
    {
        if (std::chrono::steady_clock::now() - started_ < std::chrono::seconds(1)) return;
        std::fprintf(stderr, "claim %d of %d\n", claim, of);
    }

private:
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace example
