// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/use_table.hpp>

#include <hirschman/io/csv.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace hirschman::inline v0_1::io {

namespace {

bool among(const std::vector<std::string>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string count_of(std::size_t n, const char* one, const char* many)
{
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

/// The places of the rows and columns in the file.
struct frame {
    std::vector<std::size_t> sectors, final_uses;
    std::optional<std::size_t> total_use;
    std::vector<std::optional<std::size_t>> rows;  // of the sectors
    std::vector<std::size_t> value_added, primary_inputs;
    std::optional<std::size_t> output;
};

frame frame_of(const csv_table& csv, const use_table_layout& layout)
{
    frame f;
    const auto& columns = csv.columns();
    for (std::size_t c = 1; c < columns.size(); ++c) {
        if (columns[c] == layout.total_use)
            f.total_use = c;
        else if (among(layout.final_uses, columns[c]))
            f.final_uses.push_back(c);
        else if (!among(layout.ignored, columns[c]))
            f.sectors.push_back(c);
    }
    if (f.sectors.empty())
        throw data_error({csv.file(), 1, ""}, "a column for every sector", "none");

    csv.require_unique({columns[0]});
    f.rows.resize(f.sectors.size());
    for (std::size_t r = 0; r < csv.size(); ++r) {
        const auto label = csv[r].at(0);
        if (label.text() == layout.output_row)
            f.output = r;
        else if (among(layout.value_added, label.raw()))
            f.value_added.push_back(r);
        else if (among(layout.primary_inputs, label.raw()))
            f.primary_inputs.push_back(r);
        else if (!among(layout.ignored, label.raw())) {
            const auto sector = std::find_if(f.sectors.begin(), f.sectors.end(),
                                             [&](auto c) { return columns[c] == label.raw(); });
            if (sector == f.sectors.end())
                label.fail("a row that is a column too, or that the layout names");
            f.rows[static_cast<std::size_t>(sector - f.sectors.begin())] = r;
        }
    }
    if (!f.output)
        throw data_error({csv.file(), 0, columns[0]}, "the row \"" + layout.output_row + "\"",
                         "none");
    for (std::size_t i = 0; i < f.sectors.size(); ++i) {
        const std::string& sector = columns[f.sectors[i]];
        if (!f.rows[i] && !among(layout.without_row, sector))
            throw data_error({csv.file(), 1, sector},
                             "a row of the same name, or a column that the layout names", "none");
    }
    return f;
}

class table_reader {
public:
    table_reader(const csv_table& csv, const use_table_layout& layout)
        : csv_(csv), layout_(layout), frame_(frame_of(csv, layout))
    {
    }

    use_table read()
    {
        supply::flow_table t;
        const std::size_t n = frame_.sectors.size();
        t.flows.assign(n * n, 0.0);
        for (const std::size_t c : frame_.sectors) {
            const auto cell = csv_[*frame_.output].at(c);
            t.output.push_back(cell.number());
            if (t.output.back() < 0.0) cell.fail("an output that is not negative");
            t.sectors.push_back(csv_.columns()[c]);
        }
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; frame_.rows[i] && j < n; ++j)
                t.flows[i * n + j] = flow(csv_[*frame_.rows[i]].at(frame_.sectors[j]));
        if (!frame_.value_added.empty())
            for (const std::size_t c : frame_.sectors)
                t.value_added.push_back(sum_of(frame_.value_added, c));
        check_columns(t);
        check_rows(t);
        try {
            supply::require_valid(t);
        } catch (const domain_error& e) {
            throw data_error({csv_.file(), 0, ""}, "a table of flows", e.what());
        }
        note(t);
        return {std::move(t), std::move(notes_)};
    }

private:
    double flow(const csv_cell& cell)
    {
        const double value = cell.number();
        if (value >= 0.0) return value;
        if (layout_.negatives == negative_flow::refused) cell.fail("a flow that is not negative");
        ++negatives_;
        negative_sum_ += value;
        return 0.0;
    }

    double sum_of(const std::vector<std::size_t>& rows, std::size_t column) const
    {
        double sum = 0.0;
        for (const std::size_t r : rows) sum += csv_[r].at(column).number();
        return sum;
    }

    void require_equal(double sum, double total, const csv_cell& place, const char* what) const
    {
        if (std::fabs(sum - total) <= layout_.rounding + layout_.tolerance * std::fabs(total))
            return;
        throw data_error(place.place(), std::string(what) + " " + to_text(sum), to_text(total));
    }

    /// What a sector buys and adds is its output. Flows as printed, those below zero too.
    void check_columns(const supply::flow_table& t) const
    {
        if (frame_.value_added.empty()) return;
        std::vector<std::size_t> rows = frame_.primary_inputs;
        rows.insert(rows.end(), frame_.value_added.begin(), frame_.value_added.end());
        for (const auto& r : frame_.rows)
            if (r) rows.push_back(*r);
        for (std::size_t j = 0; j < t.size(); ++j) {
            const std::size_t c = frame_.sectors[j];
            require_equal(sum_of(rows, c), t.output[j], csv_[*frame_.output].at(c),
                          "the sum of the column,");
        }
    }

    /// What is used of a product is the total printed, and its output where that is required.
    void check_rows(const supply::flow_table& t) const
    {
        for (std::size_t i = 0; i < t.size(); ++i) {
            if (!frame_.rows[i]) continue;
            const csv_row row = csv_[*frame_.rows[i]];
            double used = 0.0;
            for (const std::size_t c : frame_.sectors) used += row.at(c).number();
            for (const std::size_t c : frame_.final_uses) used += row.at(c).number();
            if (frame_.total_use && !frame_.final_uses.empty())
                require_equal(used, row.at(*frame_.total_use).number(), row.at(*frame_.total_use),
                              "the sum of the row,");
            if (layout_.rows != balance::required) continue;
            if (frame_.total_use)
                require_equal(t.output[i], row.at(*frame_.total_use).number(),
                              row.at(*frame_.total_use), "the output of the sector's column,");
            else if (!frame_.final_uses.empty())
                require_equal(t.output[i], used, row.at(0),
                              "a row whose sum is the output of the sector's column,");
        }
    }

    void note(const supply::flow_table& t)
    {
        if (negatives_ > 0)
            notes_.push_back(count_of(negatives_, "flow", "flows") + " below zero, " +
                             to_text(negative_sum_) + " in all, set to zero");
        std::size_t absent = 0;
        for (const auto& r : frame_.rows) absent += r ? 0 : 1;
        if (absent > 0)
            notes_.push_back(count_of(absent, "sector has", "sectors have") +
                             " no row: taken to sell to final demand only");
        const auto final = supply::final_demand(t);
        const auto over = static_cast<std::size_t>(
            std::count_if(final.begin(), final.end(), [](double f) { return f < 0.0; }));
        if (over > 0)
            notes_.push_back("sectors buy more than the output of " +
                             count_of(over, "sector", "sectors") +
                             ": imported, or made by others; final demand is negative there");
        if (!frame_.total_use && frame_.final_uses.empty())
            notes_.push_back("no final uses are given: taken to be the rest of output");
    }

    const csv_table& csv_;
    const use_table_layout& layout_;
    frame frame_;
    std::vector<std::string> notes_;
    std::size_t negatives_ = 0;
    double negative_sum_ = 0.0;
};

}  // namespace

use_table_layout bea_detail_layout()
{
    return {.output_row = "T008",
            .total_use = "T007",
            .value_added = {"V00100", "V00200", "V00300"},
            .primary_inputs = {"S00401", "S00402", "S00300", "S00900"},
            .final_uses = {"F01000", "F02E00", "F02N00", "F02R00", "F02S00", "F03000", "F04000",
                           "F05000", "F06C00", "F06E00", "F06N00", "F06S00", "F07C00", "F07E00",
                           "F07N00", "F07S00", "F10C00", "F10E00", "F10N00", "F10S00"},
            .ignored = {"T001", "T004", "T005", "T006"},
            .without_row = {"331314", "S00101", "S00201", "S00202"},
            .rows = balance::by_residual,
            .negatives = negative_flow::set_to_zero,
            .tolerance = 0.0,
            // In millions, and a row has up to 402 figures that are each rounded to one: the sums
            // of 2017 miss their totals by 26 at most.
            .rounding = 30.0};
}

use_table parse_use_table(std::string_view content, const use_table_layout& layout,
                          std::string file)
{
    const csv_table csv(content, std::move(file));
    return table_reader(csv, layout).read();
}

use_table load_use_table(const std::string& path, const use_table_layout& layout)
{
    const csv_table csv = load_csv(path);
    return table_reader(csv, layout).read();
}

}  // namespace hirschman::inline v0_1::io
