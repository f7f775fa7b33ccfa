// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/philox.hpp"

#include <Random123/philox.h>

namespace hirschman::inline v0_1::uncertainty::detail {

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key) noexcept
{
    const philox4x32_ctr_t in{{counter[0], counter[1], counter[2], counter[3]}};
    const philox4x32_key_t with{{key[0], key[1]}};
    const philox4x32_ctr_t out = philox4x32_R(10, in, with);
    return {out.v[0], out.v[1], out.v[2], out.v[3]};
}

block uniforms(std::uint64_t seed, std::uint64_t block_index, std::uint64_t stream) noexcept
{
    const auto low_half = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
    const auto high_half = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32U); };
    const auto fraction = [](std::uint32_t high, std::uint32_t low) {
        const std::uint64_t bits = (std::uint64_t{high} << 32U | low) >> 12U;
        return (static_cast<double>(bits) + 0.5) * 0x1p-52;
    };
    block r;
    constexpr std::size_t half = block::size / 2;
    for (std::size_t i = 0; i < half; ++i) {
        const std::uint64_t place = block_index * half + i;
        const auto word =
            philox({low_half(place), high_half(place), low_half(stream), high_half(stream)},
                   {low_half(seed), high_half(seed)});
        r[i] = fraction(word[0], word[1]);
        r[i + half] = fraction(word[2], word[3]);
    }
    return r;
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
