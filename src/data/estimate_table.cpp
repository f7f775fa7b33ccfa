// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/estimate_table.hpp>

#include <hirschman/data/pack.hpp>

#include "data/estimate_fields.hpp"
#include "data/fields.hpp"
#include "io/spelling.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace hirschman::inline v0_1::data {

namespace {

using uncertainty::estimate;

/// A row without a day holds always.
bool known_by(const estimate& row, as_of when)
{
    const auto& day = row.origin.known_from;
    return !day || *day <= when.on;
}

auto order(const estimate& row)
{
    return std::pair<std::string_view, std::optional<date>>(row.name, row.origin.known_from);
}

estimate row_of(const io::csv_row& row, std::string& partner)
{
    estimate result;
    result.name = row["name"].text();
    result.unit = row["unit"].text();
    result.minimum = row["minimum"].optional_number().value_or(result.minimum);
    result.maximum = row["maximum"].optional_number().value_or(result.maximum);
    partner = detail::read_shape(row, result);
    result.origin = detail::provenance_of(row, row["known_from"].day());
    const auto bounded = [&](std::string_view column) {
        const double value = row[column].number();
        if (const auto permitted = detail::permitted(result, value); !permitted.empty())
            row[column].fail(permitted);
        return value;
    };
    result.low = bounded("low");
    result.central = bounded("central");
    result.high = bounded("high");
    if (result.central < result.low) row["central"].fail("no less than low");
    if (result.high < result.central) row["high"].fail("no less than central");
    if (const auto wrong = detail::misfit(result); !wrong.empty()) row["shape"].fail(wrong);
    return result;
}

/// A number or an object with low, central and high, in place of `was`.
estimate overriding(const io::json_value& given, estimate was)
{
    const auto bounded = [&](const io::json_value& number) {
        const double value = number.number();
        if (const auto permitted = detail::permitted(was, value); !permitted.empty())
            number.fail(permitted);
        return value;
    };
    was.origin = {.source = "override: " + given.place().file.substr(0, 200),
                  .known_from = {},
                  .trust = confidence::assumed};
    if (given.is(io::json_kind::number)) {
        const double value = bounded(given);
        detail::make_point(was, value);
        return was;
    }
    if (!given.is(io::json_kind::object))
        given.fail("a number, or an object with low, central and high");
    given.require_only({"low", "central", "high", "shape"});
    was.low = bounded(given["low"]);
    was.central = bounded(given["central"]);
    was.high = bounded(given["high"]);
    if (was.central < was.low) given["central"].fail("no less than low");
    if (was.high < was.central) given["high"].fail("no less than central");
    const auto shape = given.find("shape");
    detail::reshape(was, shape);
    if (const auto wrong = detail::misfit(was); !wrong.empty())
        (shape ? *shape : given).fail(wrong);
    return was;
}

}  // namespace

estimate_table::estimate_table(std::vector<uncertainty::estimate> rows)
    : estimate_table(std::move(rows), {})
{
}

estimate_table::estimate_table(std::vector<uncertainty::estimate> rows,
                               std::vector<std::string> partners)
{
    partners.resize(rows.size());
    std::vector<std::size_t> sorted(rows.size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](std::size_t a, std::size_t b) { return order(rows[a]) < order(rows[b]); });
    for (const auto i : sorted) {
        if (!rows_.empty() && order(rows_.back()) == order(rows[i]))
            throw domain_error("the estimate \"" + rows[i].name + "\" is given twice for one day");
        rows_.push_back(std::move(rows[i]));
        partners_.push_back(std::move(partners[i]));
    }
}

std::vector<std::string_view> estimate_table::names() const
{
    std::vector<std::string_view> names;
    for (const auto& row : rows_)
        if (names.empty() || names.back() != row.name) names.push_back(row.name);
    return names;
}

