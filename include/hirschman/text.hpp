// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace hirschman::inline v0_1 {

/// Inline text of at most `Capacity` bytes. A literal type that owns its characters, so an id taken
/// from a temporary never dangles. Longer input throws `domain_error` (does not compile in a
/// constant); it is never cut.
template <std::size_t Capacity>
struct text {
    char characters[Capacity + 1] = {};

    constexpr text() = default;
    constexpr text(const char* source) : text(std::string_view(source)) {}
    constexpr text(const std::string& source) : text(std::string_view(source)) {}
    constexpr text(std::string_view source)
    {
        if (source.size() > Capacity || source.find('\0') != std::string_view::npos)
            throw domain_error("text \"" + std::string(source.substr(0, 40)) + "...\" of " +
                               std::to_string(source.size()) + " bytes does not fit in " +
                               std::to_string(Capacity));
        for (std::size_t i = 0; i < source.size(); ++i) characters[i] = source[i];
    }

    [[nodiscard]] constexpr std::string_view view() const noexcept
    {
        return {characters, std::char_traits<char>::length(characters)};
    }
    [[nodiscard]] constexpr const char* c_str() const noexcept { return characters; }
    [[nodiscard]] std::string str() const { return std::string(view()); }
    [[nodiscard]] constexpr bool empty() const noexcept { return characters[0] == '\0'; }
    constexpr operator std::string_view() const noexcept { return view(); }

    friend constexpr bool operator==(const text& a, const text& b) noexcept
    {
        return a.view() == b.view();
    }
    friend constexpr std::strong_ordering operator<=>(const text& a, const text& b) noexcept
    {
        return a.view() <=> b.view();
    }
    /// With a literal, a `std::string` or a `std::string_view`.
    template <class Words>
    requires(std::convertible_to<const Words&, std::string_view> &&
             !requires { Words::characters; }) friend constexpr bool
    operator==(const text& a, const Words& b) noexcept
    {
        return a.view() == std::string_view(b);
    }
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        const text& t)
    {
        return out << t.view();
    }
};

}  // namespace hirschman::inline v0_1

template <std::size_t Capacity>
struct std::hash<hirschman::text<Capacity>> {
    std::size_t operator()(const hirschman::text<Capacity>& t) const noexcept
    {
        return std::hash<std::string_view>{}(t.view());
    }
};
