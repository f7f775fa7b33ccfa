// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/trade.hpp>

#include "io/file.hpp"
#include "io/long_table.hpp"
#include "io/spelling.hpp"
#include "io/trade_balance.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace hirschman::inline v0_1::io {

using detail::figure;
using detail::name_index;

namespace {

/// The largest table of the OECD has about 270,000; this is 400 MB.
constexpr std::size_t most_cells = 50'000'000;
constexpr std::size_t most_named = 5;

const std::vector<std::string_view> remarks{"source", "confidence", "known_from", "note",
                                            "unit",   "year",       "low",        "high"};

std::vector<std::string> listed(const csv_table& table)
{
    if (table.columns().size() != 1)
        throw data_error({table.file(), 1, ""}, "one column of names",
                         std::to_string(table.columns().size()) + " columns");
    table.require_unique({table.columns()[0]});
    std::vector<std::string> names;
    for (const auto row : table) names.emplace_back(row.at(0).text());
    if (names.empty()) throw data_error({table.file(), 0, ""}, "a name a line", "none");
    return names;
}

std::vector<std::string> found_in(const csv_table& table,
                                  std::initializer_list<std::string_view> columns)
{
    std::set<std::string, std::less<>> names;
    for (const auto column : columns) {
        const std::size_t place = detail::place_of(table, column);
        std::string_view last;
        for (const auto row : table) {
            const auto cell = row.at(place);
            if (cell.raw() == last && !last.empty()) continue;
            last = cell.text();
            if (names.find(last) == names.end()) names.emplace(last);
        }
    }
    return {names.begin(), names.end()};
}

std::string region_column(const csv_table& table)
{
    return std::string(detail::column_among(table, {"region", "country"}));
}

class reader {
public:
    reader(const trade_csv& csv, const trade_layout& layout)
        : csv_(csv),
          layout_(layout),
          countries_(csv.regions ? listed(*csv.regions)
                                 : found_in(csv.trade, {"exporter", "importer"})),
          sectors_(csv.sectors                      ? listed(*csv.sectors)
                   : csv.trade.has_column("sector") ? found_in(csv.trade, {"sector"})
                                                    : std::vector<std::string>{"goods"})
    {
        if (csv.trade.size() == 0)
            throw data_error({csv.trade.file(), 0, ""}, "a row for every flow", "none");
        require_size(countries_.size(), countries_.size(), sectors_.size());
        if (csv.intermediate) require_size(countries_.size(), sectors_.size(), sectors_.size());
    }

    trade_tables read()
    {
        out_.countries = countries_.names();
        out_.sectors = sectors_.names();
        flows();
        tariffs();
        elasticities();
        inputs();
        detail::trade_lines lines{csv_, value_added_lines_, deficit_lines_};
        detail::balance_trade(out_, lines, layout_);
        try {
            trade::require_valid(out_);
        } catch (const domain_error& refused) {
            throw data_error({csv_.trade.file(), 0, ""}, "an economy", refused.what());
        }
        if (out_.missing > 0) {
            std::string first;
            for (const auto& name : out_.first_missing) first += (first.empty() ? "" : ", ") + name;
            out_.notes.insert(out_.notes.begin(),
                              std::to_string(out_.missing) +
                                  (out_.missing == 1 ? " figure has" : " figures have") +
                                  " no row and count as zero: " + first +
                                  (out_.missing > out_.first_missing.size() ? ", ..." : ""));
        }
        return std::move(out_);
    }

private:
    void require_size(std::size_t a, std::size_t b, std::size_t c) const
    {
        if (a * b > most_cells || a * b * c > most_cells)
            throw data_error(
                {csv_.trade.file(), 0, ""},
                "at most " + std::to_string(most_cells) + " cells of countries and sectors",
                std::to_string(countries_.size()) + " countries and " +
                    std::to_string(sectors_.size()) + " sectors");
    }

    void flows()
    {
        std::vector<std::string_view> known(remarks);
        for (const auto column : {"exporter", "importer", "sector", "value"})
            known.emplace_back(column);
        known.emplace_back(layout_.tariff);
        detail::require_known_columns(csv_.trade, known, {"tariff", "d_"});
        std::vector<detail::axis> axes;
        if (csv_.trade.has_column("sector")) axes.push_back({"sector", &sectors_, "a sector"});
        if (axes.empty() && sectors_.size() > 1)
            throw data_error({csv_.trade.file(), 1, ""}, "a column \"sector\"", "none");
        axes.push_back({"importer", &countries_, "a country"});
        axes.push_back({"exporter", &countries_, "a country"});
        auto grid = detail::spread(csv_.trade, axes, "value", figure::flow);
        const std::size_t n = countries_.size();
        missing_of(grid, [&](std::size_t cell) {
            return sector_named(cell / (n * n)) + out_.countries[cell / n % n] + " from " +
                   out_.countries[cell % n];
        });
        out_.trade = std::move(grid.values);
    }

