// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/json.hpp>

#include "file.hpp"
#include "spelling.hpp"

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::io {

void json_writer::new_line(std::size_t depth)
{
    content_ += '\n';
    content_.append(2 * depth, ' ');
}

void json_writer::before_value()
{
    if (levels_.empty()) {
        if (!content_.empty()) throw domain_error("a JSON document has one value");
        return;
    }
    if (levels_.back().bracket == '{') {
        if (!has_key_) throw domain_error("a value in a JSON object needs a key");
        has_key_ = false;
        return;
    }
    if (!levels_.back().empty) content_ += ',';
    levels_.back().empty = false;
    new_line(levels_.size());
}

json_writer& json_writer::begin(char bracket)
{
    before_value();
    content_ += bracket;
    levels_.push_back({bracket, {}});
    return *this;
}

json_writer& json_writer::end(char bracket, char closing)
{
    if (levels_.empty() || levels_.back().bracket != bracket || has_key_)
        throw domain_error("a JSON array or object is ended that is not open");
    const bool empty = levels_.back().empty;
    levels_.pop_back();
    if (!empty) new_line(levels_.size());
    content_ += closing;
    return *this;
}

json_writer& json_writer::key(std::string_view name)
{
    if (levels_.empty() || levels_.back().bracket != '{' || has_key_)
        throw domain_error("a JSON key outside an object: " + detail::quoted(name));
    auto& keys = levels_.back().keys;
    if (std::find(keys.begin(), keys.end(), name) != keys.end())
        throw domain_error("a JSON key is written twice: " + detail::quoted(name));
    keys.emplace_back(name);
    if (!levels_.back().empty) content_ += ',';
    levels_.back().empty = false;
    new_line(levels_.size());
    put_string(name);
    content_ += ": ";
    has_key_ = true;
    return *this;
}

void json_writer::put_string(std::string_view text)
{
    try {
        detail::require_text(text, "");
    } catch (const data_error&) {
        throw domain_error("text for JSON is not UTF-8 without NUL: " + detail::quoted(text));
    }
    content_ += '"';
    for (const char c : text) {
        constexpr std::string_view digits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') content_ += '\\';
        if (c == '\n')
            content_ += "\\n";
        else if (c == '\t')
            content_ += "\\t";
        else if (byte < 0x20) {
            content_ += "\\u00";
            content_ += digits[byte >> 4U];
            content_ += digits[byte & 15U];
        } else
            content_ += c;
    }
    content_ += '"';
}

json_writer& json_writer::value(double number)
{
    if (!std::isfinite(number)) throw domain_error("JSON number", number, "", "the finite numbers");
    before_value();
    content_ += to_text(number);
    return *this;
}

json_writer& json_writer::value(long long number)
{
    before_value();
    content_ += std::to_string(number);
    return *this;
}

json_writer& json_writer::value(std::size_t number)
{
    before_value();
    content_ += std::to_string(number);
    return *this;
}

json_writer& json_writer::value(bool truth)
{
    before_value();
    content_ += truth ? "true" : "false";
    return *this;
}

json_writer& json_writer::value(std::string_view text)
{
    before_value();
    put_string(text);
    return *this;
}

json_writer& json_writer::null()
{
    before_value();
    content_ += "null";
    return *this;
}

std::string json_writer::str() const
{
    if (!levels_.empty() || content_.empty()) throw domain_error("the JSON document is not whole");
    return content_ + "\n";
}

}  // namespace hirschman::inline v0_1::io
