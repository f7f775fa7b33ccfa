// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/copula.hpp"

#include <hirschman/error.hpp>
#include <hirschman/scalar.hpp>
#include <hirschman/uncertainty/distribution.hpp>

#include "uncertainty/contradiction.hpp"

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::uncertainty::detail {

double normal_correlation(double rank) noexcept
{
    // The sine's series; |x| <= pi / 6, so the first term left out is below 1e-22.
    const double x = rank * 0.52359877559829887308;
    const double square = x * x;
    double series = 1.0;
    for (double n = 16.0; n > 0.0; n -= 2.0) series = 1.0 - square / (n * (n + 1.0)) * series;
    return 2.0 * x * series;
}

copula::copula(std::span<const stream_correlation> given, std::span<const std::string_view> names)
{
    for (const stream_correlation& c : given) {
        streams_.push_back(c.stream);
        streams_.push_back(c.with);
    }
    std::sort(streams_.begin(), streams_.end());
    streams_.erase(std::unique(streams_.begin(), streams_.end()), streams_.end());
    const auto place = [&](std::size_t stream) {
        return static_cast<std::size_t>(std::lower_bound(streams_.begin(), streams_.end(), stream) -
                                        streams_.begin());
    };
    correlation_matrix matrix(streams_.size());
    for (const stream_correlation& c : given)
        matrix.set(place(c.stream), place(c.with), normal_correlation(c.rank));
    factor_ = matrix.factor();
    if (!factor_.empty() || given.empty()) return;
    std::vector<std::string_view> of_streams;
    for (const std::size_t stream : streams_) of_streams.push_back(names[stream]);
    throw domain_error(contradiction(matrix, of_streams));
}

void copula::apply(std::span<const block> uniforms, std::span<block> ranks) const noexcept
{
    const distribution& normal = distribution::standard_normal();
    for (std::size_t i = 0; i < streams_.size(); ++i)
        ranks[i] = normal.quantile(uniforms[streams_[i]]);
    // Each row needs the variables before it only, so the rows are taken from the last.
    for (std::size_t i = streams_.size(); i-- > 0;) {
        const double* row = factor_.data() + i * (i + 1) / 2;
        const bool alone = std::all_of(row, row + i, [](double weight) { return weight == 0.0; });
        if (alone) {
            ranks[i] = uniforms[streams_[i]];
            continue;
        }
        block z = row[i] * ranks[i];
        for (std::size_t j = 0; j < i; ++j)
            if (row[j] != 0.0) z += row[j] * ranks[j];
        // 0 and 1 have no quantile.
        ranks[i] = min(max(normal_cdf(z), block(0x1p-53)), block(1.0 - 0x1p-53));
    }
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
