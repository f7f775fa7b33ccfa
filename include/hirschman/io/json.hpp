// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/country.hpp>
#include <hirschman/date.hpp>
#include <hirschman/error.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::io {

enum class json_kind { null, boolean, number, string, array, object };

namespace detail {
struct json_tree;
}

/// One value of a document and its place. Accessors throw `data_error` with the file, the line and
/// the JSON path (`$.chips[3].dram_bandwidth`) for anything but the kind they name. A value keeps
/// its document alive; the text it hands out lives as long as one of them.
class HIRSCHMAN_API json_value {
public:
    [[nodiscard]] json_kind kind() const noexcept;
    [[nodiscard]] bool is(json_kind expected) const noexcept { return kind() == expected; }

    [[nodiscard]] bool boolean() const;
    /// The double nearest to the digits, by `std::from_chars`.
    [[nodiscard]] double number() const;
    /// A number in [0, 1].
    [[nodiscard]] double share() const;
    /// A number written without fraction or exponent.
    [[nodiscard]] long long integer() const;
    /// The digits of a number as they stand in the file.
    [[nodiscard]] std::string_view digits() const;
    [[nodiscard]] std::string_view string() const;
    /// A string `YYYY-MM-DD`.
    [[nodiscard]] date day() const;
    /// A string with an ISO 3166-1 alpha-3 country.
    [[nodiscard]] country nation() const;
    /// A string that is exactly one of `permitted`: its index there.
    [[nodiscard]] std::size_t word(std::initializer_list<std::string_view> permitted) const;

    /// Elements of an array, or values of an object, in the order of the file.
    [[nodiscard]] std::vector<json_value> items() const;
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] json_value at(std::size_t index) const;
    template <std::integral Index>
    [[nodiscard]] json_value operator[](Index index) const
    {
        return at(static_cast<std::size_t>(index));
    }
    /// @throws data_error where the object lacks `key`, with the nearest key that it has.
    [[nodiscard]] json_value operator[](std::string_view key) const;
    [[nodiscard]] json_value operator[](const char* key) const
    {
        return (*this)[std::string_view(key)];
    }
    [[nodiscard]] std::optional<json_value> find(std::string_view key) const;
    /// The name under which an object holds this value; empty elsewhere.
    [[nodiscard]] std::string_view key() const noexcept;
    /// @throws data_error for a key that is not in `known`, with the nearest that is.
    void require_only(std::initializer_list<std::string_view> known) const;

    [[nodiscard]] std::string path() const;
    [[nodiscard]] std::size_t line() const noexcept;
    [[nodiscard]] data_place place() const;
    /// Throws the `data_error` of this value, quoting what was found.
    [[noreturn]] void fail(std::string_view expected) const;
    [[noreturn]] void fail(std::string_view expected, std::string_view found) const;

private:
    friend class json_document;
    json_value(std::shared_ptr<const detail::json_tree> tree, std::size_t node) noexcept
        : tree_(std::move(tree)), node_(node)
    {
    }
    void require(json_kind expected) const;

    std::shared_ptr<const detail::json_tree> tree_;
    std::size_t node_;
};

/// A JSON file (RFC 8259). Refuses duplicate keys, nesting deeper than 64, numbers beyond a double,
/// comments, trailing commas and text after the value. Copies share one immutable tree.
class HIRSCHMAN_API json_document {
public:
    /// @throws data_error
    json_document(std::string_view content, std::string file);

    [[nodiscard]] json_value root() const noexcept { return {tree_, 0}; }
    [[nodiscard]] json_value operator[](std::string_view key) const { return root()[key]; }

private:
    std::shared_ptr<const detail::json_tree> tree_;
};

[[nodiscard]] HIRSCHMAN_API json_document parse_json(std::string_view content,
                                                     std::string file = "input");
/// @throws data_error for a file that cannot be read, and as `json_document`.
[[nodiscard]] HIRSCHMAN_API json_document load_json(const std::string& path);

/// Writes JSON in the order in which it is called, indented by two spaces, numbers with the fewest
/// digits that read back the same, so that equal results are equal bytes. Misuse (a value without a
/// key in an object, a key twice, an end without a begin, a number that is not finite, text that is
/// not UTF-8) throws `domain_error`.
class HIRSCHMAN_API json_writer {
public:
    json_writer& begin_object() { return begin('{'); }
    json_writer& end_object() { return end('{', '}'); }
    json_writer& begin_array() { return begin('['); }
    json_writer& end_array() { return end('[', ']'); }
    json_writer& key(std::string_view name);

    json_writer& value(double number);
    json_writer& value(long long number);
    json_writer& value(int number) { return value(static_cast<long long>(number)); }
    json_writer& value(std::size_t number);
    json_writer& value(bool truth);
    json_writer& value(std::string_view text);
    json_writer& value(const char* text) { return value(std::string_view(text)); }
    json_writer& value(date day) { return value(day.iso()); }
    json_writer& value(const std::string& text) { return value(std::string_view(text)); }
    json_writer& null();
    /// `null` where there is none.
    json_writer& value(std::optional<double> number) { return number ? value(*number) : null(); }

    /// `key` and `value` in one.
    template <class Value>
    json_writer& member(std::string_view name, const Value& held)
    {
        return key(name).value(held);
    }

    /// The document with a last line break; @throws domain_error before it is whole.
    [[nodiscard]] std::string str() const;

private:
    struct level {
        char bracket;
        std::vector<std::string> keys;
        bool empty = true;
    };
    json_writer& begin(char bracket);
    json_writer& end(char bracket, char closing);
    void before_value();
    void new_line(std::size_t depth);
    void put_string(std::string_view text);

    std::string content_;
    std::vector<level> levels_;
    bool has_key_ = false;
};

}  // namespace hirschman::inline v0_1::io
