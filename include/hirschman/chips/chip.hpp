// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/quantity.hpp>
#include <hirschman/reading.hpp>
#include <hirschman/text.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace hirschman::inline v0_1::chips {

/// A number format a chip multiplies in. `bits` is the length of the widest input of a multiply,
/// as the regulation counts it; TF32 has 19 significant bits in a 32-bit container and is counted
/// at 19 (the 32-bit reading is an open question of the regulation).
struct format {
    text<8> name;
    int bits = 0;

    friend constexpr bool operator==(const format&, const format&) noexcept = default;
};

inline constexpr format fp64{"fp64", 64};
inline constexpr format fp32{"fp32", 32};
inline constexpr format tf32{"tf32", 19};
inline constexpr format fp16{"fp16", 16};
inline constexpr format bf16{"bf16", 16};
inline constexpr format fp8{"fp8", 8};
inline constexpr format int8{"int8", 8};
inline constexpr format fp6{"fp6", 6};
inline constexpr format fp4{"fp4", 4};
inline constexpr format int4{"int4", 4};

inline constexpr std::array<format, 10> formats{fp64, fp32, tf32, fp16, bf16,
                                                fp8,  int8, fp6,  fp4,  int4};

/// A published peak without sparsity in one format. Sparse figures have no place here: halve a
/// 2:1 figure first.
struct dense_rate {
    format in;
    operation_rate rate;

    friend constexpr bool operator==(const dense_rate&, const dense_rate&) noexcept = default;
};

/// The dense peaks a chip publishes, at most one a format.
class dense_peaks {
public:
    constexpr dense_peaks() = default;
    constexpr dense_peaks(std::initializer_list<dense_rate> rates)
    {
        for (const auto& r : rates) add(r);
    }

    /// @throws domain_error for a format given twice, or a rate that is not a positive number.
    constexpr void add(const dense_rate& added)
    {
        const double teraops = added.rate.in(units::teraop_per_second);
        if (!(teraops > 0.0) || teraops > 1e12)
            throw domain_error("dense_peak", teraops, "TOPS", "(0, 1e12]");
        for (const auto& r : *this)
            if (r.in == added.in) throw domain_error("a dense peak is given twice for one format");
        rates_[size_++] = added;
    }

    [[nodiscard]] constexpr const dense_rate* begin() const noexcept { return rates_.data(); }
    [[nodiscard]] constexpr const dense_rate* end() const noexcept { return rates_.data() + size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }

    friend constexpr bool operator==(const dense_peaks&, const dense_peaks&) noexcept = default;

private:
    std::array<dense_rate, formats.size()> rates_{};
    std::size_t size_ = 0;
};

/// What the formats that `dense_peak` does not list may do.
enum class unlisted {
    unpublished,  ///< not known: the total processing performance is then only a lower end
    no_higher,    ///< none gives more rate x bits than the listed ones
};

/// One integrated circuit as its data sheet and measurements describe it. Everything that is not
/// given is unknown, never zero.
struct chip {
    text<40> id;
    text<64> name = {};
    dense_peaks dense_peak = {};
    unlisted other_formats = unlisted::unpublished;
    /// All logic dies made on a non-planar process, whole dies; memory dies are left out.
    /// `undefined()` where every logic die is planar: the density is then undefined, not unknown.
    reading<area> logic_area = {};
    /// Between the circuit and DRAM, co-packaged or not.
    reading<bandwidth> dram_bandwidth = {};
    /// All inputs and outputs in both directions, the peripheral bus included, links to circuits in
    /// the same package left out.
    reading<bandwidth> interconnect_bandwidth = {};
    reading<memory_size> memory = {};
    /// Designed or marketed for use in datacenters.
    truth datacenter = truth::unknown;
    /// Whether the letters of August 2022 named it, or reach it by limits that were not published.
    truth named_in_letter_2022 = truth::unknown;

    friend constexpr bool operator==(const chip&, const chip&) noexcept = default;
};

}  // namespace hirschman::inline v0_1::chips
