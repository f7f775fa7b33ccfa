// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <charconv>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace hirschman::inline v0_1 {

/// Base of everything this library throws.
class HIRSCHMAN_VISIBLE error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The shortest decimal text that reads back as the same double; "nan", "inf" and "-inf" as words.
[[nodiscard]] inline std::string to_text(double value)
{
    if (value != value) return "nan";
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    return {digits, end};
}

/// An impossible value: says which argument, what it was, its unit and what is permitted.
class HIRSCHMAN_VISIBLE domain_error : public error {
public:
    using error::error;

    domain_error(std::string_view argument, double value, std::string_view unit,
                 std::string_view permitted)
        : error(std::string(argument) + " = " + to_text(value) +
                (unit.empty() ? "" : " " + std::string(unit)) + " is outside " +
                std::string(permitted))
    {
    }
};

/// Where in a file something was wrong. `line` counts from 1, 0 means the whole file; `path` is a
/// JSON path (`$.chips[3].dram_bandwidth`) or a CSV column.
struct data_place {
    std::string file;
    std::size_t line = 0;
    std::string path;
};

/// Bad data: says the file, the line or path, what was expected and what was found.
class HIRSCHMAN_VISIBLE data_error : public error {
public:
    data_error(data_place where, std::string_view expected, std::string_view found)
        : error(describe(where, expected, found)), where_(std::move(where))
    {
    }

    [[nodiscard]] const data_place& where() const noexcept { return where_; }

private:
    static std::string describe(const data_place& where, std::string_view expected,
                                std::string_view found)
    {
        std::string text = where.file.empty() ? "input" : where.file;
        if (where.line != 0) text += ":" + std::to_string(where.line);
        if (!where.path.empty()) text += ": " + where.path;
        text += ": expected ";
        text += expected;
        text += ", found ";
        text += found;
        return text;
    }

    data_place where_;
};

}  // namespace hirschman::inline v0_1
