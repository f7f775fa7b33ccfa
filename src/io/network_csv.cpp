// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/network.hpp>

#include "data/fields.hpp"
#include "io/file.hpp"
#include "io/spelling.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::io {

namespace {

using supply::network_list;

constexpr std::string_view columns[] = {
    "stage",  "name",        "activity",        "unit",
    "period", "country",     "amount",          "capacity",
    "input",  "cost_share",  "elasticity",      "from",
    "share",  "months",      "log_spread",      "start",
    "full",   "value_added", "elasticity_long", "elasticity_years"};

/// One row: the columns its record uses, and no others.
class fact {
public:
    fact(const csv_table& table, csv_row row, std::initializer_list<std::string_view> used)
        : table_(table), row_(row)
    {
        for (const auto column : columns)
            if (std::find(used.begin(), used.end(), column) == used.end() &&
                table.has_column(column) && !row[column].empty())
                row[column].fail("nothing in a row of this record");
    }

    std::optional<csv_cell> given(std::string_view column) const
    {
        if (!table_.has_column(column) || row_[column].empty()) return {};
        return row_[column];
    }
    csv_cell need(std::string_view column) const
    {
        if (!table_.has_column(column))
            throw data_error({table_.file(), row_.line(), std::string(column)},
                             "a column of this name", "none");
        return row_[column];
    }
    template <std::size_t Capacity>
    text<Capacity> id(std::string_view column) const
    {
        (void)need(column).text();
        return data::detail::text_of<Capacity>(need(column));
    }
    std::string words(std::string_view column) const
    {
        const auto cell = given(column);
        return cell ? std::string(cell->raw()) : std::string();
    }
    std::optional<double> number(std::string_view column) const
    {
        const auto cell = given(column);
        return cell ? std::optional(cell->number()) : std::nullopt;
    }
    std::optional<country> nation_or_rest(std::string_view column) const
    {
        if (need(column).raw() == "rest") return {};
        return need(column).nation();
    }
    provenance origin() const
    {
        return data::detail::provenance_of(row_, table_.has_column("known_from")
                                                     ? row_["known_from"].optional_day()
                                                     : std::nullopt);
    }

private:
    const csv_table& table_;
    csv_row row_;
};

/// Where the members of a list stand in the table, if not under their own name.
std::string_view column_of(network_list list, std::string_view member)
{
    using pair = std::pair<std::string_view, std::string_view>;
    static constexpr pair common[] = {
        {"id", "stage"},       {"producers", "stage"}, {"nation", "country"},
        {"output", "amount"},  {"user", "stage"},      {"good", "stage"},
        {"holder", "country"}, {"sector", "name"},     {"use", "amount"}};
    if (list == network_list::projects) {
        if (member == "id") return "name";
        if (member == "capacity") return "amount";
    }
    for (const auto& [name, column] : common)
        if (name == member) return column;
    return member;
}

class reader {
public:
    explicit reader(const csv_table& table) : table_(table)
    {
        table.require_columns({"record", "stage", "source", "confidence"}, {"name",
                                                                            "activity",
                                                                            "unit",
                                                                            "period",
                                                                            "country",
                                                                            "amount",
                                                                            "capacity",
                                                                            "input",
                                                                            "cost_share",
                                                                            "elasticity",
                                                                            "from",
                                                                            "share",
                                                                            "months",
                                                                            "log_spread",
                                                                            "start",
                                                                            "full",
                                                                            "value_added",
                                                                            "elasticity_long",
                                                                            "elasticity_years",
                                                                            "known_from"});
        net_.name = std::filesystem::path(table.file()).stem().string();
    }

