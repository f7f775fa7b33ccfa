// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/chips/figures.hpp>

#include <optional>

#include <hirschman/country.hpp>

namespace hirschman::inline v0_1::controls {

/// A circuit that a front-end fabricator or an assembly and test company ships, of which it may
/// know the dies and not the design: Note 1 to 3A090.a presumes it to be in that paragraph and for
/// datacenters, unless one of the facts below overcomes that. The transaction is completed on the
/// day of the shipment.
struct foundry_output {
    text<40> id = {};
    /// Made at 16/14 nm or below, or with non-planar transistors. Where it is not, nothing is
    /// presumed.
    truth advanced_logic = truth::unknown;
    /// Aggregated and approximated over the advanced logic dies in the final package.
    reading<transistors> transistor_count = {};
    /// High-bandwidth memory in the final package.
    truth high_bandwidth_memory = truth::unknown;
    /// Where the fabricator itself packages the die.
    std::optional<country> packaged_in = {};
    /// Packaged by a company of Supplement 7 to part 740 that attests the transistor count.
    truth approved_packager = truth::unknown;
    /// A designer of Supplement 6 to part 740 attests TPP and density below 3A090.a.
    truth approved_designer = truth::unknown;
    /// An authorized designer does: headquartered in Taiwan, A:1 or A:5, not located in and without
    /// an ultimate parent in Macau or D:5, and reporting under 743.9.
    truth authorized_designer = truth::unknown;
    /// The authorized designer's application to become an approved one is pending, for at most 180
    /// days.
    truth application_pending = truth::unknown;
    /// What is known of the circuit itself, which decides once the presumption is overcome.
    chips::figures circuit = {};

    friend constexpr bool operator==(const foundry_output&, const foundry_output&) = default;
};

}  // namespace hirschman::inline v0_1::controls
