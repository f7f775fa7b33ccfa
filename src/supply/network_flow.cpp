// SPDX-License-Identifier: BSL-1.0
#include "supply/network_flow.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hirschman::inline v0_1::supply::detail {

network_flow::network_flow(const network& net, const embargo& control, const path_options& options)
    : control_(control)
{
    for (const std::size_t i : stage_order(net)) goods_.push_back(&net.stages[i]);
    makers_of_.resize(goods_.size());
    users_of_.resize(goods_.size());
    inputs_of_.resize(goods_.size());
    projects_of_.resize(goods_.size());
    left_.resize(goods_.size(), 0.0);
    bool any = false;
    for (const auto& good : control.goods) {
        const auto is_it = [&](const stage& s) { return s.id == good; };
        if (std::any_of(net.stages.begin(), net.stages.end(), is_it))
            any = true;
        else
            left_out_.push_back(good.str() + " is not in this network");
    }
    if (!any) (void)net.at(control.goods.front());
    std::sort(left_out_.begin(), left_out_.end());

    add_makers();
    add_users(net);
    add_inputs(net, options);
    add_projects(net, options.assumed);
}

std::size_t network_flow::index_of(std::string_view good) const
{
    std::size_t g = 0;
    while (!(goods_[g]->id == good)) ++g;
    return g;
}

bool network_flow::under_control(std::size_t good) const
{
    return std::find(control_.goods.begin(), control_.goods.end(), goods_[good]->id) !=
           control_.goods.end();
}

std::size_t network_flow::user_of(std::size_t good, std::optional<country> nation) const
{
    for (const std::size_t u : users_of_[good])
        if (users_[u].nation == nation) return u;
    return users_.size();
}

bool network_flow::made_by_controller(std::size_t good) const
{
    return std::any_of(makers_of_[good].begin(), makers_of_[good].end(),
                       [&](std::size_t m) { return makers_[m].nation == control_.by; });
}

bool network_flow::others_touched(std::size_t of) const
{
    const auto& inputs = inputs_of_[users_[of].good];
    const auto touched = [&](std::size_t good) { return touched_[good]; };
    // a country that passes goods on lacks them itself
    const auto passes_on = [&](const reexport& leak) { return users_[of].nation == leak.through; };
    return std::any_of(inputs.begin(), inputs.end(), touched) ||
           std::any_of(control_.leaks.begin(), control_.leaks.end(), passes_on);
}

void network_flow::add_makers()
{
    for (std::size_t g = 0; g < goods_.size(); ++g) {
        // by country, the rest last, so that the order of rows does not show in sums
        std::vector<std::optional<country>> nations;
        for (const producer& p : goods_[g]->producers) nations.push_back(p.nation);
        std::sort(nations.begin(), nations.end(), [](const auto& a, const auto& b) {
            return a && b ? *a < *b : a.has_value() && !b;
        });
        for (const auto& nation : nations) {
            makers_of_[g].push_back(makers_.size());
            makers_.push_back({.stage = g, .nation = nation});
        }
    }
}

std::size_t network_flow::user_for(const network& net, std::size_t good,
                                   std::optional<country> nation)
{
    if (const std::size_t known = user_of(good, nation); known < users_.size()) return known;
    user u{.good = good, .nation = nation};
    const bool controlled = under_control(good) && nation != control_.by;
    if (controlled)
        if (const auto* rules = rules_for(control_, nation))
            u.rules = static_cast<std::size_t>(rules - control_.destinations.data());

    const auto sources = suppliers(net, goods_[good]->id, nation);
    const auto maker_in = [&](const std::optional<country>& who) -> std::optional<std::size_t> {
        std::optional<std::size_t> rest;
        for (const std::size_t m : makers_of_[good]) {
            if (makers_[m].nation == who) return m;
            if (!makers_[m].nation) rest = m;
        }
        return rest;
    };
    const auto add = [&](std::optional<std::size_t> from, double share, bool is_controlled) {
        u.lines.push_back({from, share, is_controlled});
        if (is_controlled) u.controlled_share += share;
    };
    const auto shares = output_shares(*goods_[good]);
    const bool by_is_named = made_by_controller(good);
    for (const supplier_share& from : sources) {
        const bool is_controlled = controlled && from.nation == control_.by;
        if (!by_is_named &&
            (from.nation == control_.by || (nation == control_.by && !from.nation))) {
            // The controlling country is among those that are not named: what it makes there does
            // not lack what it withholds from others.
            add({}, from.share, is_controlled);
            continue;
        }
        if (from.nation || maker_in({})) {
            add(maker_in(from.nation), from.share, is_controlled);
            continue;
        }
        // "Other countries" where every maker has a name: those that this user does not name.
        std::vector<std::pair<std::size_t, double>> unnamed;
        double sum = 0.0;
        for (const std::size_t m : makers_of_[good]) {
            const auto& who = makers_[m].nation;
            const auto is_named = [&](const supplier_share& s) { return s.nation == who; };
            if (who == control_.by || std::any_of(sources.begin(), sources.end(), is_named))
                continue;
            for (std::size_t i = 0; i < shares.size(); ++i)
                if (goods_[good]->producers[i].nation == who)
                    unnamed.emplace_back(m, shares[i]), sum += shares[i];
        }
        if (!(sum > 0.0)) add({}, from.share, false);
        for (const auto& [m, share] : unnamed)
            if (sum > 0.0) add(m, from.share * share / sum, false);
    }
    users_of_[good].push_back(users_.size());
    users_.push_back(std::move(u));
    return users_.size() - 1;
}

