// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// A symmetric matrix with ones on its diagonal.
class correlation_matrix {
public:
    explicit correlation_matrix(std::size_t size) : size_(size), below_(size * (size + 1) / 2) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    void set(std::size_t i, std::size_t j, double value) { below_[place(i, j)] = value; }
    [[nodiscard]] double operator()(std::size_t i, std::size_t j) const
    {
        return i == j ? 1.0 : below_[place(i, j)];
    }
    /// The lower Cholesky factor, row by row; empty where the matrix is not positive definite. The
    /// operations are IEEE's and in a fixed order, so its digits are the same on every CPU.
    [[nodiscard]] std::vector<double> factor() const;

private:
    static std::size_t place(std::size_t i, std::size_t j)
    {
        return i < j ? j * (j + 1) / 2 + i : i * (i + 1) / 2 + j;
    }
    std::size_t size_;
    std::vector<double> below_;
};

/// Says which pairs of a matrix that is not positive definite must change, and within what.
[[nodiscard]] std::string contradiction(const correlation_matrix& matrix,
                                        std::span<const std::string_view> names);

}  // namespace hirschman::inline v0_1::uncertainty::detail