    void tariffs()
    {
        if (!layout_.tariff.empty() && csv_.trade.has_column(layout_.tariff)) {
            out_.tariff = tariffs_from(csv_.trade, out_, layout_.tariff);
            return;
        }
        if (!layout_.tariff.empty() && layout_.tariff != "tariff")
            (void)detail::column_among(csv_.trade, {layout_.tariff});
        out_.tariff.assign(out_.trade.size(), 0.0);
        out_.notes.emplace_back("the base has no tariffs: no column is read for them");
    }

    void elasticities()
    {
        if (!csv_.elasticity) {
            if (!layout_.elasticity)
                throw data_error({csv_.trade.file(), 0, ""},
                                 "a table theta.csv or elasticity.csv beside it, or an elasticity "
                                 "in the layout",
                                 "none");
            if (!(*layout_.elasticity > 0.0))
                throw domain_error("elasticity", *layout_.elasticity, "", "(0, inf)");
            out_.elasticity.assign(sectors_.size(), *layout_.elasticity);
            out_.notes.emplace_back("the trade elasticity is " + to_text(*layout_.elasticity) +
                                    " in every sector");
            return;
        }
        const auto& table = *csv_.elasticity;
        std::vector<std::string_view> known(remarks);
        for (const auto column : {"sector", "value", "theta", "elasticity", "bounds_are"})
            known.emplace_back(column);
        detail::require_known_columns(table, known);
        const auto value = detail::column_among(table, {"value", "theta", "elasticity"});
        if (table.size() == 1 && table.has_column("sector") && table[0]["sector"].raw() == "*") {
            const auto cell = table[0][value];
            if (!(cell.number() > 0.0)) cell.fail("a number above 0");
            out_.elasticity.assign(sectors_.size(), cell.number());
            return;
        }
        auto grid =
            detail::spread(table, {{"sector", &sectors_, "a sector"}}, value, figure::above_zero);
        for (std::size_t j = 0; j < sectors_.size(); ++j)
            if (grid.lines[j] == 0)
                throw data_error({table.file(), 0, "sector"}, "every sector",
                                 "no " + detail::quoted(out_.sectors[j]));
        out_.elasticity = std::move(grid.values);
    }

    void inputs()
    {
        const std::size_t n = countries_.size();
        const std::size_t s = sectors_.size();
        out_.intermediate.assign(n * s * s, 0.0);
        if (csv_.intermediate) {
            const auto& table = *csv_.intermediate;
            const auto region = region_column(table);
            known_columns(table, region, "input");
            std::vector<detail::axis> axes{{region, &countries_, "a country"}};
            if (s > 1 || table.has_column("sector")) {
                axes.push_back({"sector", &sectors_, "a sector"});
                axes.push_back({"input", &sectors_, "a sector"});
            }
            auto grid = detail::spread(table, axes, "value", figure::balance);
            note_negative(table, grid);
            missing_of(grid, [&](std::size_t cell) {
                return "input " + sector_named(cell % s) + "of " + sector_named(cell / s % s) +
                       out_.countries[cell / (s * s)];
            });
            out_.intermediate = std::move(grid.values);
        }
        if (csv_.value_added) {
            auto grid = by_sector(*csv_.value_added, "value added of ");
            out_.value_added = std::move(grid.values);
            value_added_lines_ = std::move(grid.lines);
        }
        if (csv_.final_use) out_.final_use = by_sector(*csv_.final_use, "final use in ").values;
        if (csv_.deficit) {
            const auto region = region_column(*csv_.deficit);
            const auto value = detail::column_among(*csv_.deficit, {"D", "deficit", "value"});
            known_columns(*csv_.deficit, region, value);
            auto grid = detail::spread(*csv_.deficit, {{region, &countries_, "a country"}}, value,
                                       figure::balance);
            missing_of(grid, [&](std::size_t i) { return "deficit of " + out_.countries[i]; });
            out_.deficit = std::move(grid.values);
            deficit_lines_ = std::move(grid.lines);
        }
    }

    /// Balancing leaves a few of them in published tables; the models bear them.
    void note_negative(const csv_table& table, const detail::grid& inputs)
    {
        const auto below = [](double value) { return value < 0.0; };
        const auto many = std::count_if(inputs.values.begin(), inputs.values.end(), below);
        if (many == 0) return;
        const auto first = std::find_if(inputs.values.begin(), inputs.values.end(), below);
        out_.notes.push_back(
            std::to_string(many) + (many == 1 ? " purchase is" : " purchases are") +
            " negative, the first in line " +
            std::to_string(inputs.lines[static_cast<std::size_t>(first - inputs.values.begin())]) +
            " of " + table.file() + ": " + to_text(*first));
    }

