// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The European Commission's indicators of a strategic dependency of the Union on imports.

#include <hirschman/scalar.hpp>
#include <hirschman/supply/concentration.hpp>

#include <limits>
#include <span>

namespace hirschman::inline v0_1::supply {

/// What each indicator must exceed. SWD(2021) 352, core dependency indicators 1 to 3; the figures
/// are recalled, not read in the document.
struct trade_dependency_thresholds {
    double concentration = 0.4;
    double external_share = 0.5;
    double imports_over_exports = 1.0;
};

/// One product, in values. A flagged product often is not a year later (one in five, and nearly
/// half within five years, CEPII Policy Brief 2023-41): averages over years are steadier.
struct trade_dependency_result {
    /// Of imports from outside the Union, by origin: Herfindahl-Hirschman index.
    double concentration = 0.0;
    /// Imports from outside over all imports, those from other members included.
    double external_share = 0.0;
    /// Imports from outside over exports to outside; infinite without exports.
    double imports_over_exports = 0.0;
    /// All three above their thresholds.
    bool dependent = false;
};

/// @param imports_from_outside by country of origin
/// @param imports_from_members by members from other members
/// @param exports_to_outside of the Union
/// @throws domain_error for a figure that is negative or not finite, or no imports from outside
/// @source European Commission, SWD(2021) 352; Arjona, Connell and Herghelegiu (2023)
/// @verified trade_dependency_test
[[nodiscard]] inline trade_dependency_result trade_dependency(
    std::span<const double> imports_from_outside, double imports_from_members,
    double exports_to_outside, const trade_dependency_thresholds& above = {})
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    in_range(imports_from_members, 0.0, infinity, "imports_from_members", bounds::left_closed);
    in_range(exports_to_outside, 0.0, infinity, "exports_to_outside", bounds::left_closed);
    trade_dependency_result r;
    r.concentration = herfindahl_hirschman_index(rescaled(imports_from_outside));
    double outside = 0.0;
    for (const double imports : imports_from_outside) outside += imports;
    r.external_share = outside / (outside + imports_from_members);
    r.imports_over_exports = exports_to_outside > 0.0 ? outside / exports_to_outside : infinity;
    const auto exceeds = [](double value, double limit) {
        return value > limit && !equals_limit(value, limit);
    };
    r.dependent = exceeds(r.concentration, above.concentration) &&
                  exceeds(r.external_share, above.external_share) &&
                  exceeds(r.imports_over_exports, above.imports_over_exports);
    return r;
}

}  // namespace hirschman::inline v0_1::supply
