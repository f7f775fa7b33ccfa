// SPDX-License-Identifier: BSL-1.0
// A rule that is not law yet: what would it cost the seller of a product? See --help.
#include "support/options.hpp"
#include "support/quarters_shown.hpp"
#include "support/sale_options.hpp"
#include "support/sale_under_rules.hpp"

#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>
#include <hirschman/data/prior.hpp>
#include <hirschman/io/amendment.hpp>
#include <hirschman/scenario/revenue_at_risk.hpp>
#include <hirschman/uncertainty/ensemble.hpp>

#include <fstream>
#include <iostream>

namespace hm = hirschman;
constexpr std::size_t quarters = 8;

int main(int count, char** words)
try {
    auto option = example::named_options(count, words,
                                         {{"--sale", ""},
                                          {"--rules", ""},
                                          {"--sales", ""},
                                          {"--calendar", "nvidia"},
                                          {"--as-of", "2025-07-15"},
                                          {"--out", ""},
                                          {"--help", ""}});
    if (!option["--help"].empty()) return std::fputs(example::sale_help, stdout) < 0;
    const auto asked = hm::io::load_transactions(option["--sale"]);
    if (asked.size() != 1) throw hm::domain_error("--sale needs a file with one transaction");
    const auto& sale = asked.front();
    const auto law = hm::io::load_amendment(hm::controls::us_advanced_computing, option["--rules"]);
    auto belief = hm::data::prior<hm::scenario::revenue_at_risk_parameters>(
        hm::as_of{hm::date::from_iso(option["--as-of"])});
    if (!option["--sales"].empty())
        belief.set("annual_run_rate", example::sales_from(option["--sales"]));
    else if (sale.item.id != "nv_h20_96")
        throw hm::domain_error("--sales is needed: what is sold of this part is not known");
    hm::scenario::revenue_at_risk_setting setting{
        .calendar = example::calendar_named(option["--calendar"]), .quarters = quarters};

    const auto s = example::compare(hm::controls::calendar(hm::controls::us_advanced_computing),
                                    hm::controls::calendar(law.view()), sale, 3);
    hm::io::report page{.title = sale.id + " under " + law.view().name.str(),
                        .facts = {{"on", s.on.iso()}, {"estimates of", option["--as-of"]}},
                        .sections = {example::answered("Without the rule", s.before),
                                     example::answered("With it", s.after)}};
    hm::io::section result{.title = "What it costs the seller"};
    if (s.ban) {
        setting.ban = *s.ban;
        setting.first = setting.calendar.containing(s.ban->from).from - std::chrono::days(1);
        const auto draws = hm::uncertainty::ensemble(belief, [&](const auto& p) {
            const auto path = hm::scenario::revenue_at_risk(p, setting);
            std::array<hm::block, quarters + 2> left;
            for (std::size_t i = 0; i < quarters; ++i)
                left[i] = (p.annual_run_rate / 4.0 - path.quarters[i].lost_net) / 1e9;
            left[quarters] = path.total.lost_net / 1e9;
            left[quarters + 1] = path.charge / 1e9;
            return left;
        });
        const auto shown = example::quarters_of(setting, draws);
        result.content = {shown.table, hm::io::paragraph{example::in_sum(draws)}};
        if (!option["--out"].empty()) {
            const auto d = hm::io::draw(shown.chart, {.search_path = example::search_path()});
            if (d.status == hm::io::drawing_status::drawn)
                std::ofstream(option["--out"], std::ios::binary) << d.svg;
            else
                result.content.push_back(hm::io::paragraph{"No chart: " + d.message});
        }
    } else
        result.content = {hm::io::paragraph{example::why_nothing(s)}};
    page.sections.push_back(result);
    std::cout << hm::io::terminal_text(page);
    return 0;
} catch (const std::exception& e) {
    std::fprintf(stderr, "what_if: %s\n", e.what());
    return 1;
}