    supply::network read()
    {
        std::vector<std::size_t> producers;
        for (std::size_t i = 0; i < table_.size(); ++i)
            if (one(i)) producers.push_back(i);
        for (const std::size_t i : producers) producer(i);
        if (const auto defect = supply::first_defect(net_)) refuse(*defect);
        return std::move(net_);
    }

private:
    /// Reads a row; true where it is a producer, which has to wait for its stage.
    bool one(std::size_t i)
    {
        const csv_row row = table_[i];
        switch (row["record"].word(
            {"stage", "producer", "input", "sourcing", "stock", "project", "buyer"})) {
            case 0: stage(i); return false;
            case 1: return true;
            case 2: {
                const fact f(table_, row, {"stage", "input", "cost_share", "elasticity"});
                add(net_.requirements, network_list::requirements, i,
                    {f.id<48>("stage"), f.id<48>("input"), f.number("cost_share"),
                     f.number("elasticity").value_or(0.0), f.origin()});
                return false;
            }
            case 3: {
                const fact f(table_, row, {"stage", "country", "from", "share"});
                add(net_.sourced, network_list::sourced, i,
                    {f.id<48>("stage"), f.need("country").nation(), f.nation_or_rest("from"),
                     f.need("share").share(), f.origin()});
                return false;
            }
            case 4: {
                const fact f(table_, row, {"stage", "country", "months", "log_spread"});
                add(net_.stocks, network_list::stocks, i,
                    {f.id<48>("stage"), f.need("country").nation(), f.need("months").number(),
                     f.number("log_spread"), f.origin()});
                return false;
            }
            case 5: {
                const fact f(table_, row,
                             {"stage", "country", "name", "amount", "unit", "start", "full"});
                const auto full = f.given("full");
                add(net_.projects, network_list::projects, i,
                    {f.id<64>("name"), f.id<48>("stage"), f.need("country").nation(),
                     f.need("amount").number(), f.words("unit"), f.need("start").day(),
                     full ? std::optional(full->day()) : std::nullopt, f.origin()});
                return false;
            }
            default: {
                const fact f(table_, row,
                             {"stage", "country", "name", "amount", "value_added", "cost_share",
                              "elasticity", "elasticity_long", "elasticity_years"});
                add(net_.buyers, network_list::buyers, i,
                    {f.need("country").nation(), f.id<48>("name"), f.id<48>("stage"),
                     f.number("value_added"), f.number("cost_share"), f.number("elasticity"),
                     f.number("elasticity_long"), f.number("elasticity_years"), f.number("amount"),
                     f.origin()});
                return false;
            }
        }
    }

    void stage(std::size_t i)
    {
        const fact f(table_, table_[i], {"stage", "name", "activity", "unit", "period"});
        add(net_.stages, network_list::stages, i,
            {f.id<48>("stage"),
             std::string(f.need("name").text()),
             f.words("activity"),
             std::string(f.need("unit").text()),
             f.words("period"),
             {},
             f.origin()});
        producer_rows_.emplace_back();
    }

    void producer(std::size_t i)
    {
        const fact f(table_, table_[i], {"stage", "country", "amount", "capacity"});
        const auto id = f.need("stage").raw();
        std::vector<std::string_view> ids;
        for (std::size_t s = 0; s < net_.stages.size(); ++s) {
            ids.push_back(net_.stages[s].id);
            if (net_.stages[s].id != id) continue;
            net_.stages[s].producers.push_back({f.nation_or_rest("country"),
                                                f.need("amount").number(), f.number("capacity"),
                                                f.origin()});
            producer_rows_[s].push_back(i);
            return;
        }
        throw data_error(f.need("stage").place(), "a stage of this file",
                         detail::quoted(id) + detail::suggestion(id, ids));
    }

    template <class Entry>
    void add(std::vector<Entry>& list, network_list which, std::size_t row, Entry entry)
    {
        list.push_back(std::move(entry));
        rows_[which].push_back(row);
    }

    [[noreturn]] void refuse(const supply::network_defect& defect)
    {
        if (net_.stages.empty())
            throw data_error({table_.file(), 0, "record"}, defect.expected, defect.found);
        const std::size_t row = defect.list == network_list::producers
                                    ? producer_rows_[defect.entry][defect.producer]
                                    : rows_[defect.list][defect.entry];
        throw data_error(
            {table_.file(), table_[row].line(), std::string(column_of(defect.list, defect.member))},
            defect.expected, defect.found);
    }

    const csv_table& table_;
    supply::network net_;
    std::map<network_list, std::vector<std::size_t>> rows_;
    std::vector<std::vector<std::size_t>> producer_rows_;
};

}  // namespace

supply::network network_from(const csv_table& table) { return reader(table).read(); }

supply::network load_network(const std::string& path)
{
    const auto ending = std::filesystem::path(path).extension().string();
    if (ending == ".csv") return network_from(load_csv(path));
    if (ending == ".json") {
        auto net = network_from(load_json(path).root());
        if (net.name.empty()) net.name = std::filesystem::path(path).stem().string();
        return net;
    }
    throw data_error({path, 0, ""}, "a file that ends in .csv or .json", "\"" + ending + "\"");
}

}  // namespace hirschman::inline v0_1::io