std::size_t estimate_table::find(std::string_view name, as_of when) const
{
    std::optional<std::size_t> newest;
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].name != name) continue;
        if (!first) first = i;
        if (known_by(rows_[i], when)) newest = i;
    }
    if (newest) return *newest;
    const auto from = first ? rows_[*first].origin.known_from : later(name);
    if (!from)
        throw domain_error("there is no estimate \"" + std::string(name) + "\"" +
                           io::detail::suggestion(name, names()));
    throw not_known_yet("the estimate \"" + std::string(name) + "\" was not known on " +
                        when.on.iso() + "; it is known from " + from->iso());
}

std::optional<date> estimate_table::later(std::string_view name) const
{
    for (const auto& [known, from] : later_)
        if (known == name) return from;
    return {};
}

const uncertainty::estimate& estimate_table::at(std::string_view name, as_of when) const
{
    return rows_[find(name, when)];
}

std::string_view estimate_table::paired_with(std::string_view name, as_of when) const
{
    return partners_[find(name, when)];
}

estimate_table estimate_table::known(as_of when) const
{
    std::vector<estimate> rows;
    std::vector<std::string> partners;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!known_by(rows_[i], when)) continue;
        rows.push_back(rows_[i]);
        partners.push_back(partners_[i]);
    }
    estimate_table cut(std::move(rows), std::move(partners));
    cut.later_ = later_;
    // Rows of one name follow each other by day: the first that is not known yet says from when.
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (!known_by(rows_[i], when) && (i == 0 || rows_[i - 1].name != rows_[i].name))
            cut.later_.emplace_back(rows_[i].name, *rows_[i].origin.known_from);
    return cut;
}

estimate_table estimate_table::overridden(const io::json_document& overrides) const
{
    const auto given = overrides.root();
    if (!given.is(io::json_kind::object)) given.fail("an object of estimates by name");
    std::vector<estimate> rows;
    std::vector<std::string> partners;
    for (const auto& named : given.items()) {
        // The newest row lends its unit, limits and shape.
        const auto last = std::find_if(rows_.rbegin(), rows_.rend(),
                                       [&](const auto& row) { return row.name == named.key(); });
        if (last == rows_.rend())
            named.fail("the name of an estimate", "\"" + std::string(named.key()) + "\"" +
                                                      io::detail::suggestion(named.key(), names()));
        rows.push_back(overriding(named, *last));
        partners.emplace_back();
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (given.find(rows_[i].name)) continue;
        rows.push_back(rows_[i]);
        // An overridden partner leads no ranks.
        partners.push_back(given.find(partners_[i]) ? std::string() : partners_[i]);
    }
    estimate_table mine(std::move(rows), std::move(partners));
    mine.later_ = later_;
    return mine;
}

estimate_table estimates_from(const io::csv_table& table)
{
    table.require_columns({"name", "unit", "low", "central", "high", "shape", "details",
                           "bounds_are", "minimum", "maximum", "known_from", "source",
                           "confidence"});
    table.require_unique({"name", "known_from"});
    std::vector<std::string> partners;
    auto rows = detail::rows_of<estimate>(
        table, [&](const io::csv_row& row) { return row_of(row, partners.emplace_back()); });
    for (std::size_t i = 0; i < partners.size(); ++i)
        if (!partners[i].empty() && std::none_of(rows.begin(), rows.end(), [&](const auto& row) {
                return row.name == partners[i];
            }))
            table[i]["details"].fail("a partner that is an estimate of this table");
    return {std::move(rows), std::move(partners)};
}

estimate_table load_estimates(const std::string& path)
{
    return estimates_from(io::load_csv(path));
}

estimate_table estimates() { return estimates_from(pack("estimates.csv")); }

uncertainty::estimate estimate_for(const estimate_table& table, std::string_view name, as_of when)
{
    return table.at(name, when);
}

uncertainty::estimate estimate_for(std::string_view name, as_of when)
{
    return estimate_for(estimates(), name, when);
}

estimate_table load_overrides(const estimate_table& table, const std::string& path)
{
    return table.overridden(io::load_json(path));
}

}  // namespace hirschman::inline v0_1::data
