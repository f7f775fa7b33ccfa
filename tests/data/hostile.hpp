// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/csv.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace hirschman_tests {

/// What a loader complains about; empty where it does not.
template <class Load>
std::string complaint(Load load)
{
    try {
        (void)load();
    } catch (const hirschman::data_error& refused) {
        return refused.what();
    }
    return {};
}

/// The header and the first `rows` records of a pack (none of ours breaks a line inside a field).
inline std::string head(const std::string& content, std::size_t rows)
{
    std::size_t at = content.find('\n') + 1;
    for (std::size_t i = 0; i < rows; ++i) at = content.find('\n', at) + 1;
    return content.substr(0, at);
}

/// `content` with the field of one column in the first record replaced.
inline std::string with_field(const std::string& content, std::string_view column,
                              std::string_view replacement)
{
    const auto table = hirschman::io::parse_csv(content);
    hirschman::io::csv_writer writer(table.columns());
    for (std::size_t row = 0; row < table.size(); ++row) {
        for (std::size_t i = 0; i < table.columns().size(); ++i)
            writer.add(row == 0 && table.columns()[i] == column ? replacement
                                                                : table[row].at(i).raw());
        writer.end_row();
    }
    return writer.str();
}

/// A file cut at any byte is refused with a `data_error`, or holds whole records and no more.
template <class From>
void expect_survives_truncation(const std::string& content, From from)
{
    const auto whole = from(hirschman::io::parse_csv(content)).size();
    for (std::size_t size = 0; size < content.size(); ++size) {
        try {
            EXPECT_LE(
                from(hirschman::io::parse_csv(std::string_view(content).substr(0, size))).size(),
                whole);
        } catch (const hirschman::data_error& refused) {
            EXPECT_NE(std::string_view(refused.what()).find("expected"), std::string_view::npos);
        }
    }
}

/// The complaint about `column` of the first record set to `replacement`.
template <class From>
std::string complaint_about(const std::string& content, std::string_view column,
                            std::string_view replacement, From from)
{
    return complaint([&] {
        return from(hirschman::io::parse_csv(with_field(content, column, replacement), "f.csv"));
    });
}

/// The first record given twice.
template <class From>
std::string complaint_about_duplicate(const std::string& content, From from)
{
    const std::string one = head(content, 1);
    return complaint([&] {
        return from(hirschman::io::parse_csv(one + one.substr(one.find('\n') + 1), "f.csv"));
    });
}

}  // namespace hirschman_tests
