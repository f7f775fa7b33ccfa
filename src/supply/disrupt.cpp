// SPDX-License-Identifier: BSL-1.0
#include <hirschman/supply/disruption_path.hpp>

#include <hirschman/supply/price.hpp>

#include "supply/disruption_report.hpp"
#include "supply/followed_days.hpp"
#include "supply/network_flow.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace hirschman::inline v0_1::supply {

namespace {

using detail::network_flow;
using detail::trade;
using detail::watch;

date first_of_month(date start, int months_later)
{
    const auto day = start.ymd();
    return std::chrono::year_month_day(day.year() / day.month() / 1 +
                                       std::chrono::months(months_later));
}

/// Where nothing at all arrives, no price clears the market.
double price_outside(double lacking, double market_elasticity)
{
    return lacking < 1.0 ? price_ratio(lacking, market_elasticity)
                         : std::numeric_limits<double>::infinity();
}

/// The plants of all buyers in a country that have the same figures: one path serves them all.
struct plant_group {
    std::size_t user = 0;
    plants<double> figures = {};
    /// The losses are known only with a cost share and an elasticity.
    bool loss_known = false;
    /// Of plants that wait for a licence, or of all where all receive the mean supply; and, in a
    /// lottery, of those that do not wait, if their other suppliers can run short.
    standing_plants<double> path;
    standing_plants<double> served;
    bool others_touched = false;
    watch seen;
    double at_the_end = 0.0;
    double lost_days = 0.0;
    std::vector<sector_month> by_month = {};
    std::vector<std::size_t> sectors = {};
};

class follower {
public:
    follower(const network& net, const embargo& control, const path_options& options)
        : net_(net), control_(control), options_(options), flow_(net, control, options)
    {
        const double until = control.until ? days_between(control.start, *control.until)
                                           : std::numeric_limits<double>::infinity();
        for (const auto& r : control.destinations) trades_.emplace_back(r, until);
        path_.start = control.start;
        path_.months = options.months;
        start_rows();
        start_sectors();
    }

    disruption_path run()
    {
        int day = 0;
        std::vector<double> exports(trades_.size());
        for (int m = 0; m < options_.months; ++m) {
            const date first = first_of_month(control_.start, m);
            const date next = first_of_month(control_.start, m + 1);
            const int length = static_cast<int>((next - first).count());
            const int before = m == 0 ? static_cast<int>((control_.start - first).count()) : 0;
            for (std::size_t i = 0; i < trades_.size(); ++i) {
                trades_[i].advance(length - before, before);
                exports[i] = trades_[i].mean();
            }
            flow_.advance(exports, first + std::chrono::days(length / 2));
            record_quantities();
            for (plant_group& g : groups_) advance(g, day, length - before, before);
            day += length - before;
        }
        close();
        return std::move(path_);
    }

private:
    void start_rows()
    {
        for (const auto& u : flow_.users()) {
            if (u.nation == control_.by) continue;
            path_.delivered.push_back({.good = flow_.good(u.good).id,
                                       .user = u.nation,
                                       .controlled_share = u.rules ? u.controlled_share : 0.0});
        }
        for (const auto& m : flow_.makers()) {
            maker_path row{.good = flow_.good(m.stage).id, .nation = m.nation};
            for (const auto& in : m.inputs)
                row.inputs.push_back({.good = flow_.good(flow_.users()[in.user].good).id,
                                      .stock_before = in.stock_before});
            path_.makers.push_back(std::move(row));
        }
        for (const auto& s : net_.stages)
            if (std::find(control_.goods.begin(), control_.goods.end(), s.id) !=
                control_.goods.end())
                path_.at_home.push_back({.good = s.id});
        std::sort(path_.at_home.begin(), path_.at_home.end(),
                  [](const auto& a, const auto& b) { return a.good < b.good; });
    }

    void start_sectors()
    {
        std::vector<const buyer*> buyers;
        for (const buyer& b : net_.buyers)
            if (b.nation != control_.by) buyers.push_back(&b);
        std::sort(buyers.begin(), buyers.end(), [](const buyer* a, const buyer* b) {
            return std::tie(a->nation, a->good, a->sector) <
                   std::tie(b->nation, b->good, b->sector);
        });
        for (const buyer* b : buyers) {
            buyers_.push_back(b);
            path_.sectors.push_back({.nation = b->nation, .sector = b->sector, .good = b->good});
            start(*b, path_.sectors.size() - 1);
        }
    }

