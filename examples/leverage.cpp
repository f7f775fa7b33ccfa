// SPDX-License-Identifier: BSL-1.0
// Who holds the stronger hand, before and after a deal? Two countries with a tool each, from JSON.
#include "support/named_options.hpp"

#include <hirschman/io/leverage_question.hpp>
#include <hirschman/io/report.hpp>

#include <cmath>
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

std::string with_digits(int digits, double value, const char* unit)
{
    char words[64];
    std::snprintf(words, sizeof words, "%.*f%s", digits, value, unit);
    return words;
}

std::string bn(double usd) { return with_digits(1, usd / 1e9, " bn"); }
std::string months(double count) { return with_digits(0, count, " months"); }

/// The two sides line by line, and whose the balance is.
hm::io::section standing(const hm::io::leverage_question& asked, const std::string& when,
                         const hm::scenario::leverage_balance_result<>& r)
{
    const std::string usa(asked.product.by.alpha_3()), china(asked.input.by.alpha_3());
    hm::io::table t{.columns = {{""}, {usa}, {china}}, .note = "Net threat: harm less own cost."};
    t.rows = {{"power over the horizon", bn(r.us_power), bn(r.china_power)},
              {"best duration", months(r.us_duration), months(r.china_duration)},
              {"harm in that time", bn(r.us_harm), bn(r.china_harm)},
              {"own cost in that time", bn(r.us_own_cost), bn(r.china_own_cost)},
              {"net threat", bn(r.us_threat), bn(r.china_threat)},
              {"staying power", months(r.us_staying), months(r.china_staying)}};
    std::string says = "Neither side can take away more.";
    if (r.balance != 0.0)
        says = (r.balance > 0.0 ? usa : china) + " can take away " + bn(std::fabs(r.balance)) +
               " USD more (with unlimited tolerance " + bn(std::fabs(r.unlimited_balance)) +
               (r.balance * r.unlimited_balance < 0.0 ? " less)" : ")");
    says += r.sign_change > 0.0 ? ". The sign is the other one at horizons under " +
                                      months(r.sign_change) + "."
                                : ". The sign is the same at every shorter horizon.";
    return {.title = when, .content = {t, hm::io::paragraph{.text = says}}};
}

int main(int count, char** words)
try {
    auto option = example::named_options(count, words, {{"--question", ""}, {"--help", ""}});
    if (!option["--help"].empty()) {
        std::cout << help;
        return 0;
    }
    if (option["--question"].empty()) throw hm::domain_error("--question is needed; see --help");
    const auto asked = hm::io::load_leverage_question(option["--question"]);
    const std::string usa(asked.product.by.alpha_3()), china(asked.input.by.alpha_3());

    const auto before = hm::scenario::leverage_balance(asked.parameters, asked.setting);
    hm::io::report page{.title = asked.title,
                        .facts = {{"horizon", months(asked.setting.horizon_months)},
                                  {usa, asked.product.name},
                                  {china, asked.input.name}},
                        .sections = {standing(asked, "Before", before)}};
    if (asked.deal) {
        const auto after =
            hm::scenario::deal(before, asked.deal->parameters, asked.deal->setting);
        page.sections.push_back(standing(asked, "After " + asked.deal->title, after.after));
    }
    std::cout << hm::io::terminal_text(page);
    return 0;
} catch (const std::exception& e) {
    std::fprintf(stderr, "leverage: %s\n", e.what());
    return 1;
}
