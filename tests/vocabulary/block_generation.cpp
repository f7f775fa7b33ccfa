// SPDX-License-Identifier: BSL-1.0
// The operations of a block once more, under an inline namespace of their own and for the one
// generation of CPUs that the build names, so that all can be compared in one program.
#include "../../src/scalar/block_math.cpp"

#include "vocabulary/block_generation.hpp"

#include <cstring>

namespace block_generation {

namespace {

using hirschman::block;

block load(const double* x)
{
    block b;
    std::memcpy(b.lanes, x, sizeof b.lanes);
    return b;
}

template <auto function>
void apply(const double* x, const double* y, double* r)
{
    const block result = function(load(x), load(y));
    std::memcpy(r, result.lanes, sizeof result.lanes);
}

// y is positive in every lane.
constexpr operation operations[] = {
    {"exp", apply<[](const block& x, const block&) { return exp(x); }>},
    {"expm1", apply<[](const block& x, const block&) { return expm1(x); }>},
    {"log", apply<[](const block&, const block& y) { return log(y); }>},
    {"log1p", apply<[](const block&, const block& y) { return log1p(y); }>},
    {"normal_cdf", apply<[](const block& x, const block&) { return normal_cdf(x); }>},
    {"pow", apply<[](const block& x, const block& y) { return pow(y, x); }>},
    {"sqrt", apply<[](const block&, const block& y) { return sqrt(y); }>},
    {"abs", apply<[](const block& x, const block&) { return abs(x); }>},
    {"sums", apply<[](const block& x, const block& y) { return (x + y) + (2.5 + x) + (y + 0.1); }>},
    {"differences",
     apply<[](const block& x, const block& y) { return (x - y) - (2.5 - x) - (-y - 0.1); }>},
    {"products", apply<[](const block& x, const block& y) { return (x * y) * (2.5 * x) * 0.1; }>},
    {"quotients", apply<[](const block& x, const block& y) { return (x / y) / (2.5 / x) / 0.1; }>},
    {"in place", apply<[](const block& x, const block& y) {
         block r = x;
         r += y;
         r *= x;
         r -= y;
         r /= y;
         return r;
     }>},
    {"min", apply<[](const block& x, const block& y) { return min(x, y); }>},
    {"max", apply<[](const block& x, const block& y) { return max(x, y); }>},
    {"clamp", apply<[](const block& x, const block&) { return clamp(x, -1.0, 7.0); }>},
    {"select", apply<[](const block& x, const block& y) {
         const auto either = less(x, y) || !less_equal(y, block(3.0));
         return select(either && less(x, block(20.0)), x, y);
     }>},
    {"in_range", apply<[](const block& x, const block& y) {
         using hirschman::bounds;
         return hirschman::in_range(x, -30.0, 30.0, "") +
                hirschman::in_range(x, -35.0, 35.0, "", bounds::open) +
                hirschman::in_range(y, 0.0, 1e300, "", bounds::left_closed) +
                hirschman::in_range(y, 0.0, 1e307, "", bounds::right_closed);
     }>},
};

}  // namespace

std::span<const operation> HIRSCHMAN_GENERATION_NAME() { return operations; }

}  // namespace block_generation
