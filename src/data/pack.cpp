// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/pack.hpp>

#include "data/embedded.hpp"
#include "io/spelling.hpp"

#include <algorithm>

namespace hirschman::inline v0_1::data {

std::vector<std::string> pack_names()
{
    std::vector<std::string> names;
    for (const auto& embedded : detail::embedded_packs()) names.emplace_back(embedded.name);
    std::sort(names.begin(), names.end());
    return names;
}

std::string pack_text(std::string_view name)
{
    std::vector<std::string_view> names;
    for (const auto& embedded : detail::embedded_packs()) {
        if (embedded.name == name) {
            std::string content;
            for (const auto piece : embedded.pieces) content += piece;
            return content;
        }
        names.push_back(embedded.name);
    }
    throw domain_error("there is no built-in data pack \"" + std::string(name) + "\"" +
                       io::detail::suggestion(name, names));
}

io::csv_table pack(std::string_view name)
{
    return io::parse_csv(pack_text(name), "data/" + std::string(name));
}

}  // namespace hirschman::inline v0_1::data
