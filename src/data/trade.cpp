// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/trade.hpp>

#include <hirschman/data/pack.hpp>
#include <hirschman/io/tariff_schedule.hpp>

#include "data/fields.hpp"

#include <algorithm>

namespace hirschman::inline v0_1::data {

namespace {

text<3> area_of(const io::csv_cell& cell)
{
    if (cell.raw() != "ROW") (void)cell.nation();
    return detail::text_of<3>(cell);
}

template <class Row>
void read_range(Row& into, const io::csv_row& row)
{
    into.value = detail::not_negative(row["value"]);
    into.low = detail::optional_not_negative(row["low"]);
    into.high = detail::optional_not_negative(row["high"]);
    if (into.low.has_value() != into.high.has_value()) row["high"].fail("both ends of a range");
    if (into.low && !(*into.low <= into.value && into.value <= *into.high))
        row["value"].fail("a figure within its range");
}

}  // namespace

std::vector<trade_flow> trade_flows_from(const io::csv_table& table)
{
    table.require_columns({"exporter", "importer", "value", "tariff", "low", "high", "source",
                           "confidence", "known_from", "tariff_source", "tariff_confidence",
                           "tariff_known_from"});
    table.require_unique({"exporter", "importer"});
    return detail::rows_of<trade_flow>(table, [](const io::csv_row& row) {
        trade_flow f{.exporter = area_of(row["exporter"]),
                     .importer = area_of(row["importer"]),
                     .origin = detail::provenance_of(row, row["known_from"].day()),
                     .tariff = row["tariff"].number()};
        read_range(f, row);
        if (!row["tariff_source"].empty()) {
            const auto trust = confidence_named(row["tariff_confidence"].raw());
            if (!trust)
                row["tariff_confidence"].fail("verified, derived, recalled, assumed or uncertain");
            f.tariff_origin = {.source = detail::text_of<320>(row["tariff_source"]),
                               .known_from = row["tariff_known_from"].day(),
                               .trust = *trust};
        } else if (f.tariff != 0.0) {
            row["tariff_source"].fail("a source for the tariff");
        }
        return f;
    });
}

std::vector<trade_total> trade_totals_from(const io::csv_table& table)
{
    table.require_columns({"country", "measure", "value", "low", "high", "source", "confidence"});
    table.require_unique({"country", "measure"});
    return detail::rows_of<trade_total>(table, [](const io::csv_row& row) {
        (void)row["measure"].word({"exports", "imports", "gdp"});
        trade_total t{.nation = area_of(row["country"]),
                      .measure = detail::text_of<8>(row["measure"]),
                      .origin = detail::provenance_of(row)};
        read_range(t, row);
        return t;
    });
}

std::vector<trade_flow> trade_flows() { return trade_flows_from(pack("trade/trade.csv")); }
std::vector<trade_total> trade_totals() { return trade_totals_from(pack("trade/totals.csv")); }

io::trade_tables trade_base()
{
    auto base = io::trade_from(
        {.trade = pack("trade/trade.csv"), .elasticity = pack("trade/elasticity.csv")});
    base.unit = "USD of 2023";
    return base;
}

date trade_base_known_from()
{
    const auto flows = trade_flows();
    date last = *flows.front().origin.known_from;
    for (const auto& f : flows) {
        last = std::max(last, *f.origin.known_from);
        if (f.tariff_origin) last = std::max(last, *f.tariff_origin->known_from);
    }
    return std::max(last, *trade_elasticity().origin.known_from);
}

uncertainty::estimate trade_elasticity()
{
    const auto table = pack("trade/elasticity.csv");
    const auto row = table[0];
    (void)row["bounds_are"].word({"p10_p90"});
    return {.name = "trade_elasticity",
            .unit = "dimensionless",
            .low = detail::positive(row["low"]),
            .central = detail::positive(row["value"]),
            .high = detail::positive(row["high"]),
            .shape = uncertainty::law::lognormal,
            .bounds_are = uncertainty::limits::p10_p90,
            .minimum = 0.0,
            .origin = detail::provenance_of(row, row["known_from"].day())};
}

std::vector<std::string> tariff_schedules()
{
    return io::schedule_names(pack("trade/tariffs.csv"));
}

std::vector<trade::tariff_line> tariff_schedule(std::string_view name)
{
    return io::schedule_from(pack("trade/tariffs.csv"), name.empty() ? "(none)" : name);
}

std::vector<trade::tariff_line> tariffs_in_force(as_of when)
{
    std::vector<trade::tariff_line> newest;
    for (const auto& name : tariff_schedules()) {
        if (name.rfind("in_force", 0) != 0) continue;
        for (auto& line : trade::known(trade::in_force(tariff_schedule(name), when.on), when)) {
            const auto same = std::find_if(newest.begin(), newest.end(), [&](const auto& other) {
                return other.importer == line.importer && other.exporter == line.exporter &&
                       other.sector == line.sector;
            });
            if (same == newest.end())
                newest.push_back(std::move(line));
            else if (line.from > same->from)
                *same = std::move(line);
        }
    }
    std::sort(newest.begin(), newest.end(),
              [](const auto& a, const auto& b) { return a.exporter < b.exporter; });
    return newest;
}

}  // namespace hirschman::inline v0_1::data
