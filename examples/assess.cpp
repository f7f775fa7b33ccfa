// SPDX-License-Identifier: BSL-1.0
// Which rule reaches which part, where and when, and why. See --help.
#include "support/assess_options.hpp"
#include "support/explained.hpp"
#include "support/listed.hpp"

#include <hirschman/data.hpp>
#include <hirschman/hirschman.hpp>
#include <hirschman/io/amendment.hpp>
#include <hirschman/io/transactions.hpp>

#include <cstdio>
#include <exception>
#include <iostream>

namespace hm = hirschman;
using namespace hm::controls;

/// A letter that is met and would bind an exporter to whom it was sent.
bool letter_possible(const determination& d)
{
    for (const auto& f : d.findings)
        if (f.kind == clause_kind::letter && f.met == hm::truth::yes &&
            f.addressed == hm::truth::unknown)
            return true;
    return false;
}

/// Under amended rules, only the parts whose answer changes.
void show_catalogue(const rulebook& rules, const transaction& asked, bool amended)
{
    hm::io::table t{
        .title = "To " + std::string(asked.destination->alpha_3()) + " on " + asked.on.iso(),
        .columns = {{"part"}, {"paragraph"}, {"licence"}, {"review, or what is missing"}},
        .note = rules.coverage.str()};
    for (const auto& chip : hm::data::chips()) {
        const auto d = assess(rules, chip, asked);
        const answer& found = d;
        if (amended && decide(us_advanced_computing, chip, asked) == found) continue;
        t.rows.push_back({chip.name.str(), d.classification.str(), std::string(name(d.licence)),
                          d.review             ? std::string(name(*d.review))
                          : letter_possible(d) ? "a letter may bind the exporter"
                                               : example::listed(d.missing)});
    }
    std::cout << hm::io::terminal_text({.title = rules.name.str(), .sections = {{.content = {t}}}});
}

int main(int count, char** words)
try {
    const auto o = example::read_options(count, words, us_advanced_computing.read_to);
    if (o.help) {
        std::cout << example::help;
        return 0;
    }
    std::optional<hm::io::amended_book> law;
    if (!o.rules.empty()) law = hm::io::load_amendment(us_advanced_computing, o.rules);
    const rulebook rules = law ? law->view() : us_advanced_computing;

    if (!o.transactions.empty()) {
        const auto all = hm::io::load_transactions(o.transactions);
        if (o.json)
            std::cout << hm::io::answers_json(rules, all);
        else
            for (const auto& one : all)
                std::cout << one.id << ": " << explain(decide(rules, one.item, one.asked)) << '\n';
    } else if (!o.chip.empty())
        std::cout << hm::io::terminal_text(
            example::explained(rules, o.asked, hm::data::chip(o.chip)));
    else
        show_catalogue(rules, o.asked, law.has_value());
    return 0;
} catch (const std::exception& e) {
    std::fprintf(stderr, "assess: %s\n", e.what());
    return 1;
}