void network_flow::add_users(const network& net)
{
    std::vector<country> named;
    for (const auto& r : control_.destinations)
        if (r.destination) named.push_back(*r.destination);
    for (const auto& leak : control_.leaks) named.insert(named.end(), {leak.through, leak.to});
    for (const buyer& b : net.buyers) named.push_back(b.nation);
    for (const auto& m : makers_)
        if (m.nation) named.push_back(*m.nation);
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());

    const auto uses = [&](country nation, std::size_t g) {
        const auto& id = goods_[g]->id;
        for (const buyer& b : net.buyers)
            if (b.nation == nation && b.good == id) return true;
        for (const requirement& r : net.requirements)
            if (r.input == id)
                for (const producer& p : net.at(r.user).producers)
                    if (p.nation == nation) return true;
        if (!under_control(g)) return false;
        for (const auto& r : control_.destinations)
            if (r.destination == nation) return true;
        for (const auto& leak : control_.leaks)
            if (leak.through == nation || leak.to == nation) return true;
        return false;
    };
    for (std::size_t g = 0; g < goods_.size(); ++g) {
        for (const country nation : named)
            if (uses(nation, g)) (void)user_for(net, g, nation);
        (void)user_for(net, g, {});
    }
}

void network_flow::add_inputs(const network& net, const path_options& options)
{
    for (const requirement& r : net.requirements)
        inputs_of_[index_of(r.user)].push_back(index_of(r.input));
    for (auto& inputs : inputs_of_) std::sort(inputs.begin(), inputs.end());
    for (std::size_t g = 0; g < goods_.size(); ++g) {
        bool touched = under_control(g);
        for (const std::size_t input : inputs_of_[g]) touched = touched || touched_[input];
        touched_.push_back(touched);
    }
    bool none_given = false;
    for (maker& m : makers_) {
        for (const std::size_t good : inputs_of_[m.stage]) {
            maker::input in{.user = user_of(good, m.nation)};
            for (const requirement& r : net.requirements)
                if (r.user == goods_[m.stage]->id && r.input == goods_[good]->id) {
                    in.elasticity = r.elasticity;
                    in.cost_share = r.cost_share.value_or(0.0);
                }
            std::optional<double> months = options.assumed.maker_stock_months;
            for (const stock& s : net.stocks)
                if (m.nation == s.holder && s.good == goods_[good]->id) months = s.months;
            in.stock_before = in.stock = months.value_or(0.0);
            none_given = none_given || (!months && touched_[good] && m.nation != control_.by);
            m.inputs.push_back(in);
        }
    }
    if (none_given) left_out_.push_back("makers whose stocks are not given hold none");
}

void network_flow::add_projects(const network& net, const assumptions& assumed)
{
    for (const yearly_need& need : assumed.needs) {
        (void)net.at(need.good);
        in_range(need.amount, 0.0, std::numeric_limits<double>::infinity(),
                 "need of " + need.good.str(), bounds::open, need.unit);
    }
    std::vector<const planned_capacity*> projects;
    for (const planned_capacity& p : net.projects)
        if (p.nation != control_.by) projects.push_back(&p);
    std::sort(projects.begin(), projects.end(),
              [](const auto* a, const auto* b) { return a->id < b->id; });
    for (const planned_capacity* p : projects) {
        const yearly_need* need = nullptr;
        for (const yearly_need& n : assumed.needs)
            if (n.good == p->stage && n.unit == p->unit) need = &n;
        const std::string which = "project " + p->id.str() + " is not counted: ";
        if (!need) {
            left_out_.push_back(which + "no need of " + p->stage.str() + " in " + p->unit);
        } else if (!p->full && !assumed.ramp_years) {
            left_out_.push_back(which + "no date of full rate");
        } else {
            const date full = p->full ? *p->full
                                      : p->start + std::chrono::days(static_cast<int>(
                                                       std::ceil(*assumed.ramp_years * 365.25)));
            projects_of_[index_of(p->stage)].push_back(
                {p->capacity / need->amount, p->start, full});
        }
    }
}

