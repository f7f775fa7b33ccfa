// SPDX-License-Identifier: BSL-1.0
// Who holds the stronger hand, before and after a deal? Two countries with a tool each, from JSON.
#include "support/figures.hpp"
#include "support/named_options.hpp"

#include <hirschman/io/leverage_question.hpp>
#include <hirschman/io/report.hpp>

#include <cstdio>
#include <exception>
#include <iostream>

namespace hm = hirschman;

const char* const help =
    R"(leverage - what can each side take away, at what cost, and for how long?

  --question FILE    two countries, their tools and stocks, and a deal, as in
                     examples/chips_and_magnets.json
  --help             this text
)";

using example::bn, example::fixed, example::months;

hm::io::section standing(const hm::io::leverage_question& asked, const std::string& when,
                         const hm::scenario::leverage_balance_result<>& r)
{
    const std::string one(asked.product.by.alpha_3()), other(asked.input.by.alpha_3());
    hm::io::table t{.columns = {{"USD"}, {one}, {other}}};
    t.rows = {{"power: harm over the horizon", bn(r.us_power), bn(r.china_power)},
              {"best duration", months(r.us_duration), months(r.china_duration)},
              {"harm in that time", bn(r.us_harm), bn(r.china_harm)},
              {"own cost in that time", bn(r.us_own_cost), bn(r.china_own_cost)},
              {"net threat: harm less own cost", bn(r.us_threat), bn(r.china_threat)},
              {"staying power, both tools in use", months(r.us_staying), months(r.china_staying)}};
    const std::string turns = r.sign_change > 0.0
                                  ? "Its sign turns at a horizon of " + months(r.sign_change) + "."
                                  : "Its sign is the same at every shorter horizon.";
    return {.title = when,
            .content = {t, hm::io::paragraph{.text = "Balance of " + one + ": " + bn(r.balance) +
                                                     " USD (with unlimited tolerance " +
                                                     bn(r.unlimited_balance) + "). " + turns}}};
}

int main(int count, char** words)
try {
    auto option = example::named_options(count, words, {{"--question", ""}, {"--help", ""}});
    if (!option["--help"].empty()) return std::fputs(help, stdout) < 0;
    if (option["--question"].empty()) throw hm::domain_error("--question is needed; see --help");
    const auto asked = hm::io::load_leverage_question(option["--question"]);
    const std::string one(asked.product.by.alpha_3()), other(asked.input.by.alpha_3());

    const auto before = hm::scenario::leverage_balance(asked.parameters, asked.setting);
    hm::io::report page{.title = asked.title,
                        .facts = {{"horizon", months(asked.setting.horizon_months)},
                                  {one, asked.product.name},
                                  {other, asked.input.name}},
                        .sections = {standing(asked, "Before", before)}};
    if (asked.deal) {
        const auto d = hm::scenario::deal(before, asked.deal->parameters, asked.deal->setting);
        page.sections.push_back(standing(asked, "After " + asked.deal->title, d.after));
        hm::io::table kept{.columns = {{"what the deal changed"}, {one}, {other}}};
        kept.rows = {{"share of the tool's power retained", fixed(2, d.retained_us),
                      fixed(2, d.retained_china)}};
        kept.note = "Index " + fixed(2, d.index) + ", positive where " + one +
                    " gave up more. A snap-back of " + other + " is as likely as not by day " +
                    fixed(0, d.snap_back_median_days) + ".";
        page.sections.back().content.push_back(kept);
    }
    std::string left_out;
    for (const auto& tool : asked.not_counted) left_out += (left_out.empty() ? "" : "; ") + tool;
    page.sections.push_back({.title = "Not counted: this is no balance between two countries",
                             .content = {hm::io::paragraph{left_out}}});
    std::cout << hm::io::terminal_text(page);
    return 0;
} catch (const std::exception& e) {
    std::fprintf(stderr, "leverage: %s\n", e.what());
    return 1;
}