    void start(const buyer& b, std::size_t row)
    {
        const assumptions& assumed = options_.assumed;
        auto months = assumed.stock_months;
        auto spread = assumed.stock_log_spread;
        for (const stock& s : net_.stocks)
            if (s.holder == b.nation && s.good == b.good) {
                months = s.months;
                if (s.log_spread) spread = s.log_spread;
            }
        const auto cost_share = b.cost_share ? b.cost_share : assumed.cost_share;
        const auto elasticity = b.elasticity ? b.elasticity : assumed.elasticity;
        auto& missing = path_.sectors[row].missing;
        if (!months) missing.push_back("stocks of " + b.good.str());
        if (!spread) missing.push_back("spread of stocks of " + b.good.str());
        if (!cost_share) missing.push_back("cost share of " + b.good.str());
        if (!elasticity) missing.push_back("elasticity of substitution");
        if (!b.value_added) missing.push_back("value added");
        if (!months || !spread) return;

        std::size_t user = 0;
        while (!(flow_.users()[user].nation == b.nation &&
                 flow_.good(flow_.users()[user].good).id == b.good))
            ++user;
        plants<double> figures;
        // No stock at all: plants stand as soon as anything is missed.
        figures.stock_months = std::max(*months, 1e-9);
        figures.stock_log_spread = *spread;
        figures.cost_share = cost_share.value_or(0.5);
        figures.elasticity_short = elasticity.value_or(1.0);
        // Without figures for the long run substitution stays as it is at once.
        const bool rises = b.elasticity_long && b.elasticity_years;
        figures.elasticity_long = rises ? *b.elasticity_long : figures.elasticity_short;
        figures.elasticity_years = rises ? *b.elasticity_years : 1.0;
        const bool loss_known = cost_share && elasticity;
        for (plant_group& g : groups_)
            if (g.user == user && g.loss_known == loss_known && same(g.figures, figures)) {
                g.sectors.push_back(row);
                return;
            }
        const auto& u = flow_.users()[user];
        // Who only runs short has no licence to wait for: the mean supply reaches everybody.
        const licensing<double> rules =
            u.rules ? control_.destinations[*u.rules].rules : nothing_licensed;
        groups_.push_back(
            {.user = user,
             .figures = figures,
             .loss_known = loss_known,
             .path = {rules, figures, u.rules ? options_.shared : allocation::proportional},
             .served = {nothing_licensed, figures, allocation::proportional},
             .others_touched = flow_.others_touched(user),
             .seen = watch(options_.plants),
             .sectors = {row}});
    }

    static bool same(const plants<double>& a, const plants<double>& b)
    {
        return a.stock_months == b.stock_months && a.stock_log_spread == b.stock_log_spread &&
               a.cost_share == b.cost_share && a.elasticity_short == b.elasticity_short &&
               a.elasticity_long == b.elasticity_long && a.elasticity_years == b.elasticity_years;
    }

    void record_quantities()
    {
        std::size_t row = 0;
        for (const auto& u : flow_.users()) {
            if (u.nation == control_.by) continue;
            delivery_path& d = path_.delivered[row++];
            d.arrived.push_back(u.now.total());
            d.direct.push_back(u.now.direct());
            d.through_others.push_back(u.now.through_others);
            d.new_plants.push_back(u.now.new_plants);
            d.passed_on.push_back(u.now.passed_on);
        }
        for (std::size_t i = 0; i < flow_.makers().size(); ++i) {
            const auto& m = flow_.makers()[i];
            path_.makers[i].output.push_back(m.output);
            for (std::size_t k = 0; k < m.inputs.size(); ++k) {
                path_.makers[i].inputs[k].arrived.push_back(m.inputs[k].arrived);
                path_.makers[i].inputs[k].used.push_back(m.inputs[k].used);
                path_.makers[i].inputs[k].stock.push_back(m.inputs[k].stock);
            }
        }
        if (!options_.exported_share) return;
        // What does not leave, by the rules for all the rest, is sold at home.
        const double abroad = *options_.exported_share;
        const auto* others = rules_for(control_, {});
        const double exports =
            others ? trades_[static_cast<std::size_t>(others - control_.destinations.data())].mean()
                   : 1.0;
        for (home_price& p : path_.at_home)
            p.by_month.push_back(price_ratio(-(1.0 - exports) * abroad / (1.0 - abroad),
                                             options_.market_elasticity));
    }

