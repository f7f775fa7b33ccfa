// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The base of Caliendo and Parro (2015), from the files beside the repository.

#include <hirschman/trade/economy.hpp>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace test {

struct nafta {
    hirschman::trade::economy base;
    std::vector<double> tariffs_after;  // as economy::tariff
};

namespace detail {

inline std::vector<std::vector<std::string>> rows(const std::string& file)
{
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file);
    std::vector<std::vector<std::string>> result;
    std::string line;
    std::getline(in, line);  // the header
    while (std::getline(in, line)) {
        std::vector<std::string>& row = result.emplace_back();
        row.emplace_back();
        bool quoted = false;
        for (const char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                row.emplace_back();
            else if (c != '\r')
                row.back() += c;
        }
    }
    return result;
}

}  // namespace detail

/// Empty where the files are not there.
inline std::optional<nafta> load_nafta(const std::string& shared)
{
    const std::string folder = shared + "/data/nafta_1993/";
    if (!std::ifstream(folder + "trade.csv")) return {};
    const auto names = [&](const std::string& file) {
        std::vector<std::string> result;
        for (const auto& row : detail::rows(folder + file)) result.push_back(row[0]);
        return result;
    };
    const auto number = [](const std::string& text) { return std::strtod(text.c_str(), nullptr); };
    nafta all;
    auto& e = all.base;
    e = hirschman::trade::empty_economy(names("sets_regions.csv"), names("sets_sectors.csv"));
    e.unit = "USD of 1993";
    all.tariffs_after.resize(e.trade.size());
    const auto country = [&](const std::string& n) { return country_index(e, n); };
    const auto sector = [&](const std::string& n) { return sector_index(e, n); };
    for (const auto& r : detail::rows(folder + "trade.csv")) {
        const std::size_t f = e.flow(sector(r[0]), country(r[2]), country(r[1]));
        e.trade[f] = number(r[3]);
        e.tariff[f] = number(r[4]);
        all.tariffs_after[f] = number(r[6]);
    }
    for (const auto& r : detail::rows(folder + "intermediate_consumption.csv"))
        e.intermediate[e.purchase(country(r[2]), sector(r[1]), sector(r[0]))] = number(r[3]);
    for (const auto& r : detail::rows(folder + "value_added.csv"))
        e.value_added[e.cell(country(r[1]), sector(r[0]))] = number(r[2]);
    for (const auto& r : detail::rows(folder + "final_consumption.csv"))
        e.final_use[e.cell(country(r[1]), sector(r[0]))] = number(r[2]);
    for (const auto& r : detail::rows(folder + "deficit.csv"))
        e.deficit[country(r[0])] = number(r[1]);
    for (const auto& r : detail::rows(folder + "theta.csv"))
        e.elasticity[sector(r[0])] = number(r[1]);
    return all;
}

}  // namespace test
