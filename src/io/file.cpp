// SPDX-License-Identifier: BSL-1.0
#include "file.hpp"

#include <hirschman/error.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <system_error>

namespace hirschman::inline v0_1::io::detail {

std::string read_file(const std::string& path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw data_error({path, 0, ""}, "a readable file", "none that can be opened");
    std::string content;
    char buffer[1 << 16];
    while (stream.read(buffer, sizeof buffer) || stream.gcount() > 0)
        content.append(buffer, static_cast<std::size_t>(stream.gcount()));
    if (stream.bad() || !stream.eof())
        throw data_error({path, 0, ""}, "a readable file", "a read error");
    return content;
}

std::string_view without_mark(std::string_view content) noexcept
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return content.substr(0, mark.size()) == mark ? content.substr(mark.size()) : content;
}

namespace {

/// Bytes of the UTF-8 sequence that starts at `at`; 0 where there is none.
std::size_t sequence_length(std::string_view content, std::size_t at) noexcept
{
    const auto byte = [&](std::size_t i) -> unsigned {
        return at + i < content.size() ? static_cast<unsigned char>(content[at + i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (first == 0xE0 && byte(1) < 0xA0) return 0;  // overlong
        if (first == 0xED && byte(1) > 0x9F) return 0;  // surrogate
        return follows(1) && follows(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (first == 0xF0 && byte(1) < 0x90) return 0;
        if (first == 0xF4 && byte(1) > 0x8F) return 0;
        return follows(1) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

void require_text(std::string_view content, const std::string& file)
{
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t length = sequence_length(content, at);
        if (length == 0 || content[at] == '\0') {
            const auto before = content.substr(0, at);
            const auto line = 1 + std::count(before.begin(), before.end(), '\n');
            throw data_error({file, static_cast<std::size_t>(line), ""}, "UTF-8 text",
                             length == 0 ? "bytes that are not UTF-8" : "a NUL byte");
        }
        at += length;
    }
}

std::string quoted(std::string_view found)
{
    constexpr std::size_t longest = 60;
    std::string result = "\"";
    std::size_t at = 0;
    while (at < found.size() && at < longest) {
        const std::size_t length = std::max<std::size_t>(1, sequence_length(found, at));
        const auto first = static_cast<unsigned char>(found[at]);
        if (first < 0x20 || first == 0x7F)
            result += '?';
        else
            result += found.substr(at, length);
        at += length;
    }
    if (at < found.size()) result += "...";
    return result + "\"";
}

bool exact_number(std::string_view digits, double& value) noexcept
{
    const char* const end = digits.data() + digits.size();
    double parsed = 0;
    const auto [stop, status] = std::from_chars(digits.data(), end, parsed);
    if (status != std::errc{} || stop != end || digits.empty() || !std::isfinite(parsed))
        return false;
    value = parsed;
    return true;
}

}  // namespace hirschman::inline v0_1::io::detail
