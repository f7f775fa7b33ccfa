// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/csv.hpp>
#include <hirschman/supply/embargo.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::data {

/// The controls of a CSV file with the columns of data/embargoes.csv, one row for each destination,
/// by name. Goods are separated by `;`, readings of the share approved are `day:share`. A row
/// without any figure lets nothing through.
/// @throws data_error, also where rows of one control disagree; nothing is half-loaded
[[nodiscard]] HIRSCHMAN_API std::vector<supply::embargo> embargoes_from(const io::csv_table& table);
[[nodiscard]] HIRSCHMAN_API std::vector<supply::embargo> load_embargoes(const std::string& path);
/// The built-in data/embargoes.csv.
[[nodiscard]] HIRSCHMAN_API std::vector<supply::embargo> embargoes();
/// One of them. @throws domain_error for a name that is none, with the nearest that is
[[nodiscard]] HIRSCHMAN_API supply::embargo embargo_named(std::string_view name);

/// Rules that could be given by the end of `when`; controls without any are dropped.
[[nodiscard]] HIRSCHMAN_API std::vector<supply::embargo> known(
    std::vector<supply::embargo> controls, as_of when);

/// Rare earths: licences from 4 April 2025, for the world and for the United States.
[[nodiscard]] inline supply::embargo april_2025_licences()
{
    return embargo_named("April 2025 licences");
}
/// Gallium and germanium: licences from 1 August 2023.
[[nodiscard]] inline supply::embargo august_2023_gallium_licences()
{
    return embargo_named("August 2023 gallium licences");
}
[[nodiscard]] inline supply::embargo august_2023_germanium_licences()
{
    return embargo_named("August 2023 germanium licences");
}
/// Gallium, germanium and antimony refused to the United States, December 2024 to November 2025.
[[nodiscard]] inline supply::embargo december_2024_ban()
{
    return embargo_named("December 2024 ban");
}
/// Rare earths withheld from Japan for about two months of 2010.
[[nodiscard]] inline supply::embargo september_2010_stop()
{
    return embargo_named("September 2010 stop to Japan");
}

}  // namespace hirschman::inline v0_1::data
