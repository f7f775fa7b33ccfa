// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/quantile_table.hpp"

#include "scalar/cpu.hpp"
#include "scalar/lane_math.hpp"

#include <array>
#include <bit>
#include <cstdint>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

constexpr int binades = 56;
constexpr int segments_per_binade = 4;
constexpr std::int64_t segments = binades * segments_per_binade;
constexpr std::int64_t terms = 8;
constexpr std::int64_t first_segment = std::int64_t{1023 - 1 - binades} * segments_per_binade;

/// What a lane needs to find its polynomial.
struct sides {
    double meeting;
    double scale_below;
    double scale_above;
};

/// Where the polynomial of probability u starts, and its argument in [-1, 1].
struct place {
    std::int64_t start;
    double argument;
};
HIRSCHMAN_INLINE place place_of(double u, const sides& s)
{
    const bool low = u < s.meeting;
    const double below = u * s.scale_below;
    const double above = (1.0 - u) * s.scale_above;
    const double v = low ? below : above;
    std::int64_t segment = std::bit_cast<std::int64_t>(v) >> 50U;
    segment = segment < first_segment ? first_segment : segment;
    segment = segment > first_segment + segments - 1 ? first_segment + segments - 1 : segment;
    // Middle and half width of the segment, from its bits: exact, and no table. The half width is
    // an eighth of the binade, a power of two.
    const std::uint64_t bits = static_cast<std::uint64_t>(segment) << 50U;
    const double middle = std::bit_cast<double>(bits + (std::uint64_t{1} << 49U));
    const double over_half_width =
        std::bit_cast<double>((std::uint64_t{2046 + 3} << 52U) - (bits & 0x7ff0000000000000U));
    const std::int64_t side = low ? -first_segment : segments - first_segment;
    return {(segment + side) * terms, (v - middle) * over_half_width};
}

HIRSCHMAN_INLINE double polynomial(const double* table, std::int64_t start, double t)
{
    double value = table[start + 7];
    value = value * t + table[start + 6];
    value = value * t + table[start + 5];
    value = value * t + table[start + 4];
    value = value * t + table[start + 3];
    value = value * t + table[start + 2];
    value = value * t + table[start + 1];
    return value * t + table[start];
}

HIRSCHMAN_INLINE double inside_only(double u, double value)
{
    const double r = u > 0.0 ? value : lane::not_a_number;
    return u < 1.0 ? r : lane::not_a_number;
}

#define HIRSCHMAN_ALL_LANES                                                     \
    {                                                                           \
        std::int64_t start[block::size];                                        \
        double argument[block::size];                                           \
        for (std::size_t i = 0; i < block::size; ++i) {                         \
            const place at = place_of(u[i], s);                                 \
            start[i] = at.start;                                                \
            argument[i] = at.argument;                                          \
        }                                                                       \
        for (std::size_t i = 0; i < block::size; ++i)                           \
            r[i] = inside_only(u[i], polynomial(table, start[i], argument[i])); \
    }

using all_lanes = void(const double* u, const sides& s, const double* table, double* r) noexcept;
void all_lanes_sse2(const double* __restrict u, const sides& s, const double* __restrict table,
                    double* __restrict r) noexcept HIRSCHMAN_ALL_LANES
#if HIRSCHMAN_DISPATCH
    HIRSCHMAN_AVX2
    void all_lanes_avx2(const double* __restrict u, const sides& s, const double* __restrict table,
                        double* __restrict r) noexcept HIRSCHMAN_ALL_LANES HIRSCHMAN_AVX512
    void all_lanes_avx512(const double* __restrict u, const sides& s,
                          const double* __restrict table,
                          double* __restrict r) noexcept HIRSCHMAN_ALL_LANES
    constexpr all_lanes* kernel[] = {all_lanes_sse2, all_lanes_avx2, all_lanes_avx512};
#else
    constexpr all_lanes* kernel[] = {all_lanes_sse2};
#endif

}  // namespace

quantile_table::quantile_table(const std::function<double(double)>& from_below,
                               const std::function<double(double)>& from_above, double meeting)
    : meeting_(meeting < 1.0 ? meeting : 2.0),
      scale_below_(meeting > 0.0 ? 0.5 / meeting : 0.0),
      scale_above_(meeting < 1.0 ? 0.5 / (1.0 - meeting) : 0.0),
      coefficients_(static_cast<std::size_t>(2 * segments * terms))
{
    if (meeting > 0.0) tabulate(0, [&](double v) { return from_below(v / scale_below_); });
    if (meeting < 1.0)
        tabulate(static_cast<std::size_t>(segments * terms),
                 [&](double v) { return from_above(v / scale_above_); });
}

/// Interpolates at Chebyshev nodes; coefficients of powers of (v - middle) / half_width.
void quantile_table::tabulate(std::size_t first, const std::function<double(double)>& value)
{
    constexpr std::size_t n = terms;
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
    for (std::int64_t s = 0; s < segments; ++s) {
        const double low = std::bit_cast<double>((first_segment + s) << 50U);
        const double high = std::bit_cast<double>((first_segment + s + 1) << 50U);
        const double middle = 0.5 * (low + high);
        const double half_width = 0.5 * (high - low);
        double at[n];
        for (std::size_t i = 0; i < n; ++i) at[i] = value(middle + half_width * nodes[i]);
        std::array<double, n> sum{};
        for (std::size_t k = 0; k < n; ++k) {
            double weight = 0.0;
            for (std::size_t i = 0; i < n; ++i) {
                double chebyshev = 0.0;
                for (std::size_t j = n; j-- > 0;) chebyshev = chebyshev * nodes[i] + powers[k][j];
                weight += at[i] * chebyshev;
            }
            weight *= (k == 0 ? 1.0 : 2.0) / static_cast<double>(n);
            for (std::size_t j = 0; j < n; ++j) sum[j] += weight * powers[k][j];
        }
        for (std::size_t j = 0; j < n; ++j)
            coefficients_[first + static_cast<std::size_t>(s) * n + j] = sum[j];
    }
}

block quantile_table::operator()(const block& probability) const noexcept
{
    block r;
    kernel[lane::generation()](probability.lanes, {meeting_, scale_below_, scale_above_},
                               coefficients_.data(), r.lanes);
    return r;
}

double quantile_table::operator()(double probability) const noexcept
{
    const place at = place_of(probability, {meeting_, scale_below_, scale_above_});
    return inside_only(probability, polynomial(coefficients_.data(), at.start, at.argument));
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
