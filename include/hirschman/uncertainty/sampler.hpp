// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hirschman::inline v0_1::uncertainty {

/// Which points of the unit cube the parameters are drawn at. Whichever it is, a draw depends on
/// the seed and its number alone, and any two seeds give independent points.
enum class sampler {
    /// Independent uniforms (Philox4x32-10): errors fall as N^-1/2.
    philox,
    /// Sobol' points, each coordinate scrambled as Owen proposed: every draw is uniform, and for
    /// smooth functions of few parameters errors fall faster than 1/N. Best with a power of two of
    /// draws. A standard error computed as for independent draws is then far too large; take it
    /// from runs with several seeds. What a function takes from `draws` stays independent.
    /// @source directions: Joe and Kuo 2008, new-joe-kuo-6; scrambling: Owen 1995, to 32 digits
    sobol,
};

[[nodiscard]] constexpr std::string_view name(sampler of) noexcept
{
    return of == sampler::sobol ? "sobol" : "philox";
}

/// Sobol' points end with draw 2^32 - 1, and with as many uncertain parameters.
inline constexpr std::uint64_t most_sobol_draws = std::uint64_t{1} << 32U;
inline constexpr std::size_t most_sobol_dimensions = 3667;

}  // namespace hirschman::inline v0_1::uncertainty
