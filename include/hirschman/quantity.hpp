// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <compare>
#include <concepts>
#include <type_traits>

namespace hirschman::inline v0_1 {

/// Names of dimensions. The base unit of each is the unit in which the law states its limits.
namespace dimension {
struct total_processing_performance {};  ///< TPP: 2 x MacTOPS x bit length
struct operation_rate {};                ///< tera operations per second
struct area {};                          ///< mm2
struct performance_density {};           ///< TPP per mm2
struct bandwidth {};                     ///< GB/s
struct bandwidth_density {};             ///< GB/s per mm2
struct memory {};                        ///< GB
struct power {};                         ///< W
struct mass {};                          ///< tonne
struct money {};                         ///< USD; the price year is stated where the amount is
struct duration {};                      ///< years
struct transistors {};                   ///< thousand million of them
}  // namespace dimension

/// Which dimension a quotient has; a pair that is not listed does not divide.
template <class Numerator, class Denominator>
struct quotient_dimension;
template <>
struct quotient_dimension<dimension::total_processing_performance, dimension::area> {
    using type = dimension::performance_density;
};
template <>
struct quotient_dimension<dimension::bandwidth, dimension::area> {
    using type = dimension::bandwidth_density;
};

template <class Dimension>
class unit;

/// A double with a dimension checked by the compiler. There is no way in or out without naming the
/// unit: `600.0 * gigabyte_per_second`, `rate.in(gigabyte_per_second)`.
template <class Dimension>
class quantity {
public:
    using dimension = Dimension;

    constexpr quantity() = default;

    [[nodiscard]] constexpr double in(unit<Dimension> u) const noexcept
    {
        return value_ / u.size();
    }

    friend constexpr quantity operator+(quantity a, quantity b) noexcept
    {
        return quantity(a.value_ + b.value_);
    }
    friend constexpr quantity operator-(quantity a, quantity b) noexcept
    {
        return quantity(a.value_ - b.value_);
    }
    friend constexpr quantity operator-(quantity a) noexcept { return quantity(-a.value_); }
    friend constexpr quantity operator*(quantity a, double b) noexcept
    {
        return quantity(a.value_ * b);
    }
    friend constexpr quantity operator*(double a, quantity b) noexcept
    {
        return quantity(a * b.value_);
    }
    friend constexpr quantity operator/(quantity a, double b) noexcept
    {
        return quantity(a.value_ / b);
    }
    friend constexpr double operator/(quantity a, quantity b) noexcept
    {
        return a.value_ / b.value_;
    }
    constexpr quantity& operator+=(quantity b) noexcept { return *this = *this + b; }
    constexpr quantity& operator-=(quantity b) noexcept { return *this = *this - b; }

    friend constexpr bool operator==(quantity, quantity) noexcept = default;
    friend constexpr auto operator<=>(quantity, quantity) noexcept = default;

private:
    template <class>
    friend class unit;
    template <class N, class D>
    friend constexpr quantity<typename quotient_dimension<N, D>::type> operator/(
        quantity<N>, quantity<D>) noexcept;

    explicit constexpr quantity(double value) noexcept : value_(value) {}

    double value_ = 0.0;
};

template <class Numerator, class Denominator>
[[nodiscard]] constexpr quantity<typename quotient_dimension<Numerator, Denominator>::type>
operator/(quantity<Numerator> a, quantity<Denominator> b) noexcept
{
    return quantity<typename quotient_dimension<Numerator, Denominator>::type>(a.value_ / b.value_);
}

/// A unit of a dimension: its size in base units. Multiplying a number by it makes a quantity.
template <class Dimension>
class unit {
public:
    explicit constexpr unit(double size) noexcept : size_(size) {}
    [[nodiscard]] constexpr double size() const noexcept { return size_; }
    [[nodiscard]] constexpr quantity<Dimension> of(double number) const noexcept
    {
        return quantity<Dimension>(number * size_);
    }

    template <class Number>
    requires std::is_arithmetic_v<Number>
    friend constexpr quantity<Dimension> operator*(Number number, unit u) noexcept
    {
        return u.of(static_cast<double>(number));
    }

private:
    double size_;
};

using processing_performance = quantity<dimension::total_processing_performance>;
using operation_rate = quantity<dimension::operation_rate>;
using area = quantity<dimension::area>;
using performance_density = quantity<dimension::performance_density>;
using bandwidth = quantity<dimension::bandwidth>;
using bandwidth_density = quantity<dimension::bandwidth_density>;
using memory_size = quantity<dimension::memory>;
using power_draw = quantity<dimension::power>;
using mass = quantity<dimension::mass>;
using money = quantity<dimension::money>;
using duration = quantity<dimension::duration>;
using transistors = quantity<dimension::transistors>;

/// The units, to be brought in with `using namespace hirschman::units`.
namespace units {
inline constexpr unit<dimension::total_processing_performance> tpp{1.0};
inline constexpr unit<dimension::operation_rate> teraop_per_second{1.0};
inline constexpr unit<dimension::operation_rate> petaop_per_second{1000.0};
inline constexpr unit<dimension::area> square_millimetre{1.0};
inline constexpr unit<dimension::performance_density> tpp_per_square_millimetre{1.0};
inline constexpr unit<dimension::bandwidth> gigabyte_per_second{1.0};
inline constexpr unit<dimension::bandwidth> terabyte_per_second{1000.0};
inline constexpr unit<dimension::bandwidth_density> gigabyte_per_second_per_square_millimetre{1.0};
inline constexpr unit<dimension::memory> gigabyte{1.0};
inline constexpr unit<dimension::power> watt{1.0};
inline constexpr unit<dimension::mass> tonne{1.0};
inline constexpr unit<dimension::money> us_dollar{1.0};
inline constexpr unit<dimension::money> million_us_dollars{1e6};
inline constexpr unit<dimension::money> billion_us_dollars{1e9};
inline constexpr unit<dimension::transistors> billion_transistors{1.0};
inline constexpr unit<dimension::duration> years{1.0};
inline constexpr unit<dimension::duration> months{1.0 / 12.0};
inline constexpr unit<dimension::duration> days{1.0 / 365.25};
}  // namespace units

/// The tolerance within which a figure equals a limit: quotients of published decimals otherwise
/// miss limits they should meet.
inline constexpr double limit_tolerance = 1e-12;

/// Whether a figure equals a limit, that is lies within 1e-12 relative of it. Every comparison with
/// a limit goes through here.
[[nodiscard]] constexpr bool equals_limit(double figure, double limit) noexcept
{
    if (figure == limit) return true;
    const double gap = figure > limit ? figure - limit : limit - figure;
    const double size = limit < 0.0 ? -limit : limit;
    return gap <= limit_tolerance * size;
}

}  // namespace hirschman::inline v0_1
