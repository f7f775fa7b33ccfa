// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/network.hpp>

#include <hirschman/data/pack.hpp>
#include <hirschman/io/network.hpp>

#include "io/spelling.hpp"

#include <algorithm>

namespace hirschman::inline v0_1::data {

namespace {

constexpr std::string_view folder = "networks/";
constexpr std::string_view ending = ".csv";

}  // namespace

std::vector<std::string> network_names()
{
    std::vector<std::string> names;
    for (const std::string& pack : pack_names())
        if (pack.starts_with(folder))
            names.push_back(
                pack.substr(folder.size(), pack.size() - folder.size() - ending.size()));
    return names;
}

supply::network network(std::string_view name)
{
    const auto names = network_names();
    if (std::find(names.begin(), names.end(), name) == names.end())
        throw domain_error("there is no built-in network \"" + std::string(name) + "\"" +
                           io::detail::suggestion(name, {names.begin(), names.end()}));
    return io::network_from(pack(std::string(folder) + std::string(name) + std::string(ending)));
}

supply::network rare_earth_network() { return network("rare_earths"); }
supply::network gallium_network() { return network("gallium"); }
supply::network germanium_network() { return network("germanium"); }
supply::network antimony_network() { return network("antimony"); }
supply::network tungsten_network() { return network("tungsten"); }
supply::network graphite_network() { return network("graphite"); }
supply::network advanced_chip_network() { return network("advanced_chips"); }

}  // namespace hirschman::inline v0_1::data
