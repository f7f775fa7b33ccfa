// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/advanced_chips.hpp>

#include <hirschman/io/csv.hpp>

#include "data/fields.hpp"
#include "io/file.hpp"
#include "io/spelling.hpp"
#include "supply/cycle.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace hirschman::inline v0_1::io {

namespace {

/// Rounding of the published shares: below it nothing is missing, above it the sum is an error.
constexpr double nothing_missing = 0.005;
constexpr double most_excess = 0.03;

/// `12.5` or `12.5%`, as a share.
double percent(const csv_cell& cell)
{
    auto digits = cell.raw();
    if (digits.ends_with('%')) digits.remove_suffix(1);
    double value = 0.0;
    if (!detail::exact_number(digits, value) || !(value >= 0.0 && value <= 100.0))
        cell.fail("a number of percent between 0 and 100");
    return value / 100.0;
}

class reader {
public:
    explicit reader(const std::string& directory)
        : inputs_(load(directory, "inputs")),
          providers_(load(directory, "providers")),
          provision_(load(directory, "provision")),
          sequence_(load(directory, "sequence")),
          stages_(load(directory, "stages"))
    {
        result_.flow.name = "advanced_chips";
    }

    advanced_chips read()
    {
        inputs_.require_unique({"input_id"});
        stages_.require_unique({"stage_id"});
        for (const auto row : inputs_)
            add_stage(row, "input_id", "input_name",
                      inputs_.has_column("stage_name") ? std::string(row["stage_name"].raw()) : "");
        for (const auto row : stages_) add_stage(row, "stage_id", "stage_name", "");
        shares();
        sequence();
        if (const auto defect = supply::first_defect(result_.flow)) {
            const bool flow = defect->list == supply::network_list::requirements;
            throw data_error(
                {(flow ? sequence_ : provision_).file(), flow ? flow_lines_[defect->entry] : 0,
                 flow ? "goes_into_id" : "share_provided"},
                defect->expected, defect->found);
        }
        return std::move(result_);
    }

private:
    struct dated_share {
        long long year = 0;
        double share = 0.0;
        std::string source = {};
    };

    static csv_table load(const std::string& directory, const char* name)
    {
        return load_csv((std::filesystem::path(directory) / name).string() + ".csv");
    }

    void add_stage(const csv_row& row, const char* id, const char* name, std::string activity)
    {
        (void)row[id].text();
        supply::stage s;
        s.id = data::detail::text_of<48>(row[id]);
        s.good = row[name].text();
        s.activity = std::move(activity);
        s.unit = supply::share_of_world;
        if (!index_.try_emplace(s.id.str(), result_.flow.stages.size()).second)
            row[id].fail("an id that no input has");
        result_.flow.stages.push_back(std::move(s));
    }

    std::size_t stage_of(const csv_cell& cell) const
    {
        const auto found = index_.find(cell.raw());
        if (found == index_.end()) {
            std::vector<std::string_view> ids;
            for (const auto& [id, i] : index_) ids.push_back(id);
            throw data_error(cell.place(), "an input or a stage",
                             detail::quoted(cell.raw()) + detail::suggestion(cell.raw(), ids));
        }
        return found->second;
    }

    /// Of every stage, by country; a provider that is none is the rest.
    void shares()
    {
        std::map<std::string, std::optional<country>, std::less<>> countries;
        std::map<std::string, bool, std::less<>> known;
        for (const auto row : providers_) {
            const std::string id(row["provider_id"].text());
            known[id] = true;
            if (row["provider_type"].raw() == "country")
                countries[id] = country::parse(row["provider_name"].raw());
        }

        std::vector<std::map<std::optional<country>, dated_share>> latest(
            result_.flow.stages.size());
        std::vector<std::size_t> lines(result_.flow.stages.size(), 0);
        for (const auto row : provision_) {
            if (!known.contains(row["provider_id"].raw())) row["provider_id"].fail("a provider");
            const std::size_t stage = stage_of(row["provided_id"]);
            const auto provider = countries.find(row["provider_id"].raw());
            if (provider == countries.end() || row["share_provided"].empty()) continue;
            dated_share given;
            given.share = percent(row["share_provided"]);
            if (provision_.has_column("year") && !row["year"].empty())
                given.year = row["year"].integer();
            if (provision_.has_column("source")) given.source = row["source"].raw();
            lines[stage] = row.line();
            auto& held = latest[stage];
            if (const auto [at, fresh] = held.try_emplace(provider->second, given); !fresh) {
                // Several groups of countries are one rest.
                if (at->second.year == given.year && !provider->second)
                    at->second.share += given.share;
                else if (at->second.year == given.year)
                    row["provider_id"].fail("a country once for an input and a year");
                else if (at->second.year < given.year)
                    at->second = given;
            }
        }
        for (std::size_t i = 0; i < latest.size(); ++i)
            fill(result_.flow.stages[i], latest[i], lines[i]);
    }

    void fill(supply::stage& s, const std::map<std::optional<country>, dated_share>& shares,
              std::size_t line) const
    {
        double sum = 0.0;
        for (const auto& [nation, given] : shares) sum += given.share;
        if (sum > 1.0 + most_excess)
            throw data_error({provision_.file(), line, "share_provided"},
                             "shares of " + s.good + " that add up to 100 %", to_text(100.0 * sum));
        const bool whole = sum >= 1.0 - nothing_missing;
        double rest = whole ? 0.0 : 1.0 - sum;
        for (const auto& [nation, given] : shares) {
            if (!nation) rest += whole ? given.share / sum : given.share;
            if (!nation) continue;
            supply::producer p;
            p.nation = nation;
            p.output = whole ? given.share / sum : given.share;
            // The wording is somebody else's; what does not fit is not needed to find it.
            p.origin.source = std::string_view(given.source).substr(0, 320);
            p.origin.trust = confidence::recalled;
            s.producers.push_back(p);
            if (given.year != 0) s.period = std::to_string(given.year);
        }
        if (rest > 0.0) s.producers.push_back({{}, rest});
    }

    void sequence()
    {
        std::vector<std::pair<std::size_t, std::size_t>> types;
        for (const auto row : sequence_) {
            const std::size_t input = stage_of(row["input_id"]);
            const bool flow = !row["goes_into_id"].empty();
            if (flow == !row["is_type_of_id"].empty())
                row["goes_into_id"].fail("either what the input goes into or what it is a type of");
            if (flow) {
                supply::requirement r;
                r.user = result_.flow.stages[stage_of(row["goes_into_id"])].id;
                r.input = result_.flow.stages[input].id;
                result_.flow.requirements.push_back(r);
                flow_lines_.push_back(row.line());
                continue;
            }
            const std::size_t of = stage_of(row["is_type_of_id"]);
            types.emplace_back(input, of);
            result_.taxonomy.push_back({result_.flow.stages[input].id, result_.flow.stages[of].id});
            if (const auto cycle = supply::detail::a_cycle(index_.size(), types); !cycle.empty())
                row["is_type_of_id"].fail("kinds that are not kinds of themselves");
        }
    }

    csv_table inputs_;
    csv_table providers_;
    csv_table provision_;
    csv_table sequence_;
    csv_table stages_;
    advanced_chips result_;
    std::map<std::string, std::size_t, std::less<>> index_;
    std::vector<std::size_t> flow_lines_;
};

}  // namespace

advanced_chips load_advanced_chips(const std::string& directory)
{
    return reader(directory).read();
}

}  // namespace hirschman::inline v0_1::io
