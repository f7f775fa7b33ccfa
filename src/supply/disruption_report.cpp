// SPDX-License-Identifier: BSL-1.0
#include "supply/disruption_report.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace hirschman::inline v0_1::supply::detail {

namespace {

std::string shown(const char* format, double value)
{
    char digits[64];
    std::snprintf(digits, sizeof digits, format, value);
    return digits;
}

std::string percent(double share) { return shown("%.3g", 100.0 * share) + " %"; }

std::string day_text(const disruption_path& path, int day)
{
    return "day " + std::to_string(day) + " (" + (path.start + std::chrono::days(day)).iso() + ")";
}

bool alike(const sector_path& a, const sector_path& b)
{
    return a.nation == b.nation && a.good == b.good && a.standing == b.standing &&
           a.months_lost == b.months_lost && a.missing == b.missing;
}

/// Sectors that are alike stand together; what they lose in USD is added up.
std::string sector_line(const disruption_path& path, const std::vector<const sector_path*>& sectors,
                        int plants)
{
    const sector_path& s = *sectors.front();
    std::string line =
        std::string(s.nation.alpha_3()) + ", " + s.good.str() + " (" + s.sector.str();
    std::optional<double> value_lost;
    for (const sector_path* each : sectors) {
        if (each != &s) line += "; " + each->sector.str();
        if (each->value_added_lost) value_lost = value_lost.value_or(0.0) + *each->value_added_lost;
    }
    line += "): ";
    if (!s.standing) {
        line += "undetermined";
    } else if (s.standing->peak == 0.0) {
        line += "no plant stands";
    } else {
        const standing_days& d = *s.standing;
        line += d.first_stop ? "the first of " + std::to_string(plants) + " plants stands on " +
                                   day_text(path, *d.first_stop)
                             : "fewer than one of " + std::to_string(plants) + " plants stands";
        line += ", peak " + percent(d.peak) + " of use on day " + std::to_string(d.peak_day);
        line += d.half_recovery ? ", half of it by day " + std::to_string(*d.half_recovery)
                                : ", not halved within the months followed";
        const auto worst = std::max_element(
            s.by_month.begin(), s.by_month.end(),
            [](const sector_month& a, const sector_month& b) { return a.standing < b.standing; });
        if (s.months_lost) {
            line += "; " + shown("%.3g", *s.months_lost) + " months of output lost";
            if (value_lost) line += ", " + shown("%.3g", *value_lost / 1e9) + " bn USD";
            line += " (a standing plant has " + percent(worst->remaining_supply) +
                    " of its input, the knee is at " + percent(*worst->knee) + ")";
        }
        // beyond this no demand was ever measured
        line +=
            worst->price_outside > 100.0
                ? "; price outside over 100 times normal"
                : "; price outside up to " + shown("%.3g", worst->price_outside) + " times normal";
    }
    for (std::size_t i = 0; i < s.missing.size(); ++i)
        line += (i == 0 ? "; not given: " : ", ") + s.missing[i];
    return line;
}

}  // namespace

void report(disruption_path& path, const network& net, const embargo& control,
            const path_options& options)
{
    path_summary& s = path.summary;
    switch (s.status) {
        case path_status::untouched: s.message = "nothing is short of anything"; break;
        case path_status::settled: s.message = "followed until nearly no plant stands"; break;
        case path_status::cut_off:
            s.message = "plants still stand after " + std::to_string(path.months) +
                        " months: what is lost later is not counted";
            break;
    }
    std::size_t projects = 0;
    for (const auto& what : s.left_out)
        if (what.starts_with("project "))
            ++projects;
        else
            s.message += "; " + what;
    if (projects > 0) s.message += "; projects not counted: " + std::to_string(projects);

    std::string& text = s.report;
    text = control.name + ", by " + std::string(control.by.alpha_3()) + " from " +
           control.start.iso() + " on " + net.name + ", " + std::to_string(path.months) +
           " months: " + s.message + "\n";
    std::vector<std::string> rules;
    for (const destination_rules& r : control.destinations)
        rules.push_back("rules for " +
                        (r.destination ? std::string(r.destination->alpha_3()) : "all the rest") +
                        " (" + std::string(name(r.origin.trust)) + ")" +
                        (r.note.empty() ? "" : ": " + r.note) + "\n");
    std::sort(rules.begin(), rules.end());
    for (const auto& line : rules) text += line;
    for (const delivery_path& d : path.delivered) {
        const auto least = std::min_element(d.arrived.begin(), d.arrived.end());
        if (*least >= 1.0 - 1e-12) continue;
        const int month = static_cast<int>(least - d.arrived.begin());
        text += d.good.str() + " to " +
                (d.user ? std::string(d.user->alpha_3()) : std::string("others")) + ": least " +
                percent(*least) + " of normal, in " + path.month(month).iso().substr(0, 7) + "\n";
    }
    std::vector<bool> told(path.sectors.size(), false);
    for (std::size_t i = 0; i < path.sectors.size(); ++i) {
        if (told[i]) continue;
        std::vector<const sector_path*> sectors;
        for (std::size_t j = i; j < path.sectors.size(); ++j) {
            if (told[j] || !alike(path.sectors[i], path.sectors[j])) continue;
            sectors.push_back(&path.sectors[j]);
            told[j] = true;
        }
        text += sector_line(path, sectors, options.plants) + "\n";
    }
    for (const home_price& p : path.at_home)
        if (!p.by_month.empty())
            text += p.good.str() + " at home: price down to " +
                    shown("%.3g", *std::min_element(p.by_month.begin(), p.by_month.end())) +
                    " times normal\n";
}

}  // namespace hirschman::inline v0_1::supply::detail