void network_flow::advance(const std::vector<double>& exports, date middle)
{
    for (std::size_t g = 0; g < goods_.size(); ++g) {
        make(g);
        deliver(g, exports, middle);
    }
}

void network_flow::make(std::size_t good)
{
    for (const std::size_t m : makers_of_[good]) {
        maker& here = makers_[m];
        here.output = 1.0;
        for (maker::input& in : here.inputs) {
            in.arrived = std::max(0.0, users_[in.user].now.total());
            const double most = std::min(1.0, in.arrived + in.stock);
            here.output = std::min(
                here.output,
                in.elasticity > 0.0 ? shortfall_output(most, in.cost_share, in.elasticity) : most);
        }
        for (maker::input& in : here.inputs) {
            // In fixed proportions no more goes in than output takes; else what there is.
            const double there = in.arrived + in.stock;
            in.used = std::min(there, in.elasticity > 0.0 ? 1.0 : here.output);
            in.stock = there - in.used;
        }
    }
}

void network_flow::deliver(std::size_t good, const std::vector<double>& exports, date middle)
{
    // What new plants make here is bounded by what new plants make of the inputs under control.
    double capacity = 0.0;
    for (const project& p : projects_of_[good])
        capacity +=
            p.share * (p.full > p.start
                           ? clamp(days_between(p.start, middle) / days_between(p.start, p.full))
                           : (middle < p.start ? 0.0 : 1.0));
    double inputs_left = std::numeric_limits<double>::infinity();
    for (const std::size_t input : inputs_of_[good])
        if (touched_[input]) inputs_left = std::min(inputs_left, left_[input]);
    capacity = std::min(capacity, inputs_left);

    for (const std::size_t i : users_of_[good]) {
        user& u = users_[i];
        u.now = {};
        const double licensed = u.rules ? exports[*u.rules] : 1.0;
        for (const user::line& from : u.lines) {
            const double output = from.maker ? makers_[*from.maker].output : 1.0;
            if (from.controlled) u.now.made_under_control += from.share * output;
            (from.controlled ? u.now.missing_controlled : u.now.missing_others) +=
                from.share * (1.0 - output * (from.controlled ? licensed : 1.0));
        }
    }
    if (under_control(good)) pass_on(good, exports);
    double least_left = capacity;
    for (const std::size_t i : users_of_[good]) {
        user& u = users_[i];
        if (u.nation == control_.by) continue;
        u.offered = capacity;
        u.now.new_plants = std::min(capacity, std::max(0.0, 1.0 - u.now.total()));
        least_left = std::min(least_left, capacity - u.now.new_plants);
    }
    // A stage that has no project, and that nobody says the controlling country holds, does not
    // bind.
    left_[good] =
        projects_of_[good].empty() && !made_by_controller(good) && std::isfinite(inputs_left)
            ? inputs_left
            : least_left;
}

/// By the formula of `reexport`.
void network_flow::pass_on(std::size_t good, const std::vector<double>& exports)
{
    struct flow {
        const reexport* leak;
        std::size_t from;
        std::size_t to;
        double quantity;
    };
    std::vector<flow> flows;
    for (const reexport& leak : control_.leaks) {
        const std::size_t from = user_of(good, leak.through);
        const std::size_t to = user_of(good, leak.to);
        flows.push_back(
            {&leak, from, to,
             leak.share * (users_[from].controlled_share - users_[from].now.missing_controlled)});
    }
    std::sort(flows.begin(), flows.end(), [&](const flow& a, const flow& b) {
        return std::pair(a.leak->to, a.leak->through) < std::pair(b.leak->to, b.leak->through);
    });
    std::vector<double> wanted(users_.size(), 0.0);
    for (const flow& f : flows) wanted[f.to] += f.quantity * f.leak->relative_use;
    for (flow& f : flows) {
        const double lack = std::max(0.0, users_[f.to].now.missing_controlled);
        if (wanted[f.to] > lack) f.quantity *= lack / wanted[f.to];
    }
    std::vector<double> again(users_.size(), 0.0);
    for (const flow& f : flows) {
        users_[f.from].now.passed_on += f.quantity;
        users_[f.to].now.through_others += f.quantity * f.leak->relative_use;
        again[f.from] += f.quantity * f.leak->ordered_again;
    }
    for (std::size_t i = 0; i < users_.size(); ++i) {
        user& u = users_[i];
        if (again[i] == 0.0) continue;
        double spare = again[i];
        if (u.rules) {
            const auto& rules = control_.destinations[*u.rules].rules;
            const double most =
                rules.uncontrolled_share + (1.0 - rules.uncontrolled_share) * rules.capacity_ratio;
            spare = u.controlled_share * std::max(0.0, most - exports[*u.rules]);
        }
        u.now.ordered_again = std::min(again[i], spare);
    }
}

}  // namespace hirschman::inline v0_1::supply::detail
