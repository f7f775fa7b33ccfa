// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/embargo.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"
#include "io/spelling.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace hirschman::inline v0_1::data {

namespace {

std::vector<std::string_view> parts(std::string_view words, char separator)
{
    std::vector<std::string_view> found;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(separator), words.size());
        found.push_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return found;
}

double number_in(const io::csv_cell& cell, std::string_view digits, const char* expected)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) cell.fail(expected);
    return value;
}

std::vector<supply::approval> approvals_in(const io::csv_cell& cell)
{
    constexpr auto expected = "readings day:share separated by ;";
    std::vector<supply::approval> readings;
    for (const std::string_view reading : parts(cell.raw(), ';')) {
        const auto figures = parts(reading, ':');
        if (figures.size() != 2) cell.fail(expected);
        readings.push_back(
            {number_in(cell, figures[0], expected), number_in(cell, figures[1], expected)});
    }
    return readings;
}

constexpr std::array figures{"uncontrolled_share", "clearance_days", "median_days",   "log_spread",
                             "reorder_share",      "backlog_months", "capacity_ratio"};

supply::destination_rules rules_in(const io::csv_row& row)
{
    supply::destination_rules r;
    if (!row["destination"].empty()) r.destination = row["destination"].nation();
    r.approvals = approvals_in(row["approvals"]);
    r.note = row["note"].raw();
    r.origin = detail::provenance_of(row, row["known_from"].optional_day());
    const auto given = [&](const char* figure) { return !row[figure].empty(); };
    if (std::none_of(figures.begin(), figures.end(), given) && r.approvals.empty()) {
        r.rules = supply::nothing_licensed;
        return r;
    }
    r.rules.uncontrolled_share = row["uncontrolled_share"].share();
    r.rules.clearance_days = row["clearance_days"].number();
    // Readings replace the licence time, which may then be left out.
    if (r.approvals.empty() || given("median_days"))
        r.rules.median_days = row["median_days"].number();
    if (r.approvals.empty() || given("log_spread")) r.rules.log_spread = row["log_spread"].number();
    r.rules.reorder_share = row["reorder_share"].share();
    r.rules.backlog_months = row["backlog_months"].number();
    r.rules.capacity_ratio = row["capacity_ratio"].number();
    return r;
}

}  // namespace

std::vector<supply::embargo> embargoes_from(const io::csv_table& table)
{
    table.require_columns({"name", "by", "goods", "start", "until", "destination",
                           "uncontrolled_share", "clearance_days", "median_days", "log_spread",
                           "reorder_share", "backlog_months", "capacity_ratio", "approvals",
                           "known_from", "note", "source", "confidence"});
    table.require_unique({"name", "destination"});
    std::vector<supply::embargo> controls;
    for (const auto row : table) {
        supply::embargo control;
        control.name = row["name"].text();
        control.by = row["by"].nation();
        control.start = row["start"].day();
        control.until = row["until"].optional_day();
        for (const std::string_view good : parts(row["goods"].text(), ';')) {
            if (good.empty() || good.size() > 48)
                row["goods"].fail("names of goods of at most 48 bytes, separated by ;");
            control.goods.push_back(good);
        }
        const auto known_already =
            std::find_if(controls.begin(), controls.end(),
                         [&](const supply::embargo& c) { return c.name == control.name; });
        auto& whole =
            known_already == controls.end() ? controls.emplace_back(control) : *known_already;
        if (whole.by != control.by) row["by"].fail("the same in all rows of a control");
        if (whole.start != control.start) row["start"].fail("the same in all rows of a control");
        if (whole.until != control.until) row["until"].fail("the same in all rows of a control");
        if (whole.goods != control.goods) row["goods"].fail("the same in all rows of a control");
        whole.destinations.push_back(rules_in(row));
        try {
            check(whole);
        } catch (const domain_error& refused) {
            throw data_error({table.file(), row.line(), ""}, "a control that holds together",
                             refused.what());
        }
    }
    std::sort(controls.begin(), controls.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return controls;
}

std::vector<supply::embargo> load_embargoes(const std::string& path)
{
    return embargoes_from(io::load_csv(path));
}

std::vector<supply::embargo> embargoes() { return embargoes_from(pack("embargoes.csv")); }

supply::embargo embargo_named(std::string_view name)
{
    auto controls = embargoes();
    std::vector<std::string_view> names;
    for (auto& control : controls) {
        if (control.name == name) return std::move(control);
        names.push_back(control.name);
    }
    throw domain_error("there is no control \"" + std::string(name) + "\"" +
                       io::detail::suggestion(name, names));
}

std::vector<supply::embargo> known(std::vector<supply::embargo> controls, as_of when)
{
    for (auto& control : controls)
        std::erase_if(control.destinations,
                      [&](const auto& r) { return !detail::is_known(r.origin, when); });
    std::erase_if(controls, [](const auto& control) { return control.destinations.empty(); });
    return controls;
}

}  // namespace hirschman::inline v0_1::data
