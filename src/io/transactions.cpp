// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/transactions.hpp>

#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/explain.hpp>
#include <hirschman/data/part.hpp>

#include "io/rule_words.hpp"

#include <algorithm>
#include <set>

namespace hirschman::inline v0_1::io {

using namespace controls;

namespace {

bool is_given(const std::optional<json_value>& value)
{
    return value && !value->is(json_kind::null);
}

double magnitude(const json_value& value)
{
    if (!(value.number() >= 0.0)) value.fail("a figure of at least 0");
    return value.number();
}

template <class Dimension>
reading<quantity<Dimension>> figure_from(const json_value& chip, std::string_view key,
                                         unit<Dimension> in)
{
    const auto given = chip.find(key);
    if (!is_given(given)) return unknown();
    if (given->is(json_kind::number)) return exactly(magnitude(*given) * in);
    if (given->is(json_kind::string)) {
        if (given->string() != "undefined") given->fail("a figure, null or \"undefined\"");
        return undefined();
    }
    if (!given->is(json_kind::array) || given->size() != 2)
        given->fail("a number, null, \"undefined\" or [low, high]");
    const double low = magnitude(given->at(0));
    if (given->at(1).is(json_kind::null)) return at_least(low * in);
    const double high = magnitude(given->at(1));
    if (high < low) given->at(1).fail("no less than the lower end, " + to_text(low));
    return between(low * in, high * in);
}

truth truth_from(const json_value& object, std::string_view key)
{
    const auto given = object.find(key);
    return is_given(given) ? truth_of(given->boolean()) : truth::unknown;
}

std::optional<country> place_from(const json_value& object, std::string_view key)
{
    const auto given = object.find(key);
    return is_given(given) ? std::optional<country>(given->nation()) : std::nullopt;
}

chips::figures figures_from(const json_value& chip)
{
    using namespace units;
    chip.require_only({"tpp", "performance_density", "logic_area_mm2", "io_gbps", "dram_gbps",
                       "datacenter", "named_in_letter_2022"});
    chips::figures f;
    f.total_processing_performance = figure_from(chip, "tpp", tpp);
    f.logic_area = figure_from(chip, "logic_area_mm2", square_millimetre);
    f.performance_density = figure_from(chip, "performance_density", tpp_per_square_millimetre);
    f.dram_bandwidth = figure_from(chip, "dram_gbps", gigabyte_per_second);
    f.interconnect_bandwidth = figure_from(chip, "io_gbps", gigabyte_per_second);
    f.processing_performance_2022 = f.total_processing_performance;
    f.transfer_rate_2022 = f.interconnect_bandwidth;
    f.datacenter = truth_from(chip, "datacenter");
    f.named_in_letter_2022 = truth_from(chip, "named_in_letter_2022");
    try {
        chips::check(f);
    } catch (const domain_error& impossible) {
        chip.fail("figures that a part can have", impossible.what());
    }
    return f;
}

/// Reads the built-in catalogue once, and only if a part of it is named.
class catalogue {
public:
    [[nodiscard]] chips::figures figures_of(const json_value& id)
    {
        if (parts_.empty()) parts_ = data::chips();
        std::vector<std::string_view> ids;
        for (const auto& part : parts_) {
            if (part.id == id.string()) return chips::figures_of(part);
            ids.push_back(part.id);
        }
        id.fail("the id of a part of the catalogue",
                detail::quoted(id.string()) + detail::suggestion(id.string(), ids));
    }

private:
    std::vector<chips::chip> parts_;
};

transaction transaction_from(const json_value& one)
{
    transaction t{.on = one["date"].day(),
                  .destination = place_from(one, "destination"),
                  .headquarters = place_from(one, "headquarters"),
                  .approved_consignee = truth_from(one, "approved_consignee"),
                  .certified = truth_from(one, "certified")};
    if (const auto given = one.find("action"); is_given(given))
        t.action = detail::enumerator_from<action>(*given, "an action");
    t.ultimate_parent = place_from(one, "ultimate_parent");
    if (const auto given = one.find("decided_on"); is_given(given)) t.decided_on = given->day();
    t.restricted_end_use = truth_from(one, "restricted_end_use");
    t.military_end_user = truth_from(one, "military_end_user");
    if (const auto given = one.find("exporter"); is_given(given))
        t.exporter = detail::text_from<40>(*given);
    return t;
}

/// What the item's paragraph is called: as the answer has it, or the clause that puts it there.
/// Where that is open, what every clause that may do so gives.
std::vector<std::string_view> paragraphs_of(const determination& d)
{
    std::vector<std::string_view> names{d.classification.view()};
    bool certain = false;
    for (const auto& f : d.findings) {
        if (f.kind != clause_kind::classification || f.met == truth::no || certain) continue;
        certain = f.met == truth::yes;
        if (certain) names.resize(1);
        names.push_back(f.gives);
        names.push_back(f.clause);
    }
    return names;
}

bool speaks_of(const finding& f, const std::vector<std::string_view>& paragraphs)
{
    return f.applies_to.empty() ||
           std::any_of(f.applies_to.begin(), f.applies_to.end(), [&](const paragraph& p) {
               return std::find(paragraphs.begin(), paragraphs.end(), p.view()) != paragraphs.end();
           });
}

void write(json_writer& out, std::string_view id, const determination& d)
{
    out.begin_object().member("id", id).member("classification", d.classification.view());
    out.key("excluded_by_note_2");
    if (d.excluded_by_note_2 == truth::unknown)
        out.value("undetermined");
    else
        out.value(d.excluded_by_note_2 == truth::yes);
    out.key("letter");
    d.letter ? out.value(*d.letter) : out.null();
    out.member("licence", name(d.licence)).key("binds");
    d.binds ? out.value(name(*d.binds)) : out.null();
    out.key("review");
    d.review ? out.value(name(*d.review)) : out.null();
    out.key("exceptions").begin_array();
    for (const auto& e : d.exceptions)
        if (e.available == truth::yes) out.value(e.name.view());
    out.end_array().key("because").begin_array();
    for (const auto& sentence : because(d)) out.value(sentence);
    out.end_array().key("missing").begin_array();
    for (const auto fact : d.missing) out.value(detail::identifier(name(fact)));
    out.end_array().key("conflicts").begin_array();
    for (const auto& words : d.conflicts) out.value(words.view());
    out.end_array().end_object();
}

}  // namespace

std::vector<asked_transaction> transactions_from(const json_value& file)
{
    file.require_only({"vectors", "vectors_other"});
    const auto list = file["vectors"];
    if (!list.is(json_kind::array)) list.fail("an array of transactions");
    catalogue parts;
    std::set<std::string_view> ids;
    std::vector<asked_transaction> all;
    for (const auto& one : list.items()) {
        one.require_only({"id", "chip", "date", "destination", "headquarters", "action", "exporter",
                          "certified", "approved_consignee", "ultimate_parent", "decided_on",
                          "restricted_end_use", "military_end_user", "item", "expected", "basis",
                          "source", "confidence", "note"});
        const auto id = one["id"];
        if (!ids.insert(id.string()).second) id.fail("an id that no other transaction has");
        const auto chip = one["chip"];
        all.push_back({std::string(id.string()),
                       chip.is(json_kind::string) ? parts.figures_of(chip) : figures_from(chip),
                       transaction_from(one)});
    }
    return all;
}

std::vector<asked_transaction> load_transactions(const std::string& path)
{
    return transactions_from(load_json(path).root());
}

std::vector<std::string> because(const determination& d)
{
    std::vector<std::string> sentences;
    const auto paragraphs = paragraphs_of(d);
    bool reviewed = false;
    for (const auto& f : d.findings) {
        const bool may_hold = f.met != truth::no && speaks_of(f, paragraphs);
        bool tells = false;
        switch (f.kind) {
            case clause_kind::classification: tells = true; break;
            case clause_kind::exclusion:
                tells = d.excluded_by_note_2 != truth::no && f.met != truth::no;
                break;
            case clause_kind::requirement: tells = may_hold && d.classification != "none"; break;
            case clause_kind::letter: tells = may_hold; break;
            case clause_kind::review:
                tells = may_hold && d.binds && d.classification != "none" && !reviewed;
                reviewed = reviewed || (tells && f.met == truth::yes);
                break;
            case clause_kind::bar: tells = may_hold && d.binds; break;
            case clause_kind::carrying:
                tells = may_hold && d.classification.view().ends_with(f.gives.view());
                break;
            case clause_kind::exception:
            case clause_kind::residual:
            case clause_kind::levy: break;
        }
        if (tells) sentences.push_back(explain(f));
    }
    return sentences;
}

std::string answers_json(const rulebook& rules, const std::vector<asked_transaction>& asked)
{
    json_writer out;
    out.begin_array();
    for (const auto& one : asked) write(out, one.id, assess(rules, one.item, one.asked));
    return out.end_array().str();
}

}  // namespace hirschman::inline v0_1::io
