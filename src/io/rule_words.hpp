// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/condition.hpp>
#include <hirschman/io/json.hpp>

#include "io/file.hpp"
#include "io/spelling.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The names that rules have in JSON. They are derived from the names in sentences, so that what is
/// new in `controls` can be written without a second list.
namespace hirschman::inline v0_1::io::detail {

/// Every enumerator that has a name, in order from the first.
template <class Enumeration>
[[nodiscard]] std::vector<std::string_view> names_of()
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; !name(static_cast<Enumeration>(i)).empty(); ++i)
        names.push_back(name(static_cast<Enumeration>(i)));
    return names;
}

/// The index of a string among `permitted`; refuses any other value with the nearest name.
[[nodiscard]] inline std::size_t index_among(const json_value& value,
                                             const std::vector<std::string_view>& permitted,
                                             std::string_view what)
{
    const std::string expected = std::string(what) + ": " + one_of(permitted);
    if (!value.is(json_kind::string)) value.fail(expected);
    for (std::size_t i = 0; i < permitted.size(); ++i)
        if (permitted[i] == value.string()) return i;
    value.fail(expected, quoted(value.string()) + suggestion(value.string(), permitted));
}

template <class Enumeration>
[[nodiscard]] Enumeration enumerator_from(const json_value& value, std::string_view what)
{
    return static_cast<Enumeration>(index_among(value, names_of<Enumeration>(), what));
}

/// `DRAM bandwidth` as `dram_bandwidth`, `processing performance (2022)` as
/// `processing_performance_2022`.
[[nodiscard]] inline std::string identifier(std::string_view words)
{
    std::string letters;
    for (const char c : words) {
        if (c >= 'A' && c <= 'Z')
            letters += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            letters += c;
        else if (!letters.empty() && letters.back() != '_')
            letters += '_';
    }
    while (!letters.empty() && letters.back() == '_') letters.pop_back();
    return letters;
}

[[nodiscard]] controls::group groups_from(const json_value& list);
void write(json_writer& out, controls::group set);

/// Text that must fit and must not be empty.
template <std::size_t Capacity>
[[nodiscard]] text<Capacity> text_from(const json_value& value)
{
    const auto words = value.string();
    if (words.empty() || words.size() > Capacity || words.find('\0') != std::string_view::npos)
        value.fail("text of 1 to " + std::to_string(Capacity) + " bytes");
    return {words};
}

/// The values of an array, each by `from`, into a list that holds so many.
template <class List, class From>
void read_list(const json_value& array, List& into, std::size_t capacity, From from)
{
    if (!array.is(json_kind::array)) array.fail("an array");
    if (array.size() > capacity)
        array.fail("at most " + std::to_string(capacity) + " of them",
                   std::to_string(array.size()));
    for (const auto& item : array.items()) into.push_back(from(item));
}

}  // namespace hirschman::inline v0_1::io::detail