    void advance(plant_group& g, int first_day, int days, int before)
    {
        const auto& u = flow_.users()[g.user];
        const detail::arrival& now = u.now;
        const bool lottery = u.rules && options_.shared == allocation::lottery;
        // What comes if nothing is withheld from this user; new plants serve those who wait first.
        const double whole = 1.0 - now.missing_others + now.through_others + now.ordered_again -
                             now.passed_on + (lottery ? u.offered : now.new_plants);
        double standing = 0.0, lost = 0.0, lacking = 0.0, remaining = 0.0;
        // Both kinds of plants are added up by the day: weights that make one cannot exceed it.
        for (int d = 0; d < days; ++d) {
            const auto day =
                u.rules ? trades_[*u.rules].days()[static_cast<std::size_t>(d)] : trade::day{};
            // Who has a licence, or needs none, lacks what the other suppliers lack.
            double served = 0.0;
            if (lottery) {
                g.path.advance(day.exports, day.licensed, clamp(whole - u.controlled_share));
                if (g.others_touched) {
                    const auto& rules = control_.destinations[*u.rules].rules;
                    served = 1.0 - (1.0 - rules.uncontrolled_share) * (1.0 - day.licensed);
                    g.served.advance(0.0, 0.0, clamp(whole));
                }
            } else {
                const double withheld = u.controlled_share - now.made_under_control * day.exports;
                g.path.advance(0.0, 0.0, max(0.0, whole - withheld));
            }
            const double stand = g.path.standing() + served * g.served.standing();
            standing += stand;
            lost += g.path.lost() + served * g.served.lost();
            lacking += g.path.lacking() + served * g.served.lacking();
            g.seen.see(first_day + d, stand);
            g.at_the_end = stand;
            remaining += g.path.supply_of_a_standing_plant();
        }
        const double length = days + before;
        sector_month row{
            .standing = standing / length,
            .remaining_supply = (remaining + before) / length,
            .price_outside = price_outside(lacking / length, options_.market_elasticity)};
        if (g.loss_known) {
            row.output_lost = lost / length;
            const double sigma = g.path.elasticity();
            row.knee = sigma < 1.0 ? knee(g.figures.cost_share, sigma) : 0.0;
        }
        g.by_month.push_back(row);
        g.lost_days += lost;
    }

    void close()
    {
        double at_the_end = 0.0;
        for (const plant_group& g : groups_) {
            at_the_end = std::max(at_the_end, g.at_the_end);
            for (const std::size_t i : g.sectors) {
                sector_path& row = path_.sectors[i];
                row.standing = g.seen.days();
                row.by_month = g.by_month;
                const auto& stop = row.standing->first_stop;
                if (stop && (!path_.first_stop || *stop < *path_.first_stop))
                    path_.first_stop = stop;
                if (!g.loss_known) continue;
                row.months_lost = g.lost_days / days_per_month;
                if (!buyers_[i]->value_added) continue;
                row.value_added_lost = (1.0 - options_.made_up_share) * *buyers_[i]->value_added *
                                       *row.months_lost / 12.0;
                path_.value_added_lost += *row.value_added_lost;
            }
        }
        bool short_of_anything = false;
        for (const delivery_path& d : path_.delivered)
            for (const double arrived : d.arrived)
                short_of_anything = short_of_anything || arrived < 1.0 - 1e-12;
        path_.summary.status = !short_of_anything                    ? path_status::untouched
                               : at_the_end >= 1.0 / options_.plants ? path_status::cut_off
                                                                     : path_status::settled;
        path_.summary.left_out = flow_.left_out();
        detail::report(path_, net_, control_, options_);
    }

    const network& net_;
    const embargo& control_;
    const path_options& options_;
    network_flow flow_;
    std::vector<trade> trades_;
    std::vector<const buyer*> buyers_;
    std::vector<plant_group> groups_;
    disruption_path path_;
};

void check(const path_options& o)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    in_range(o.months, 1.0, 600.0, "months", bounds::closed, "months");
    in_range(o.plants, 1.0, 1e9, "plants");
    in_range(o.made_up_share, 0.0, 1.0, "made_up_share");
    in_range(o.market_elasticity, -infinity, 0.0, "market_elasticity", bounds::open);
    if (o.exported_share)
        in_range(*o.exported_share, 0.0, 1.0, "exported_share", bounds::left_closed);
    const auto assumed = [](const std::optional<double>& x, double low, double high,
                            const char* what, bounds ends) {
        if (x) in_range(*x, low, high, std::string("assumed ") + what, ends);
    };
    assumed(o.assumed.stock_months, 0.0, infinity, "stock_months", bounds::left_closed);
    assumed(o.assumed.stock_log_spread, 0.0, infinity, "stock_log_spread", bounds::open);
    assumed(o.assumed.maker_stock_months, 0.0, infinity, "maker_stock_months", bounds::left_closed);
    assumed(o.assumed.cost_share, 0.0, 1.0, "cost_share", bounds::open);
    assumed(o.assumed.elasticity, 0.0, infinity, "elasticity", bounds::open);
    assumed(o.assumed.ramp_years, 0.0, 100.0, "ramp_years", bounds::closed);
}

}  // namespace

disruption_path disrupt(const network& net, const embargo& control, const path_options& options)
{
    check(net);
    check(control);
    check(options);
    return follower(net, control, options).run();
}

std::span<const double> disruption_path::deliveries(std::string_view good,
                                                    std::optional<country> user) const
{
    bool known = false;
    for (const delivery_path& d : delivered) {
        if (!(d.good == good)) continue;
        known = true;
        if (d.user == user) return d.arrived;
    }
    if (!known) throw domain_error("the path has no deliveries of \"" + std::string(good) + "\"");
    throw domain_error("the path has no deliveries of \"" + std::string(good) + "\" to " +
                       std::string(user->alpha_3()));
}

date disruption_path::month(int m) const { return first_of_month(start, m); }

}  // namespace hirschman::inline v0_1::supply
