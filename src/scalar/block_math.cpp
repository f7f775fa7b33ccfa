// SPDX-License-Identifier: BSL-1.0
#include "scalar/block_kernels.hpp"

#include <hirschman/block.hpp>

// SLEEF's "cinz" functions are deterministic: the two-lane SSE2 form and the four-lane AVX form give
// the same digits, so the width that this CPU offers may be chosen freely.

namespace hirschman::inline v0_1 {

static_assert(detail::block_lanes == block::size);

namespace {

const detail::block_kernels& kernels() noexcept
{
    static const bool avx = __builtin_cpu_supports("avx") != 0;
    return avx ? detail::block_kernels_avx : detail::block_kernels_sse2;
}

}  // namespace

block exp(const block& x) noexcept
{
    block r;
    kernels().exp(x.lanes, r.lanes);
    return r;
}

block log(const block& x) noexcept
{
    block r;
    kernels().log(x.lanes, r.lanes);
    return r;
}

block log1p(const block& x) noexcept
{
    block r;
    kernels().log1p(x.lanes, r.lanes);
    return r;
}

block expm1(const block& x) noexcept
{
    block r;
    kernels().expm1(x.lanes, r.lanes);
    return r;
}

block pow(const block& base, const block& exponent) noexcept
{
    block r;
    kernels().pow(base.lanes, exponent.lanes, r.lanes);
    // C gives pow(NaN, 0) = pow(1, NaN) = 1: a failed lane would become a number.
    for (std::size_t i = 0; i < block::size; ++i)
        r.lanes[i] = base.lanes[i] == base.lanes[i] && exponent.lanes[i] == exponent.lanes[i]
                         ? r.lanes[i]
                         : std::numeric_limits<double>::quiet_NaN();
    return r;
}

block normal_cdf(const block& x) noexcept
{
    block r;
    kernels().erfc((x * -0.70710678118654752440).lanes, r.lanes);
    return 0.5 * r;
}

}  // namespace hirschman::inline v0_1
