// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/network.hpp>

#include "io/spelling.hpp"
#include "supply/cycle.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace hirschman::inline v0_1::supply {

namespace {

constexpr std::string_view list_names[] = {"stages", "producers", "requirements", "sourced",
                                           "stocks", "projects",  "buyers"};

std::string name_of(const std::optional<country>& nation)
{
    return nation ? std::string(nation->alpha_3()) : "the rest";
}

std::string quoted(std::string_view word) { return "\"" + std::string(word) + "\""; }

/// Walks through the lists and keeps the first complaint.
class inspector {
public:
    explicit inspector(const network& net) : net_(net) {}

    std::optional<network_defect> first()
    {
        if (net_.stages.empty()) {
            complain(network_list::stages, 0, "", "at least one stage", "none");
            return defect_;
        }
        each(network_list::stages, net_.stages, [&](const stage& s) { of_stage(s); });
        each(network_list::requirements, net_.requirements, [&](const requirement& r) {
            known(r.user, "user");
            known(r.input, "input");
            once("input", r.user.str() + " needs " + r.input.str());
            fraction(r.cost_share, "cost_share");
            not_negative(r.elasticity, "elasticity");
            if (r.elasticity > 0.0 && !r.cost_share)
                complain("cost_share", "a cost share beside an elasticity above 0", "none");
        });
        each(network_list::sourced, net_.sourced, [&](const sourcing& s) {
            known(s.good, "good");
            once("from", s.good.str() + " from " + name_of(s.from) + " for " + name_of(s.user));
            within(s.share, 0.0, 1.0, "share", "a share between 0 and 1");
            if (!defect_) made_there(s);
        });
        if (!defect_) sourced_sums();
        each(network_list::stocks, net_.stocks, [&](const stock& s) {
            known(s.good, "good");
            once("holder", s.good.str() + " in " + name_of(s.holder));
            not_negative(s.months, "months");
            positive(s.log_spread, "log_spread");
        });
        each(network_list::projects, net_.projects, [&](const planned_capacity& p) {
            if (p.id.empty()) complain("id", "a name", "none");
            once("id", p.id.str());
            known(p.stage, "stage");
            not_negative(p.capacity, "capacity");
            if (p.full && *p.full < p.start)
                complain("full", "a day not before the start " + p.start.iso(), p.full->iso());
        });
        each(network_list::buyers, net_.buyers, [&](const buyer& b) {
            known(b.good, "good");
            if (b.sector.empty()) complain("sector", "a name", "none");
            once("sector", b.sector.str() + " of " + name_of(b.nation) + " buying " + b.good.str());
            if (b.value_added) not_negative(*b.value_added, "value_added");
            fraction(b.cost_share, "cost_share");
            positive(b.elasticity, "elasticity");
            positive(b.elasticity_long, "elasticity_long");
            positive(b.elasticity_years, "elasticity_years");
            if (b.use) not_negative(*b.use, "use");
        });
        if (!defect_) cycles();
        return defect_;
    }

private:
    template <class Entry, class Look>
    void each(network_list list, const std::vector<Entry>& entries, Look look)
    {
        list_ = list;
        seen_.clear();
        for (entry_ = 0; entry_ < entries.size() && !defect_; ++entry_) look(entries[entry_]);
    }

    void of_stage(const stage& s)
    {
        if (s.id.empty()) complain("id", "a name", "none");
        once("id", s.id.str());
        if (s.producers.empty()) complain("producers", "at least one producer", "none");
        std::set<std::string> nations;
        double sum = 0.0;
        for (std::size_t i = 0; i < s.producers.size() && !defect_; ++i) {
            const producer& p = s.producers[i];
            producer_ = i;
            list_ = network_list::producers;
            if (!nations.insert(name_of(p.nation)).second)
                complain("nation", "every country once in a stage",
                         name_of(p.nation) + " twice in " + quoted(s.id));
            not_negative(p.output, "output");
            if (p.capacity && !(std::isfinite(*p.capacity) && *p.capacity >= p.output))
                complain("capacity", "a capacity not below the output of " + to_text(p.output),
                         to_text(*p.capacity));
            sum += p.output;
        }
        list_ = network_list::stages;
        if (!(sum > 0.0 && std::isfinite(sum)))
            complain("producers", "an output in all above 0", to_text(sum));
        if (s.unit == share_of_world && !(std::fabs(sum - 1.0) <= rounded_share_tolerance + 1e-12))
            complain("producers", "shares that add up to 1", to_text(sum));
    }

