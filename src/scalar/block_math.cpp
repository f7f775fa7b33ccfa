// SPDX-License-Identifier: BSL-1.0
#include <hirschman/block.hpp>
#include <hirschman/scalar.hpp>

#include "scalar/cpu.hpp"
#include "scalar/lane_math.hpp"

#include <array>
#include <cmath>

namespace hirschman::inline v0_1 {

namespace {

// A kernel is one loop over the lanes, compiled for each generation of CPUs; `lane` is what it does
// with lane i. Results may take the place of arguments, whole. Lanes are passed as plain numbers,
// because a compiler may put a block that it keeps for itself on fewer than 64 bytes.
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wpass-failed"  // a loop that stays one is slow, not wrong
#define HIRSCHMAN_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#elif defined(__GNUC__)
#define HIRSCHMAN_INDEPENDENT _Pragma("GCC ivdep")
#else
#define HIRSCHMAN_INDEPENDENT
#endif
#define HIRSCHMAN_LANES(lane) \
    HIRSCHMAN_INDEPENDENT for (std::size_t i = 0; i < block::size; ++i) r[i] = lane

#if HIRSCHMAN_DISPATCH
#define HIRSCHMAN_KERNEL(name, parameters, lane)                                       \
    void name##_sse2 parameters noexcept { HIRSCHMAN_LANES(lane); }                    \
    HIRSCHMAN_AVX2 void name##_avx2 parameters noexcept { HIRSCHMAN_LANES(lane); }     \
    HIRSCHMAN_AVX512 void name##_avx512 parameters noexcept { HIRSCHMAN_LANES(lane); } \
    constexpr std::array name##_kernel = {name##_sse2, name##_avx2, name##_avx512};
#else
#define HIRSCHMAN_KERNEL(name, parameters, lane)                    \
    void name##_sse2 parameters noexcept { HIRSCHMAN_LANES(lane); } \
    constexpr std::array name##_kernel = {name##_sse2};
#endif

#define HIRSCHMAN_ONE (const double* a, double* r)
#define HIRSCHMAN_TWO (const double* a, const double* b, double* r)
#define HIRSCHMAN_WITHIN (const double* a, double low, double high, double* r)

HIRSCHMAN_KERNEL(exp, HIRSCHMAN_ONE, lane::exp(a[i]))
HIRSCHMAN_KERNEL(expm1, HIRSCHMAN_ONE, lane::expm1(a[i]))
HIRSCHMAN_KERNEL(log, HIRSCHMAN_ONE, lane::log(a[i]))
HIRSCHMAN_KERNEL(log1p, HIRSCHMAN_ONE, lane::log1p(a[i]))
HIRSCHMAN_KERNEL(normal_cdf, HIRSCHMAN_ONE, lane::normal_cdf(a[i]))
HIRSCHMAN_KERNEL(pow, HIRSCHMAN_TWO, lane::pow(a[i], b[i]))
HIRSCHMAN_KERNEL(square_root, HIRSCHMAN_ONE, std::sqrt(a[i]))
HIRSCHMAN_KERNEL(magnitude, HIRSCHMAN_ONE, lane::magnitude(a[i]))
HIRSCHMAN_KERNEL(copy, HIRSCHMAN_ONE, a[i])
HIRSCHMAN_KERNEL(negated, HIRSCHMAN_ONE, -a[i])
HIRSCHMAN_KERNEL(sum, HIRSCHMAN_TWO, a[i] + b[i])
HIRSCHMAN_KERNEL(difference, HIRSCHMAN_TWO, a[i] - b[i])
HIRSCHMAN_KERNEL(product, HIRSCHMAN_TWO, a[i] * b[i])
HIRSCHMAN_KERNEL(quotient, HIRSCHMAN_TWO, a[i] / b[i])
HIRSCHMAN_KERNEL(sum_with, (const double* a, double b, double* r), a[i] + b)
HIRSCHMAN_KERNEL(product_with, (const double* a, double b, double* r), a[i] * b)
HIRSCHMAN_KERNEL(quotient_by, (const double* a, double b, double* r), a[i] / b)
HIRSCHMAN_KERNEL(difference_from, (double a, const double* b, double* r), a - b[i])
HIRSCHMAN_KERNEL(quotient_of, (double a, const double* b, double* r), a / b[i])
HIRSCHMAN_KERNEL(lesser, HIRSCHMAN_TWO, lane::lesser(a[i], b[i]))
HIRSCHMAN_KERNEL(greater, HIRSCHMAN_TWO, lane::greater(a[i], b[i]))
HIRSCHMAN_KERNEL(limited, HIRSCHMAN_WITHIN, lane::limited(a[i], low, high))
HIRSCHMAN_KERNEL(closed, HIRSCHMAN_WITHIN, lane::kept(a[i], a[i] >= low, a[i] <= high))
HIRSCHMAN_KERNEL(open, HIRSCHMAN_WITHIN, lane::kept(a[i], a[i] > low, a[i] < high))
HIRSCHMAN_KERNEL(left_closed, HIRSCHMAN_WITHIN, lane::kept(a[i], a[i] >= low, a[i] < high))
HIRSCHMAN_KERNEL(right_closed, HIRSCHMAN_WITHIN, lane::kept(a[i], a[i] > low, a[i] <= high))
HIRSCHMAN_KERNEL(is_less, HIRSCHMAN_TWO, lane::answer(a[i] < b[i], a[i] >= b[i]))
HIRSCHMAN_KERNEL(is_less_equal, HIRSCHMAN_TWO, lane::answer(a[i] <= b[i], a[i] > b[i]))
HIRSCHMAN_KERNEL(both, HIRSCHMAN_TWO, lane::both(a[i], b[i]))
HIRSCHMAN_KERNEL(either, HIRSCHMAN_TWO, lane::either(a[i], b[i]))
HIRSCHMAN_KERNEL(opposite, HIRSCHMAN_ONE, 1.0 - a[i])
HIRSCHMAN_KERNEL(chosen, (const double* c, const double* yes, const double* no, double* r),
                 lane::chosen(c[i], yes[i], no[i]))

double lanes_of(double x) noexcept { return x; }
const double* lanes_of(const block& x) noexcept { return x.lanes; }
const double* lanes_of(const block_truth& x) noexcept { return x.lanes; }

template <class R, class Kernel, class... Arguments>
R made(const Kernel& kernel, const Arguments&... of) noexcept
{
    R r;
    kernel[lane::generation()](lanes_of(of)..., r.lanes);
    return r;
}
template <class Kernel>
block& changed(const Kernel& kernel, block& to, const block& by) noexcept
{
    kernel[lane::generation()](to.lanes, by.lanes, to.lanes);
    return to;
}

}  // namespace

block::block(const block& of) noexcept { copy_kernel[lane::generation()](of.lanes, lanes); }
block& block::operator=(const block& of) noexcept
{
    copy_kernel[lane::generation()](of.lanes, lanes);
    return *this;
}

block exp(const block& x) noexcept { return made<block>(exp_kernel, x); }
block expm1(const block& x) noexcept { return made<block>(expm1_kernel, x); }
block log(const block& x) noexcept { return made<block>(log_kernel, x); }
block log1p(const block& x) noexcept { return made<block>(log1p_kernel, x); }
block normal_cdf(const block& x) noexcept { return made<block>(normal_cdf_kernel, x); }
block pow(const block& x, const block& y) noexcept { return made<block>(pow_kernel, x, y); }
block sqrt(const block& x) noexcept { return made<block>(square_root_kernel, x); }
block abs(const block& x) noexcept { return made<block>(magnitude_kernel, x); }

block operator-(const block& a) noexcept { return made<block>(negated_kernel, a); }
block operator+(const block& a, const block& b) noexcept { return made<block>(sum_kernel, a, b); }
block operator-(const block& a, const block& b) noexcept
{
    return made<block>(difference_kernel, a, b);
}
block operator*(const block& a, const block& b) noexcept
{
    return made<block>(product_kernel, a, b);
}
block operator/(const block& a, const block& b) noexcept
{
    return made<block>(quotient_kernel, a, b);
}
block operator+(const block& a, double b) noexcept { return made<block>(sum_with_kernel, a, b); }
block operator-(const block& a, double b) noexcept { return made<block>(sum_with_kernel, a, -b); }
block operator*(const block& a, double b) noexcept
{
    return made<block>(product_with_kernel, a, b);
}
block operator/(const block& a, double b) noexcept { return made<block>(quotient_by_kernel, a, b); }
block operator-(double a, const block& b) noexcept
{
    return made<block>(difference_from_kernel, a, b);
}
block operator/(double a, const block& b) noexcept { return made<block>(quotient_of_kernel, a, b); }
block& block::operator+=(const block& b) noexcept { return changed(sum_kernel, *this, b); }
block& block::operator-=(const block& b) noexcept { return changed(difference_kernel, *this, b); }
block& block::operator*=(const block& b) noexcept { return changed(product_kernel, *this, b); }
block& block::operator/=(const block& b) noexcept { return changed(quotient_kernel, *this, b); }

block min(const block& a, const block& b) noexcept { return made<block>(lesser_kernel, a, b); }
block max(const block& a, const block& b) noexcept { return made<block>(greater_kernel, a, b); }
block clamp(const block& x, double low, double high) noexcept
{
    return made<block>(limited_kernel, x, low, high);
}
block_truth less(const block& a, const block& b) noexcept
{
    return made<block_truth>(is_less_kernel, a, b);
}
block_truth less_equal(const block& a, const block& b) noexcept
{
    return made<block_truth>(is_less_equal_kernel, a, b);
}
block_truth operator&&(const block_truth& a, const block_truth& b) noexcept
{
    return made<block_truth>(both_kernel, a, b);
}
block_truth operator||(const block_truth& a, const block_truth& b) noexcept
{
    return made<block_truth>(either_kernel, a, b);
}
block_truth operator!(const block_truth& a) noexcept
{
    return made<block_truth>(opposite_kernel, a);
}
block select(const block_truth& condition, const block& yes, const block& no) noexcept
{
    return made<block>(chosen_kernel, condition, yes, no);
}
block detail::inside(const block& x, double low, double high, bool low_belongs,
                     bool high_belongs) noexcept
{
    if (low_belongs)
        return made<block>(high_belongs ? closed_kernel : left_closed_kernel, x, low, high);
    return made<block>(high_belongs ? right_closed_kernel : open_kernel, x, low, high);
}

}  // namespace hirschman::inline v0_1
