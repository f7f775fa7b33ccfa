// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/quantile_table.hpp"

#include "scalar/cpu.hpp"
#include "scalar/lane_math.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#if HIRSCHMAN_DISPATCH
#include <immintrin.h>
#endif

namespace hirschman::inline v0_1::uncertainty::detail {

quantile_table::quantile_table(const quantiles& law)
    : meeting_(law.meeting),
      scale_below_(meeting_ > 0.0 ? 0.5 / meeting_ : 0.0),
      scale_above_(meeting_ < 1.0 ? 0.5 / (1.0 - meeting_) : 0.0),
      rows_(2 * segments)
{
    if (meeting_ > 0.0) tabulate(0, [&](double v) { return law.from_below(v / scale_below_); });
    if (meeting_ < 1.0)
        tabulate(segments, [&](double v) { return law.from_above(v / scale_above_); });
}

/// Interpolates at Chebyshev nodes.
void quantile_table::tabulate(std::size_t first_row, const std::function<double(double)>& value)
{
    constexpr std::size_t n = coefficients;
    // Nodes cos(pi (2 i + 1) / 16) and the Chebyshev polynomials in powers.
    constexpr double nodes[n] = {0.98078528040323044913,  0.83146961230254523708,
                                 0.55557023301960222474,  0.19509032201612826785,
                                 -0.19509032201612826785, -0.55557023301960222474,
                                 -0.83146961230254523708, -0.98078528040323044913};
    double powers[n][n] = {};
    powers[0][0] = 1.0;
    powers[1][1] = 1.0;
    for (std::size_t k = 2; k < n; ++k)
        for (std::size_t j = 0; j < n; ++j)
            powers[k][j] = (j > 0 ? 2.0 * powers[k - 1][j - 1] : 0.0) - powers[k - 2][j];
    for (std::size_t s = 0; s < segments; ++s) {
        const double low = std::bit_cast<double>((first_segment + s) << 50U);
        const double high = std::bit_cast<double>((first_segment + s + 1) << 50U);
        const double middle = 0.5 * (low + high);
        const double half_width = 0.5 * (high - low);
        double at[n];
        for (std::size_t i = 0; i < n; ++i) at[i] = value(middle + half_width * nodes[i]);
        polynomial& sum = rows_[first_row + s];
        for (std::size_t k = 0; k < n; ++k) {
            double weight = 0.0;
            for (std::size_t i = 0; i < n; ++i) {
                double chebyshev = 0.0;
                for (std::size_t j = n; j-- > 0;) chebyshev = chebyshev * nodes[i] + powers[k][j];
                weight += at[i] * chebyshev;
            }
            weight *= (k == 0 ? 1.0 : 2.0) / static_cast<double>(n);
            for (std::size_t j = 0; j < n; ++j) sum.of[j] += weight * powers[k][j];
        }
    }
}

HIRSCHMAN_INLINE quantile_table::place quantile_table::place_of(double u) const noexcept
{
    const bool low = u < meeting_ || scale_above_ == 0.0;
    const double v = low ? u * scale_below_ : (1.0 - u) * scale_above_;
    // Below the first segment, and where there is no such probability, it is the first.
    const double limited = v > 0x1p-57 ? v : 0x1p-57;
    const auto position = std::bit_cast<std::uint64_t>(limited) >> 50U;
    constexpr std::uint64_t last = first_segment + segments - 1;
    const std::uint64_t segment = position < last ? position : last;
    // Middle and half width of the segment, from its bits: exact, and no table.
    const std::uint64_t start = segment << 50U;
    const double middle = std::bit_cast<double>(start + (std::uint64_t{1} << 49U));
    const double binade = std::bit_cast<double>(start & 0x7ff0000000000000U);
    const double t = (v - middle) / (binade * 0.125);
    return {segment - first_segment + (low ? 0 : segments),
            u > 0.0 && u < 1.0 ? t : std::numeric_limits<double>::quiet_NaN()};
}

double quantile_table::operator()(double probability) const noexcept
{
    const auto [row, t] = place_of(probability);
    const auto& c = rows_[row].of;
    double value = c[7];
    for (std::size_t j = 7; j-- > 0;) value = value * t + c[j];
    return value;
}

void quantile_table::lanes(const double* probability, double* to) const noexcept
{
    for (std::size_t i = 0; i < block::size; ++i) to[i] = (*this)(probability[i]);
}

#if HIRSCHMAN_DISPATCH
/// Four lanes at a time: their rows are read whole and turned, which is faster than gathering.
[[gnu::target("avx2")]] void quantile_table::lanes_avx2(const double* probability,
                                                        double* to) const noexcept
{
    alignas(64) std::uint64_t row[block::size];
    alignas(64) double t[block::size];
    for (std::size_t i = 0; i < block::size; ++i) {
        const place at = place_of(probability[i]);
        row[i] = at.row;
        t[i] = at.t;
    }
    for (std::size_t i = 0; i < block::size; i += 4) {
        const __m256d x = _mm256_load_pd(t + i);
        __m256d value = _mm256_setzero_pd();
        for (std::size_t half = 8; half > 0;) {
            half -= 4;
            const __m256d a = _mm256_load_pd(rows_[row[i]].of + half);
            const __m256d b = _mm256_load_pd(rows_[row[i + 1]].of + half);
            const __m256d c = _mm256_load_pd(rows_[row[i + 2]].of + half);
            const __m256d d = _mm256_load_pd(rows_[row[i + 3]].of + half);
            const __m256d ab_even = _mm256_unpacklo_pd(a, b);  // a0 b0 a2 b2
            const __m256d ab_odd = _mm256_unpackhi_pd(a, b);
            const __m256d cd_even = _mm256_unpacklo_pd(c, d);
            const __m256d cd_odd = _mm256_unpackhi_pd(c, d);
            const __m256d c0 = _mm256_permute2f128_pd(ab_even, cd_even, 0x20);
            const __m256d c1 = _mm256_permute2f128_pd(ab_odd, cd_odd, 0x20);
            const __m256d c2 = _mm256_permute2f128_pd(ab_even, cd_even, 0x31);
            const __m256d c3 = _mm256_permute2f128_pd(ab_odd, cd_odd, 0x31);
            value = half == 4 ? c3 : _mm256_add_pd(_mm256_mul_pd(value, x), c3);
            value = _mm256_add_pd(_mm256_mul_pd(value, x), c2);
            value = _mm256_add_pd(_mm256_mul_pd(value, x), c1);
            value = _mm256_add_pd(_mm256_mul_pd(value, x), c0);
        }
        _mm256_storeu_pd(to + i, value);
    }
}
#endif

block quantile_table::operator()(const block& probability) const noexcept
{
    block r;
#if HIRSCHMAN_DISPATCH
    if (lane::has_avx2()) {
        lanes_avx2(probability.lanes, r.lanes);
        return r;
    }
#endif
    lanes(probability.lanes, r.lanes);
    return r;
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
