// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/estimate_table.hpp>

#include <hirschman/data/pack.hpp>

#include "data/estimate_fields.hpp"
#include "data/fields.hpp"
#include "io/spelling.hpp"

#include <algorithm>
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
    return std::pair(row.name.view(), row.origin.known_from);
}

estimate row_of(const io::csv_row& row)
{
    estimate result;
    (void)row["name"].text();
    result.name = detail::text_of<64>(row["name"]);
    result.unit = detail::text_of<96>(row["unit"]);
    result.minimum = row["minimum"].optional_number().value_or(result.minimum);
    result.maximum = row["maximum"].optional_number().value_or(result.maximum);
    detail::read_shape(row, result);
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
    was.paired_with = {};
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

estimate_table::estimate_table(std::vector<uncertainty::estimate> rows) : rows_(std::move(rows))
{
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const auto& a, const auto& b) { return order(a) < order(b); });
    const auto twice = std::adjacent_find(
        rows_.begin(), rows_.end(),
        [](const auto& a, const auto& b) { return order(a) == order(b); });
    if (twice != rows_.end())
        throw domain_error("the estimate \"" + twice->name.str() +
                           "\" is given twice for one day");
}

std::vector<std::string_view> estimate_table::names() const
{
    std::vector<std::string_view> names;
    for (const auto& row : rows_)
        if (names.empty() || names.back() != row.name) names.push_back(row.name);
    return names;
}

const uncertainty::estimate& estimate_table::at(std::string_view name, as_of when) const
{
    const estimate* newest = nullptr;
    const estimate* first = nullptr;
    for (const auto& row : rows_) {
        if (row.name != name) continue;
        if (first == nullptr) first = &row;
        if (known_by(row, when)) newest = &row;
    }
    if (newest != nullptr) return *newest;
    if (first == nullptr)
        throw domain_error("there is no estimate \"" + std::string(name) + "\"" +
                           io::detail::suggestion(name, names()));
    throw domain_error("the estimate \"" + std::string(name) + "\" was not known on " +
                       when.on.iso() + "; it is known from " +
                       first->origin.known_from->iso());
}

estimate_table estimate_table::known(as_of when) const
{
    auto rows = rows_;
    std::erase_if(rows, [&](const auto& row) { return !known_by(row, when); });
    return estimate_table(std::move(rows));
}

estimate_table estimate_table::overridden(const io::json_document& overrides) const
{
    auto rows = rows_;
    if (!overrides.root().is(io::json_kind::object))
        overrides.root().fail("an object of estimates by name");
    for (const auto& given : overrides.root().items()) {
        const auto has_name = [&](const auto& row) { return row.name == given.key(); };
        // The newest row lends its unit, limits and shape.
        const auto last = std::find_if(rows.rbegin(), rows.rend(), has_name);
        if (last == rows.rend())
            given.fail("the name of an estimate",
                       "\"" + std::string(given.key()) + "\"" +
                           io::detail::suggestion(given.key(), names()));
        auto replacement = overriding(given, *last);
        std::erase_if(rows, has_name);
        for (auto& row : rows)
            if (row.paired_with == given.key()) row.paired_with = {};
        rows.push_back(std::move(replacement));
    }
    return estimate_table(std::move(rows));
}

estimate_table estimates_from(const io::csv_table& table)
{
    table.require_columns({"name", "unit", "low", "central", "high", "shape", "details",
                           "bounds_are", "minimum", "maximum", "known_from", "source",
                           "confidence"});
    table.require_unique({"name", "known_from"});
    return estimate_table(detail::rows_of<estimate>(table, row_of));
}

estimate_table load_estimates(const std::string& path) { return estimates_from(io::load_csv(path)); }

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
