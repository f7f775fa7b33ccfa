// SPDX-License-Identifier: BSL-1.0
#include "io/long_table.hpp"

#include "io/file.hpp"
#include "io/spelling.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace hirschman::inline v0_1::io::detail {

name_index::name_index(std::vector<std::string> names) : names_(std::move(names))
{
    places_.reserve(names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) places_.emplace(names_[i], i);
}

std::size_t name_index::at(const csv_cell& cell, std::string_view what) const
{
    const auto word = cell.raw();
    if (last_ < names_.size() && names_[last_] == word) return last_;
    const auto found = places_.find(word);
    if (found == places_.end())
        throw data_error(cell.place(), what,
                         (word.empty() ? "nothing" : quoted(word)) +
                             suggestion(word, {names_.begin(), names_.end()}));
    return last_ = found->second;
}

std::size_t place_of(const csv_table& table, std::string_view column)
{
    const auto& columns = table.columns();
    const auto found = std::find(columns.begin(), columns.end(), column);
    if (found == columns.end())
        throw data_error({table.file(), 1, ""}, "a column " + quoted(column),
                         "none" + suggestion(column, {columns.begin(), columns.end()}));
    return static_cast<std::size_t>(found - columns.begin());
}

namespace {

void require_permitted(const csv_cell& cell, double value, figure permitted)
{
    switch (permitted) {
        case figure::flow:
            if (value < 0.0) cell.fail("a flow that is not negative");
            break;
        case figure::tariff:
            if (value <= -1.0) cell.fail("a tariff above -1");
            break;
        case figure::above_zero:
            if (value <= 0.0) cell.fail("a number above 0");
            break;
        case figure::balance: break;
    }
}

}  // namespace

grid spread(const csv_table& table, const std::vector<axis>& axes, std::string_view value,
            figure permitted)
{
    if (table.size() >= std::numeric_limits<std::uint32_t>::max())
        throw data_error({table.file(), 0, ""}, "fewer rows", std::to_string(table.size()));
    std::vector<std::size_t> columns;
    std::size_t cells = 1;
    for (const auto& a : axes) {
        columns.push_back(place_of(table, a.column));
        cells *= a.names->size();
    }
    const std::size_t figures = place_of(table, value);
    grid g{std::vector<double>(cells, 0.0), std::vector<std::uint32_t>(cells, 0)};
    for (const auto row : table) {
        std::size_t place = 0;
        for (std::size_t a = 0; a < axes.size(); ++a)
            place =
                place * axes[a].names->size() + axes[a].names->at(row.at(columns[a]), axes[a].what);
        const auto cell = row.at(figures);
        const double number = cell.number();
        require_permitted(cell, number, permitted);
        if (g.lines[place] != 0)
            throw data_error(cell.place(), "every figure once",
                             "the one of line " + std::to_string(g.lines[place]) + " again");
        g.values[place] = number;
        g.lines[place] = static_cast<std::uint32_t>(row.line());
    }
    return g;
}

std::string_view column_among(const csv_table& table,
                              std::initializer_list<std::string_view> columns)
{
    for (const auto name : columns)
        if (table.has_column(name)) return name;
    std::vector<std::string_view> have(table.columns().begin(), table.columns().end());
    throw data_error({table.file(), 1, ""}, "a column " + one_of(columns),
                     "none" + suggestion(*columns.begin(), have));
}

void require_known_columns(const csv_table& table, const std::vector<std::string_view>& known,
                           const std::vector<std::string_view>& prefixes)
{
    for (const auto& name : table.columns()) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        if (std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view p) {
                return std::string_view(name).substr(0, p.size()) == p;
            }))
            continue;
        throw data_error({table.file(), 1, ""}, "only known columns",
                         quoted(name) + suggestion(name, known));
    }
}

}  // namespace hirschman::inline v0_1::io::detail
