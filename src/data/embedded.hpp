// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <span>
#include <string_view>

namespace hirschman::inline v0_1::data::detail {

/// A file of data/ in pieces, as the build embedded it.
struct embedded_pack {
    std::string_view name;
    std::span<const std::string_view> pieces;
};

/// Defined in a generated source.
[[nodiscard]] std::span<const embedded_pack> embedded_packs() noexcept;

}  // namespace hirschman::inline v0_1::data::detail
