// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>
#include <hirschman/supply/network.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::data {

/// The built-in networks: `advanced_chips`, `antimony`, `gallium`, ...
[[nodiscard]] HIRSCHMAN_API std::vector<std::string> network_names();

/// A built-in network by its name. Every figure has its source in its `origin`; what no source
/// attributes to a country stays with the rest.
/// @throws domain_error for a name that is none, with the nearest that is
[[nodiscard]] HIRSCHMAN_API supply::network network(std::string_view name);

/// From the mine to the magnet and the United States sectors that use magnets, light and heavy
/// elements apart: `mine_light`, `separation_heavy`, ..., `magnets`.
[[nodiscard]] HIRSCHMAN_API supply::network rare_earth_network();
[[nodiscard]] HIRSCHMAN_API supply::network gallium_network();
[[nodiscard]] HIRSCHMAN_API supply::network germanium_network();
[[nodiscard]] HIRSCHMAN_API supply::network antimony_network();
[[nodiscard]] HIRSCHMAN_API supply::network tungsten_network();
[[nodiscard]] HIRSCHMAN_API supply::network graphite_network();
/// From design software and lithography to accelerators, with wafer fabrication by node. Openly
/// licensed figures only, so most stages are not attributed to countries; for a fuller picture read
/// the data set of Georgetown's ETO with `io::load_advanced_chips`.
[[nodiscard]] HIRSCHMAN_API supply::network advanced_chip_network();

}  // namespace hirschman::inline v0_1::data