    detail::grid by_sector(const csv_table& table, const std::string& of)
    {
        const auto region = region_column(table);
        known_columns(table, region, "sector");
        std::vector<detail::axis> axes{{region, &countries_, "a country"}};
        if (sectors_.size() > 1 || table.has_column("sector"))
            axes.push_back({"sector", &sectors_, "a sector"});
        auto grid = detail::spread(table, axes, "value", figure::flow);
        missing_of(grid, [&](std::size_t cell) {
            return of + sector_named(cell % sectors_.size()) +
                   out_.countries[cell / sectors_.size()];
        });
        return grid;
    }

    void known_columns(const csv_table& table, std::string_view region, std::string_view other)
    {
        std::vector<std::string_view> known(remarks);
        for (const std::string_view column :
             {region, other, std::string_view("sector"), std::string_view("value")})
            known.push_back(column);
        detail::require_known_columns(table, known);
    }

    std::string sector_named(std::size_t j) const
    {
        return sectors_.size() == 1 ? std::string() : out_.sectors[j] + ", ";
    }

    template <class Name>
    void missing_of(const detail::grid& grid, Name name)
    {
        for (std::size_t cell = 0; cell < grid.lines.size(); ++cell) {
            if (grid.lines[cell] != 0) continue;
            ++out_.missing;
            if (out_.first_missing.size() < most_named) out_.first_missing.push_back(name(cell));
        }
    }

    const trade_csv& csv_;
    const trade_layout& layout_;
    name_index countries_, sectors_;
    std::vector<std::uint32_t> value_added_lines_, deficit_lines_;
    trade_tables out_;
};

std::optional<csv_table> if_there(const std::filesystem::path& file)
{
    if (!std::filesystem::exists(file)) return {};
    return load_csv(file.string());
}

}  // namespace

trade_tables trade_from(const trade_csv& tables, const trade_layout& layout)
{
    if (!(layout.tolerance >= 0.0 && layout.tolerance < 1.0))
        throw domain_error("tolerance", layout.tolerance, "", "[0, 1)");
    return reader(tables, layout).read();
}

trade_tables load_trade(const std::string& folder, const trade_layout& layout)
{
    const std::filesystem::path place(folder);
    if (!std::filesystem::exists(place / "trade.csv"))
        throw data_error({(place / "trade.csv").string(), 0, ""}, "a table of trade", "no file");
    auto theta = if_there(place / "theta.csv");
    auto elasticity = if_there(place / "elasticity.csv");
    if (theta && elasticity)
        throw data_error({elasticity->file(), 0, ""}, "one table of elasticities",
                         "theta.csv beside it");
    return trade_from({.trade = load_csv((place / "trade.csv").string()),
                       .intermediate = if_there(place / "intermediate_consumption.csv"),
                       .value_added = if_there(place / "value_added.csv"),
                       .final_use = if_there(place / "final_consumption.csv"),
                       .deficit = if_there(place / "deficit.csv"),
                       .elasticity = theta ? std::move(theta) : std::move(elasticity),
                       .regions = if_there(place / "sets_regions.csv"),
                       .sectors = if_there(place / "sets_sectors.csv")},
                      layout);
}

std::vector<double> tariffs_from(const csv_table& trade, const trade::economy& base,
                                 std::string_view column)
{
    const name_index countries(base.countries);
    const name_index sectors(base.sectors);
    std::vector<detail::axis> axes;
    if (trade.has_column("sector")) axes.push_back({"sector", &sectors, "a sector"});
    if (axes.empty() && sectors.size() > 1)
        throw data_error({trade.file(), 1, ""}, "a column \"sector\"", "none");
    axes.push_back({"importer", &countries, "a country"});
    axes.push_back({"exporter", &countries, "a country"});
    auto grid = detail::spread(trade, axes, column, figure::tariff);
    const std::size_t n = countries.size();
    for (std::size_t cell = 0; cell < grid.values.size(); ++cell)
        if (cell / n % n == cell % n && grid.values[cell] != 0.0)
            throw data_error({trade.file(), grid.lines[cell], std::string(column)},
                             "no tariff on what a country sells at home",
                             to_text(grid.values[cell]));
    return std::move(grid.values);
}

std::vector<double> load_tariffs(const std::string& folder, const trade::economy& base,
                                 std::string_view column)
{
    return tariffs_from(load_csv((std::filesystem::path(folder) / "trade.csv").string()), base,
                        column);
}

}  // namespace hirschman::inline v0_1::io
