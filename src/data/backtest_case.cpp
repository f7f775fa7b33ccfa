// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/backtest_case.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"

#include <algorithm>

namespace hirschman::inline v0_1::data {

namespace {

/// `key=value;key=value`
std::vector<std::pair<std::string, std::string>> settings_of(const io::csv_cell& cell)
{
    std::vector<std::pair<std::string, std::string>> all;
    std::string_view rest = cell.raw();
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        const auto one = rest.substr(0, end);
        const auto equals = one.find('=');
        if (equals == 0 || equals == std::string_view::npos || equals + 1 == one.size())
            cell.fail("key=value, separated by semicolons");
        const std::string key(one.substr(0, equals));
        for (const auto& [known, value] : all)
            if (known == key) cell.fail("each key once");
        all.emplace_back(key, one.substr(equals + 1));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return all;
}

backtest_case case_of(const io::csv_row& row)
{
    backtest_case c;
    (void)row["case"].text();
    (void)row["episode"].text();
    c.id = detail::text_of<48>(row["case"]);
    c.episode = detail::text_of<48>(row["episode"]);
    c.kind = static_cast<case_class>(
        row["class"].word({"forecast", "conditional", "in_sample", "identity", "others_forecast",
                           "pseudo_real_time", "not_modelled", "open"}));
    c.function = detail::text_of<24>(row["function"]);
    c.settings = settings_of(row["settings"]);
    c.as_of = row["as_of"].optional_day();
    if (!row["base"].empty()) c.base = detail::positive(row["base"]);
    c.unit = row["unit"].text();
    c.observed = row["observed"].optional_number();
    c.observed_from = row["observed_from"].optional_day();
    c.unchanged = detail::optional_not_negative(row["unchanged"]);
    c.returned = detail::optional_not_negative(row["returned"]);
    c.what = row["what"].text();
    c.origin = detail::provenance_of(row, c.observed_from);
    c.note = row["note"].raw();
    const bool open = c.kind == case_class::open;
    if (!is_scored(c.kind) && !open) return c;
    if (c.function.empty()) row["function"].fail("the function that answers the case");
    if (!c.observed_from) row["observed_from"].fail("the day from which the outcome is known");
    if (open) {
        if (c.observed) row["observed"].fail("nothing, while the case is open");
        if (c.as_of) row["as_of"].fail("nothing: an open case is asked by each release");
        return c;
    }
    if (!c.as_of) row["as_of"].fail("the day on which a scored case is asked");
    if (!c.observed) row["observed"].fail("the outcome of a scored case");
    if (*c.observed_from <= *c.as_of)
        row["observed_from"].fail("a day after the question of " + c.as_of->iso());
    if (!c.base && !(*c.observed > 0.0))
        row["observed"].fail("a number of days above 0 where there is no base");
    return c;
}

}  // namespace

std::vector<backtest_case> backtest_cases_from(const io::csv_table& table)
{
    table.require_columns({"case", "episode", "class", "function", "settings", "as_of", "base",
                           "unit", "observed", "observed_from", "unchanged", "returned", "what",
                           "source", "confidence", "note"});
    table.require_unique({"case"});
    return detail::rows_of<backtest_case>(table, case_of);
}

std::vector<backtest_case> load_backtest_cases(const std::string& path)
{
    return backtest_cases_from(io::load_csv(path));
}

std::vector<backtest_case> backtest_cases()
{
    return backtest_cases_from(pack("backtest_cases.csv"));
}

}  // namespace hirschman::inline v0_1::data
