// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>
#include <hirschman/supply/network.hpp>
#include <hirschman/text.hpp>

#include <string>
#include <vector>

namespace hirschman::inline v0_1::io {

/// What is a kind of what: extreme-ultraviolet scanners are a type of lithography equipment. Not a
/// flow: a type adds nothing to what it is a type of, and counting both counts twice.
struct type_of {
    text<48> type;
    text<48> of;

    friend bool operator==(const type_of&, const type_of&) = default;
};

struct advanced_chips {
    /// A stage for every input and for every stage of the data set, by its id; requirements are
    /// what goes into what. Countries are those of the firms' headquarters, not of the plants.
    supply::network flow;
    std::vector<type_of> taxonomy;
};

/// Reads the CSV files `inputs`, `providers`, `provision`, `sequence` and `stages` of a directory
/// in the layout of the advanced-chips data set of Georgetown's Emerging Technology Observatory.
/// Its licence (CC BY-NC 4.0) keeps it out of this library: get it from its publisher.
///
/// Of the shares of a country for an input the latest year counts. Providers that are not one
/// country, countries without a share, and what shares leave of 100 % by more than half a percent
/// are the rest; shares that exceed it by rounding, at most by 3 %, are rescaled. Shares of firms
/// are not read.
/// @throws data_error with the file and the line: an id that is none, a row of the sequence that is
/// both flow and type or neither, shares over 103 %, a cycle; nothing is half-loaded
[[nodiscard]] HIRSCHMAN_API advanced_chips load_advanced_chips(const std::string& directory);

}  // namespace hirschman::inline v0_1::io