    void made_there(const sourcing& s)
    {
        const auto& producers = net_.at(s.good).producers;
        const auto makes = [&](const producer& p) {
            return p.output > 0.0 && (!p.nation || p.nation == s.from);
        };
        if (s.from && std::none_of(producers.begin(), producers.end(), makes))
            complain("from", "a producer of " + quoted(s.good), name_of(s.from));
    }

    void sourced_sums()
    {
        std::map<std::pair<std::string, country>, std::pair<double, std::size_t>> sums;
        for (std::size_t i = 0; i < net_.sourced.size(); ++i) {
            auto& [sum, last] = sums[{net_.sourced[i].good.str(), net_.sourced[i].user}];
            sum += net_.sourced[i].share;
            last = i;
        }
        for (const auto& [of, sum] : sums)
            if (!(std::fabs(sum.first - 1.0) <= rounded_share_tolerance + 1e-12))
                complain(
                    network_list::sourced, sum.second, "share",
                    "shares that add up to 1 (" + of.first + " for " + name_of(of.second) + ")",
                    to_text(sum.first));
    }

    void cycles()
    {
        std::map<std::string_view, std::size_t> index;
        std::vector<std::string_view> ids;
        for (const stage& s : net_.stages) ids.push_back(s.id);
        std::sort(ids.begin(), ids.end());
        for (std::size_t i = 0; i < ids.size(); ++i) index[ids[i]] = i;
        std::vector<std::pair<std::size_t, std::size_t>> edges;
        for (const requirement& r : net_.requirements)
            edges.emplace_back(index.at(r.input), index.at(r.user));
        const auto cycle = detail::a_cycle(ids.size(), edges);
        if (cycle.empty()) return;
        std::string words;
        for (const std::size_t i : cycle) words += std::string(ids[i]) + " -> ";
        words += ids[cycle.front()];
        for (std::size_t i = 0; i < net_.requirements.size(); ++i)
            if (net_.requirements[i].user == ids[cycle.front()] &&
                net_.requirements[i].input == ids[cycle.back()])
                complain(network_list::requirements, i, "input",
                         "stages that do not need themselves", "the cycle " + words);
    }

    void known(std::string_view id, const char* member)
    {
        std::vector<std::string_view> ids;
        for (const stage& s : net_.stages) {
            if (s.id == id) return;
            ids.push_back(s.id);
        }
        complain(member, "a stage of the network", quoted(id) + io::detail::suggestion(id, ids));
    }
    void once(const char* member, const std::string& key)
    {
        if (!seen_.insert(key).second)
            complain(member, "no two entries for one thing", quoted(key) + " again");
    }
    void within(double x, double low, double high, const char* member, const char* expected)
    {
        if (!(x >= low && x <= high)) complain(member, expected, to_text(x));
    }
    void not_negative(double x, const char* member)
    {
        if (!(std::isfinite(x) && x >= 0.0)) complain(member, "a number not below 0", to_text(x));
    }
    void positive(const std::optional<double>& x, const char* member)
    {
        if (x && !(std::isfinite(*x) && *x > 0.0))
            complain(member, "a number above 0", to_text(*x));
    }
    void fraction(const std::optional<double>& x, const char* member)
    {
        if (x && !(*x > 0.0 && *x < 1.0))
            complain(member, "a share above 0 and below 1", to_text(*x));
    }

