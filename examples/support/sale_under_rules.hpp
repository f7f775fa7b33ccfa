// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/calendar.hpp>
#include <hirschman/controls/explain.hpp>
#include <hirschman/io/report.hpp>
#include <hirschman/io/transactions.hpp>

#include "listed.hpp"

#include <chrono>
#include <optional>
#include <set>
#include <string>

namespace example {

/// One sale under the law as it is and as it would be, and the days on which only the latter needs
/// a licence.
struct sale_under_rules {
    hirschman::date on;  ///< of both determinations: the first day of the ban, or of a difference
    hirschman::controls::determination before;
    hirschman::controls::determination after;
    std::optional<hirschman::date_span> ban = {};
};

/// Looks from the day of the sale on, for `years`.
inline sale_under_rules compare(const hirschman::controls::calendar& now,
                                const hirschman::controls::calendar& then,
                                const hirschman::io::asked_transaction& sale, int years)
{
    using namespace hirschman::controls;
    auto asked = sale.asked;
    const auto end = asked.on + std::chrono::days(365 * years);
    std::set<hirschman::date> days;
    for (const auto* law : {&now, &then})
        for (const auto day : law->days_within(asked.on, end)) days.insert(day);
    std::optional<hirschman::date> differs;
    std::optional<hirschman::date_span> ban;
    for (const auto day : days) {
        asked.on = day;
        const answer is = decide(now, sale.item, asked), would_be = decide(then, sale.item, asked);
        const bool only_then =
            is.licence == licence::not_required && would_be.licence == licence::required;
        if (only_then && !ban) ban = hirschman::date_span{day};
        if (!only_then && ban && !ban->until) ban->until = day;
        if (!differs && is != would_be) differs = day;
    }
    asked.on = ban ? ban->from : differs.value_or(sale.asked.on);
    return {asked.on, assess(now, sale.item, asked), assess(then, sale.item, asked), ban};
}

inline hirschman::io::section answered(const std::string& title,
                                       const hirschman::controls::determination& d)
{
    const hirschman::controls::answer& found = d;
    hirschman::io::section s{.title = title, .content = {hirschman::io::paragraph{explain(found)}}};
    for (const auto& sentence : hirschman::io::because(d))
        s.content.push_back(hirschman::io::paragraph{sentence});
    return s;
}

inline std::string what_would_settle(const hirschman::controls::determination& d)
{
    return d.missing.empty() ? "see the texts in conflict" : listed(d.missing);
}

/// Why no sales are at risk, or why that is not known.
inline std::string why_nothing(const sale_under_rules& s)
{
    using hirschman::controls::licence;
    if (s.after.licence == licence::undetermined)
        return "Whether anything is at risk is not known: under the rule the licence is "
               "undetermined. What would settle it: " +
               what_would_settle(s.after) + ".";
    if (s.after.licence != licence::required)
        return "Nothing is at risk: the rule asks for no licence for this sale.";
    if (s.before.licence == licence::undetermined)
        return "Whether anything is at risk is not known: today the licence is undetermined. What "
               "would settle it: " +
               what_would_settle(s.before) + ".";
    return "Nothing more is at risk: without the rule the licence is " +
           std::string(name(s.before.licence)) + " already" +
           (s.before.review == s.after.review ? "." : "; what changes is how it is reviewed.");
}

}  // namespace example
