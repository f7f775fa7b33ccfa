// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/json.hpp>
#include <hirschman/uncertainty/estimate.hpp>

#include <string_view>

namespace hirschman::inline v0_1::io {

/// An estimate: a number, which is certain, or an object with the names of `estimate`'s members.
///
///     {"low": 0.1, "central": 0.8, "high": 1, "shape": "beta", "bounds_are": "bounds",
///      "minimum": 0, "maximum": 1, "known_from": "2025-07-15", "source": "...",
///      "confidence": "assumed"}
///
/// `low`, `central`, `high` and `shape` must be there, and `bounds_are` where the shape is made of
/// them; discrete laws, mixtures and samples have `components`, each with `weight`, `low` and
/// `high`; a gamma law may have `"gamma": {"shape": .., "rate": ..}`, a beta law `"beta": {"a": ..,
/// "b": ..}`. Without `confidence` it is uncertain. `name` is taken where the object has none.
/// @throws data_error with the line and the path, also where no law has such figures
[[nodiscard]] HIRSCHMAN_API uncertainty::estimate estimate_from(const json_value& given,
                                                                std::string_view name);

/// The same back as an object: what is read again is equal to the last bit.
HIRSCHMAN_API void write(json_writer& to, const uncertainty::estimate& of);

}  // namespace hirschman::inline v0_1::io
