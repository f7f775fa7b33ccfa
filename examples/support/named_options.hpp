// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>

#include <charconv>
#include <map>
#include <string>
#include <system_error>

namespace example {

/// `--name value` pairs over their defaults; a name without a default is refused. Where `--help`
/// has one, it needs no value and ends the reading.
inline std::map<std::string, std::string> named_options(int count, char** words,
                                                        std::map<std::string, std::string> options)
{
    for (int i = 1; i < count; i += 2) {
        if (!options.contains(words[i]))
            throw hirschman::domain_error("unknown option \"" + std::string(words[i]) + "\"");
        if (words[i] == std::string("--help")) {
            options["--help"] = "asked for";
            break;
        }
        if (i + 1 == count) throw hirschman::domain_error(std::string(words[i]) + " needs a value");
        options[words[i]] = words[i + 1];
    }
    return options;
}

/// The number that stands for an option.
inline double number_of(const std::map<std::string, std::string>& options, const std::string& name)
{
    const std::string& word = options.at(name);
    double value = 0.0;
    const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (status != std::errc() || end != word.data() + word.size())
        throw hirschman::domain_error(name + " \"" + word + "\" is not a number");
    return value;
}

}  // namespace example
