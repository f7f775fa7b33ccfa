// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/magnet_export.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"

#include <algorithm>

namespace hirschman::inline v0_1::data {

namespace {

void read_tonnage(const io::csv_row& row, std::string_view destination,
                  std::optional<double>& tonnes, tonnage_status& status)
{
    constexpr tonnage_status statuses[] = {tonnage_status::reported, tonnage_status::derived,
                                           tonnage_status::missing};
    const std::string name(destination);
    const auto given = row[name + "_t"];
    const auto word = row[name + "_status"];
    tonnes = detail::optional_not_negative(given);
    status = statuses[word.word({"reported", "derived", "missing"})];
    if (tonnes.has_value() == (status == tonnage_status::missing))
        word.fail("missing exactly where no tonnage is given");
}

std::vector<magnet_export> exports_from(const io::csv_table& table)
{
    const bool monthly = table.has_column("month");
    if (monthly) {
        table.require_columns({"month", "world_t", "world_status", "usa_t", "usa_status", "note",
                               "source", "confidence"});
        table.require_unique({"month"});
    } else {
        table.require_columns({"from", "until", "world_t", "world_status", "usa_t", "usa_status",
                               "note", "source", "confidence"});
        table.require_unique({"from", "until"});
    }
    auto exports = detail::rows_of<magnet_export>(table, [monthly](const io::csv_row& row) {
        magnet_export e;
        if (monthly) {
            e.from = row["month"].day();
            const auto first = e.from.ymd();
            if (first.day() != std::chrono::day(1)) row["month"].fail("the first day of a month");
            e.until = std::chrono::year_month_day(first + std::chrono::months(1));
        } else {
            e.from = row["from"].day();
            e.until = row["until"].day();
            if (e.until <= e.from) row["until"].fail("a day after the start");
        }
        read_tonnage(row, "world", e.world, e.world_status);
        read_tonnage(row, "usa", e.usa, e.usa_status);
        if (e.world && e.usa && *e.usa > *e.world) row["usa_t"].fail("no more than to the world");
        e.note = row["note"].raw();
        e.origin = detail::provenance_of(row, e.known_from());
        return e;
    });
    std::stable_sort(exports.begin(), exports.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
    return exports;
}

}  // namespace

std::vector<magnet_export> magnet_exports_from(const io::csv_table& table)
{
    return exports_from(table);
}

std::vector<magnet_export> load_magnet_exports(const std::string& path)
{
    return exports_from(io::load_csv(path));
}

std::vector<magnet_export> magnet_exports() { return exports_from(pack("magnet_exports.csv")); }

std::vector<magnet_export> magnet_export_totals()
{
    return exports_from(pack("magnet_export_totals.csv"));
}

std::vector<magnet_export> known(std::vector<magnet_export> exports, as_of when)
{
    std::erase_if(exports, [&](const auto& e) { return e.known_from() > when.on; });
    return exports;
}

}  // namespace hirschman::inline v0_1::data
