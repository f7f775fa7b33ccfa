// SPDX-License-Identifier: BSL-1.0
#include <hirschman/block.hpp>

#include "scalar/cpu.hpp"
#include "scalar/lane_math.hpp"

namespace hirschman::inline v0_1 {

namespace {

#if HIRSCHMAN_DISPATCH
#define HIRSCHMAN_LANES_1(function)                                                            \
    [[gnu::target("avx2")]] void function##_avx2(const block& x, block& r) noexcept            \
    {                                                                                          \
        for (std::size_t i = 0; i < block::size; ++i) r.lanes[i] = lane::function(x.lanes[i]); \
    }                                                                                          \
    void function##_default(const block& x, block& r) noexcept                                 \
    {                                                                                          \
        for (std::size_t i = 0; i < block::size; ++i) r.lanes[i] = lane::function(x.lanes[i]); \
    }
#define HIRSCHMAN_LANES_2(function)                                              \
    [[gnu::target("avx2")]] void function##_avx2(const block& x, const block& y, \
                                                 block& r) noexcept              \
    {                                                                            \
        for (std::size_t i = 0; i < block::size; ++i)                            \
            r.lanes[i] = lane::function(x.lanes[i], y.lanes[i]);                 \
    }                                                                            \
    void function##_default(const block& x, const block& y, block& r) noexcept   \
    {                                                                            \
        for (std::size_t i = 0; i < block::size; ++i)                            \
            r.lanes[i] = lane::function(x.lanes[i], y.lanes[i]);                 \
    }
#define HIRSCHMAN_CALL(function, ...) \
    lane::has_avx2() ? function##_avx2(__VA_ARGS__) : function##_default(__VA_ARGS__)
#else
#define HIRSCHMAN_LANES_1(function)                                                            \
    void function##_default(const block& x, block& r) noexcept                                 \
    {                                                                                          \
        for (std::size_t i = 0; i < block::size; ++i) r.lanes[i] = lane::function(x.lanes[i]); \
    }
#define HIRSCHMAN_LANES_2(function)                                            \
    void function##_default(const block& x, const block& y, block& r) noexcept \
    {                                                                          \
        for (std::size_t i = 0; i < block::size; ++i)                          \
            r.lanes[i] = lane::function(x.lanes[i], y.lanes[i]);               \
    }
#define HIRSCHMAN_CALL(function, ...) function##_default(__VA_ARGS__)
#endif

HIRSCHMAN_LANES_1(exp)
HIRSCHMAN_LANES_1(expm1)
HIRSCHMAN_LANES_1(log)
HIRSCHMAN_LANES_1(log1p)
HIRSCHMAN_LANES_1(normal_cdf)
HIRSCHMAN_LANES_2(pow)

}  // namespace

block exp(const block& x) noexcept
{
    block r;
    HIRSCHMAN_CALL(exp, x, r);
    return r;
}
block expm1(const block& x) noexcept
{
    block r;
    HIRSCHMAN_CALL(expm1, x, r);
    return r;
}
block log(const block& x) noexcept
{
    block r;
    HIRSCHMAN_CALL(log, x, r);
    return r;
}
block log1p(const block& x) noexcept
{
    block r;
    HIRSCHMAN_CALL(log1p, x, r);
    return r;
}
block normal_cdf(const block& x) noexcept
{
    block r;
    HIRSCHMAN_CALL(normal_cdf, x, r);
    return r;
}
block pow(const block& base, const block& exponent) noexcept
{
    block r;
    HIRSCHMAN_CALL(pow, base, exponent, r);
    return r;
}

}  // namespace hirschman::inline v0_1
