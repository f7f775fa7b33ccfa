// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/explain.hpp>
#include <hirschman/controls/headroom.hpp>
#include <hirschman/io/report.hpp>
#include <hirschman/io/transactions.hpp>

#include <string>

namespace example {

namespace hm = hirschman;

/// One determination with its reasons, as a report.
inline hm::io::report explained(const hm::controls::rulebook& rules,
                                const hm::controls::transaction& asked, const hm::chips::chip& chip)
{
    using namespace hm::controls;
    const auto d = assess(rules, chip, asked);
    const answer& found = d;
    hm::io::report r{.title = chip.name.str() + " to " + std::string(asked.destination->alpha_3()) +
                              " on " + asked.on.iso(),
                     .subtitle = explain(found)};
    const auto say = [&](const char* heading, const auto& all, const auto& in_words) {
        hm::io::section part{.title = heading};
        for (const auto& one : all)
            if (const std::string words(in_words(one)); !words.empty())
                part.content.push_back(hm::io::paragraph{.text = words});
        if (!part.content.empty()) r.sections.push_back(part);
    };
    const auto itself = [](const auto& words) { return std::string(words); };
    say("Because", hm::io::because(d), itself);
    say("What would settle it", d.missing, [](subject s) { return name(s); });
    say("A figure that alone would take it across", headroom(rules, chip, asked.on),
        [](const limb_headroom& h) {
            return h.crosses == hm::truth::yes
                       ? h.clause.str() + ": " + explain(h.limb) + ", " + explain_margin(h.limb)
                       : "";
        });
    say("Exceptions", d.exceptions, [](const offered_exception& e) { return explain(e); });
    say("Texts in conflict", d.conflicts, itself);
    say("Beside it", d.reported,
        [](const reported_measure& m) { return m.from.iso() + ": " + m.title.str(); });
    say("To be checked", d.reminders, [](reminder one) { return name(one); });
    return r;
}

}  // namespace example
