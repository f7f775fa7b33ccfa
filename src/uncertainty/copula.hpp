// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/block.hpp>
#include <hirschman/config.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// Spearman's rank correlation of two streams of uniforms.
struct stream_correlation {
    std::size_t stream;
    std::size_t with;
    double rank;
};

/// The correlation of two normal variables whose ranks are correlated so: 2 sin(pi rank / 6)
/// (Pearson 1907), for ranks in [-1, 1], with the same digits on every CPU.
[[nodiscard]] double normal_correlation(double rank) noexcept;

/// Uniforms that are correlated as the ranks of normal variables are (a Gaussian copula). The first
/// of a group of correlated streams stays as it is; each of the others is moved by those before it.
class copula {
public:
    /// Pairs that are not given are independent. @throws domain_error where no variables can be
    /// correlated so, naming the pairs of which one must change, and within what
    copula(std::span<const stream_correlation> given, std::span<const std::string_view> names);

    /// The streams that it moves or that move others, rising.
    [[nodiscard]] const std::vector<std::size_t>& streams() const noexcept { return streams_; }
    /// The ranks of `streams()`, from the independent uniforms of all streams.
    void apply(std::span<const block> uniforms, std::span<block> ranks) const noexcept;

private:
    std::vector<std::size_t> streams_;
    /// The lower Cholesky factor, row by row.
    std::vector<double> factor_;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