    void complain(std::string member, std::string expected, std::string found)
    {
        complain(list_, entry_, std::move(member), std::move(expected), std::move(found));
    }
    void complain(network_list list, std::size_t entry, std::string member, std::string expected,
                  std::string found)
    {
        if (!defect_)
            defect_ = network_defect{
                list, entry, producer_, std::move(member), std::move(expected), std::move(found)};
    }

    const network& net_;
    std::optional<network_defect> defect_;
    network_list list_ = network_list::stages;
    std::size_t entry_ = 0;
    std::size_t producer_ = 0;
    std::set<std::string> seen_;
};

}  // namespace

const stage& network::at(std::string_view stage_id) const
{
    std::vector<std::string_view> ids;
    for (const stage& s : stages) {
        if (s.id == stage_id) return s;
        ids.push_back(s.id);
    }
    throw domain_error("there is no stage " + quoted(stage_id) +
                       io::detail::suggestion(stage_id, ids));
}

std::string network_defect::place() const
{
    const auto indexed = [](std::string_view list_name, std::size_t i) {
        return std::string(list_name) + "[" + std::to_string(i) + "]";
    };
    std::string words;
    if (list == network_list::producers)
        words = indexed(list_names[0], entry) + "." + indexed(list_names[1], producer);
    else
        words = indexed(list_names[static_cast<std::size_t>(list)], entry);
    return member.empty() ? words : words + "." + member;
}

std::optional<network_defect> first_defect(const network& net) { return inspector(net).first(); }

void check(const network& net)
{
    if (const auto defect = first_defect(net))
        throw domain_error(defect->place() + ": expected " + defect->expected + ", found " +
                           defect->found);
}

std::vector<std::size_t> stage_order(const network& net)
{
    check(net);
    std::map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < net.stages.size(); ++i) index[net.stages[i].id] = i;
    // How many requirements lie at most between a stage and an ore; without cycles this ends.
    std::vector<std::size_t> depth(net.stages.size(), 0);
    for (bool changed = true; changed;) {
        changed = false;
        for (const requirement& r : net.requirements) {
            std::size_t& user = depth[index.at(r.user)];
            const std::size_t least = depth[index.at(r.input)] + 1;
            changed = changed || user < least;
            user = std::max(user, least);
        }
    }
    std::vector<std::size_t> order;
    for (const auto& [id, i] : index) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return depth[a] < depth[b]; });
    return order;
}

std::vector<double> output_shares(const stage& made)
{
    // Added up by size, so that the order of the producers does not show in the last digit.
    std::vector<double> outputs;
    for (const producer& p : made.producers) outputs.push_back(p.output);
    std::sort(outputs.begin(), outputs.end());
    double sum = 0.0;
    for (const double output : outputs) sum += output;
    if (!(sum > 0.0) || !std::isfinite(sum))
        throw domain_error("stage " + quoted(made.id) + " has no output");
    std::vector<double> shares;
    for (const producer& p : made.producers) shares.push_back(p.output / sum);
    return shares;
}

std::vector<supplier_share> suppliers(const network& net, std::string_view good,
                                      std::optional<country> user)
{
    const stage& made = net.at(good);
    std::vector<supplier_share> found;
    for (const sourcing& s : net.sourced)
        if (user && s.good == good && s.user == *user) found.push_back({s.from, s.share});
    const auto by_country = [](const supplier_share& a, const supplier_share& b) {
        if (a.nation && b.nation) return *a.nation < *b.nation;
        return a.nation && !b.nation;
    };
    if (found.empty()) {
        const auto shares = output_shares(made);
        for (std::size_t i = 0; i < shares.size(); ++i)
            found.push_back({made.producers[i].nation, shares[i]});
        std::sort(found.begin(), found.end(), by_country);
        return found;
    }
    std::sort(found.begin(), found.end(), by_country);
    double sum = 0.0;
    for (const supplier_share& s : found) sum += s.share;
    if (!(sum > 0.0)) throw domain_error("nothing of " + quoted(good) + " is sourced");
    for (supplier_share& s : found) s.share /= sum;
    return found;
}

}  // namespace hirschman::inline v0_1::supply
