// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace hirschman::inline v0_1 {

namespace detail {

/// The officially assigned alpha-3 codes of ISO 3166-1, sorted, three characters each.
/// @source ISO 3166-1:2020, as maintained to 2026.
inline constexpr std::string_view iso_3166_alpha_3 =
    "ABWAFGAGOAIAALAALBANDAREARGARMASMATAATFATGAUSAUTAZEBDIBELBENBESBFABGDBGRBHR"
    "BHSBIHBLMBLRBLZBMUBOLBRABRBBRNBTNBVTBWACAFCANCCKCHECHLCHNCIVCMRCODCOGCOKCOL"
    "COMCPVCRICUBCUWCXRCYMCYPCZEDEUDJIDMADNKDOMDZAECUEGYERIESHESPESTETHFINFJIFLK"
    "FRAFROFSMGABGBRGEOGGYGHAGIBGINGLPGMBGNBGNQGRCGRDGRLGTMGUFGUMGUYHKGHMDHNDHRV"
    "HTIHUNIDNIMNINDIOTIRLIRNIRQISLISRITAJAMJEYJORJPNKAZKENKGZKHMKIRKNAKORKWTLAO"
    "LBNLBRLBYLCALIELKALSOLTULUXLVAMACMAFMARMCOMDAMDGMDVMEXMHLMKDMLIMLTMMRMNEMNG"
    "MNPMOZMRTMSRMTQMUSMWIMYSMYTNAMNCLNERNFKNGANICNIUNLDNORNPLNRUNZLOMNPAKPANPCN"
    "PERPHLPLWPNGPOLPRIPRKPRTPRYPSEPYFQATREUROURUSRWASAUSDNSENSGPSGSSHNSJMSLBSLE"
    "SLVSMRSOMSPMSRBSSDSTPSURSVKSVNSWESWZSXMSYCSYRTCATCDTGOTHATJKTKLTKMTLSTONTTO"
    "TUNTURTUVTWNTZAUGAUKRUMIURYUSAUZBVATVCTVENVGBVIRVNMVUTWLFWSMYEMZAFZMBZWE";

[[nodiscard]] constexpr bool is_assigned_country(std::string_view code) noexcept
{
    if (code.size() != 3) return false;
    std::size_t low = 0;
    std::size_t high = iso_3166_alpha_3.size() / 3;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const auto candidate = iso_3166_alpha_3.substr(middle * 3, 3);
        if (candidate == code) return true;
        if (candidate < code)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

}  // namespace detail

/// An ISO 3166-1 alpha-3 country. An unassigned code throws `domain_error` (does not compile in a
/// constant). Group membership is dated and lives with the rules, not here.
class country {
public:
    explicit constexpr country(std::string_view alpha_3)
    {
        if (!detail::is_assigned_country(alpha_3))
            throw domain_error("\"" + std::string(alpha_3.substr(0, 40)) +
                               "\" is not an ISO 3166-1 alpha-3 country");
        for (std::size_t i = 0; i < 3; ++i) code_[i] = alpha_3[i];
    }
    [[nodiscard]] static constexpr std::optional<country> parse(std::string_view alpha_3)
    {
        if (!detail::is_assigned_country(alpha_3)) return {};
        return country(alpha_3);
    }

    [[nodiscard]] constexpr std::string_view alpha_3() const noexcept { return {code_.data(), 3}; }

    friend constexpr bool operator==(const country&, const country&) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(const country&,
                                                      const country&) noexcept = default;
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        const country& c)
    {
        return out << c.alpha_3();
    }

private:
    std::array<char, 3> code_{};
};

}  // namespace hirschman::inline v0_1

template <>
struct std::hash<hirschman::country> {
    std::size_t operator()(const hirschman::country& c) const noexcept
    {
        return std::hash<std::string_view>{}(c.alpha_3());
    }
};
