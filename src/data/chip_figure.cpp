// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/chip_figure.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"

namespace hirschman::inline v0_1::data {

std::vector<chip_figure> chip_figures_from(const io::csv_table& table)
{
    table.require_columns({"figure", "period", "from", "last_day", "low", "central", "high", "unit",
                           "basis", "note", "source", "confidence"});
    table.require_unique({"figure", "period"});
    return detail::rows_of<chip_figure>(table, [](const io::csv_row& row) {
        chip_figure f;
        f.figure = row["figure"].text();
        f.period = row["period"].text();
        f.from = row["from"].optional_day();
        f.last_day = row["last_day"].optional_day();
        if (f.from && f.last_day && *f.last_day < *f.from)
            row["last_day"].fail("a day not before the first");
        f.low = detail::optional_not_negative(row["low"]);
        f.central = detail::optional_not_negative(row["central"]);
        f.high = detail::optional_not_negative(row["high"]);
        if (!f.low && !f.central && !f.high) row["central"].fail("at least one figure");
        if (f.low && f.high && *f.high < *f.low) row["high"].fail("no less than the low figure");
        constexpr std::string_view units[] = {"units", "USD", "dies", "stacks", "share"};
        f.unit = units[row["unit"].word({"units", "USD", "dies", "stacks", "share"})];
        f.note = row["note"].raw();
        f.origin = detail::provenance_of(row);
        return f;
    });
}

std::vector<chip_figure> load_chip_figures(const std::string& path)
{
    return chip_figures_from(io::load_csv(path));
}

std::vector<chip_figure> chip_figures() { return chip_figures_from(pack("chip_figures.csv")); }

}  // namespace hirschman::inline v0_1::data
