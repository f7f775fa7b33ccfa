// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/contradiction.hpp"

#include <hirschman/error.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

/// What is left of a variable's variance must be more than rounding.
constexpr double least_variance = 1e-10;

/// The solution of L x = b.
std::vector<double> solved(const std::vector<double>& factor, std::vector<double> b)
{
    for (std::size_t i = 0; i < b.size(); ++i) {
        const double* row = factor.data() + i * (i + 1) / 2;
        for (std::size_t j = 0; j < i; ++j) b[i] -= row[j] * b[j];
        b[i] /= row[i];
    }
    return b;
}

/// The rank correlations of one pair with which the matrix is positive definite, the others as they
/// are.
struct remedy {
    std::size_t i;
    std::size_t j;
    double low;
    double high;
    double distance;  ///< from the pair's value
};

double rank_of(double normal) { return 6.0 / std::numbers::pi * std::asin(0.5 * normal); }

void add_remedy(const correlation_matrix& matrix, std::size_t size, std::size_t i, std::size_t j,
                std::vector<remedy>& to)
{
    std::vector<std::size_t> others;
    for (std::size_t k = 0; k < size; ++k)
        if (k != i && k != j) others.push_back(k);
    correlation_matrix rest(others.size());
    std::vector<double> of_i;
    std::vector<double> of_j;
    for (std::size_t a = 0; a < others.size(); ++a) {
        of_i.push_back(matrix(others[a], i));
        of_j.push_back(matrix(others[a], j));
        for (std::size_t b = 0; b < a; ++b) rest.set(a, b, matrix(others[a], others[b]));
    }
    const auto factor = rest.factor();
    if (factor.empty() && !others.empty()) return;
    const auto x = solved(factor, of_i);
    const auto y = solved(factor, of_j);
    double middle = 0.0;
    double left_i = 1.0;
    double left_j = 1.0;
    for (std::size_t a = 0; a < x.size(); ++a) {
        middle += x[a] * y[a];
        left_i -= x[a] * x[a];
        left_j -= y[a] * y[a];
    }
    if (left_i < least_variance || left_j < least_variance) return;
    const double reach = std::sqrt(left_i * left_j);
    // Rounded inwards, so that a value may be taken as printed.
    const double low = std::ceil(rank_of(std::max(middle - reach, -1.0)) * 1e3 + 1e-3) * 1e-3;
    const double high = std::floor(rank_of(std::min(middle + reach, 1.0)) * 1e3 - 1e-3) * 1e-3;
    if (low > high) return;
    const double now = rank_of(matrix(i, j));
    to.push_back({i, j, low, high, std::max(low - now, now - high)});
}

std::string three_digits(double value)
{
    const double rounded = std::round(value * 1e3) / 1e3;
    return to_text(rounded == 0.0 ? 0.0 : rounded);
}

std::string pair_of(const correlation_matrix& matrix, std::span<const std::string_view> names,
                    std::size_t i, std::size_t j)
{
    return "\"" + std::string(names[i]) + "\" with \"" + std::string(names[j]) + "\" at " +
           three_digits(rank_of(matrix(i, j)));
}

}  // namespace

std::vector<double> correlation_matrix::factor() const
{
    std::vector<double> rows(below_.size());
    for (std::size_t i = 0; i < size_; ++i) {
        double* row = rows.data() + i * (i + 1) / 2;
        double left = 1.0;
        for (std::size_t j = 0; j < i; ++j) {
            const double* other = rows.data() + j * (j + 1) / 2;
            double sum = (*this)(i, j);
            for (std::size_t k = 0; k < j; ++k) sum -= row[k] * other[k];
            row[j] = sum / other[j];
            left -= row[j] * row[j];
        }
        if (!(left > least_variance)) return {};
        row[i] = std::sqrt(left);
    }
    return rows;
}

std::string contradiction(const correlation_matrix& matrix, std::span<const std::string_view> names)
{
    // Of many variables only the last of those that contradict each other first is asked about.
    constexpr std::size_t few = 24;
    std::size_t size = matrix.size();
    const auto leading = [&](std::size_t count) {
        correlation_matrix part(count);
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = 0; j < i; ++j) part.set(i, j, matrix(i, j));
        return part;
    };
    std::vector<remedy> remedies;
    const auto look = [&] {
        for (std::size_t i = size > few ? size - 1 : 0; i < size; ++i)
            for (std::size_t j = 0; j < i; ++j) add_remedy(matrix, size, j, i, remedies);
    };
    look();
    if (remedies.empty()) {
        for (size = 2; !leading(size).factor().empty();) ++size;
        look();
    }
    const std::string start = "the rank correlations contradict each other: ";
    if (remedies.empty()) {
        std::size_t i = 1;
        std::size_t j = 0;
        for (std::size_t a = 0; a < size; ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (std::fabs(matrix(a, b)) > std::fabs(matrix(i, j))) {
                    i = a;
                    j = b;
                }
        return start + "no one of them alone puts it right; the strongest is " +
               pair_of(matrix, names, j, i);
    }
    std::stable_sort(remedies.begin(), remedies.end(),
                     [](const remedy& a, const remedy& b) { return a.distance < b.distance; });
    std::string text = start;
    constexpr std::size_t most = 3;
    for (std::size_t k = 0; k < std::min(remedies.size(), most); ++k) {
        const remedy& r = remedies[k];
        text += (k == 0 ? "" : ", or ") + pair_of(matrix, names, r.i, r.j) + " must lie in [" +
                three_digits(r.low) + ", " + three_digits(r.high) + "]";
    }
    return text + (size < matrix.size() ? ", and more" : ", the others as they are");
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
