// SPDX-License-Identifier: BSL-1.0
// The block mathematics once more, without CPU dispatch and under another inline namespace, so that
// the two can be compared in one program.
#define HIRSCHMAN_BLOCK_MATH_BASELINE
#define v0_1 v0_1_baseline
#include "../../src/scalar/block_math.cpp"
#undef v0_1

#include "vocabulary/block_baseline.hpp"

#include <cstring>

namespace block_baseline {

namespace {

hirschman::block load(const double* x)
{
    hirschman::block b;
    std::memcpy(b.lanes, x, sizeof b.lanes);
    return b;
}
void store(const hirschman::block& b, double* r) { std::memcpy(r, b.lanes, sizeof b.lanes); }

}  // namespace

void exp(const double* x, double* r) { store(hirschman::exp(load(x)), r); }
void expm1(const double* x, double* r) { store(hirschman::expm1(load(x)), r); }
void log(const double* x, double* r) { store(hirschman::log(load(x)), r); }
void log1p(const double* x, double* r) { store(hirschman::log1p(load(x)), r); }
void normal_cdf(const double* x, double* r) { store(hirschman::normal_cdf(load(x)), r); }
void pow(const double* x, const double* y, double* r)
{
    store(hirschman::pow(load(x), load(y)), r);
}

}  // namespace block_baseline
