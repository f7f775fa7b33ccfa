// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/tariff_schedule.hpp>

#include "data/fields.hpp"
#include "io/spelling.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace hirschman::inline v0_1::io {

namespace {

/// One of several, or the only one there is.
std::string chosen(const csv_table& table, std::string_view name)
{
    const auto names = schedule_names(table);
    if (name.empty() && names.size() <= 1) return names.empty() ? std::string() : names.front();
    const std::vector<std::string_view> known(names.begin(), names.end());
    if (std::find(known.begin(), known.end(), name) == known.end())
        throw domain_error(table.file() + " has " +
                           (name.empty() ? std::string("several schedules")
                                         : "no schedule \"" + std::string(name) + "\"") +
                           detail::suggestion(name, known) +
                           (known.empty() ? "" : "; it has " + detail::one_of(known)));
    return std::string(name);
}

std::optional<date> day(const csv_table& table, const csv_row& row, std::string_view column)
{
    return table.has_column(column) ? row[column].optional_day() : std::nullopt;
}

provenance origin_of(const csv_table& table, const csv_row& row)
{
    const auto known_from = day(table, row, "known_from");
    if (table.has_column("source") && table.has_column("confidence"))
        return data::detail::provenance_of(row, known_from);
    return {.source = {}, .known_from = known_from};
}

}  // namespace

std::vector<std::string> schedule_names(const csv_table& table)
{
    if (!table.has_column("schedule")) return {};
    std::set<std::string, std::less<>> names;
    for (const auto row : table)
        if (const auto name = row["schedule"].text(); names.find(name) == names.end())
            names.emplace(name);
    return {names.begin(), names.end()};
}

std::vector<trade::tariff_line> schedule_from(const csv_table& table, std::string_view name)
{
    table.require_columns(
        {"importer", "exporter", "rate"},
        {"schedule", "sector", "from", "until", "known_from", "source", "confidence", "note"});
    const std::string wanted = chosen(table, name);
    std::vector<trade::tariff_line> lines;
    std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
    for (const auto row : table) {
        if (!wanted.empty() && row["schedule"].raw() != wanted) continue;
        trade::tariff_line line{.importer = std::string(row["importer"].text()),
                                .exporter = std::string(row["exporter"].text()),
                                .rate = row["rate"].number(),
                                .from = day(table, row, "from"),
                                .until = day(table, row, "until"),
                                .origin = origin_of(table, row)};
        if (table.has_column("sector")) line.sector = row["sector"].text();
        if (!(line.rate > -1.0)) row["rate"].fail("a tariff above -1");
        if (line.from && line.until && !(*line.from < *line.until))
            row["until"].fail("a day after the first");
        if (!seen.emplace(line.importer, line.exporter, line.sector,
                          line.from ? line.from->iso() : "")
                 .second)
            row["exporter"].fail("every line once");
        lines.push_back(std::move(line));
    }
    if (lines.empty()) throw data_error({table.file(), 0, ""}, "a line of tariffs", "none");
    return lines;
}

std::vector<trade::tariff_line> load_schedule(const std::string& path, std::string_view name)
{
    return schedule_from(load_csv(path), name);
}

}  // namespace hirschman::inline v0_1::io
