// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/condition.hpp>

#include "io/rule_words.hpp"

#include <algorithm>
#include <optional>

namespace hirschman::inline v0_1::io {

namespace {

using namespace controls;
using detail::identifier;

/// The facts that hold or do not. Whether a letter reached the exporter is not among them: the
/// addressees of the letter say so.
bool holds_or_not(subject s)
{
    return !is_figure(s) && !is_place(s) && s != subject::action && s != subject::addressed;
}

/// The subjects of a kind, and what they are called.
struct vocabulary {
    std::vector<subject> subjects = {};
    std::vector<std::string> names = {};

    template <class Belongs>
    explicit vocabulary(Belongs belongs)
    {
        for (std::size_t i = 0; i < subject_count; ++i) {
            const auto s = static_cast<subject>(i);
            if (!belongs(s)) continue;
            subjects.push_back(s);
            names.push_back(identifier(name(s)));
        }
    }
    [[nodiscard]] subject named_by(const json_value& value, std::string_view what) const
    {
        const std::vector<std::string_view> permitted(names.begin(), names.end());
        return subjects[detail::index_among(value, permitted, what)];
    }
};

limb comparison_from(const json_value& node)
{
    node.require_only({"metric", "op", "value", "unit"});
    limb l;
    l.of = vocabulary(is_figure).named_by(node["metric"], "a metric");
    const auto op = node["op"];
    const auto operators = detail::names_of<relation>();
    const auto found = op.is(json_kind::string)
                           ? std::find(operators.begin(), operators.end(), op.string())
                           : operators.end();
    if (found == operators.end()) op.fail("an operator: " + detail::one_of(operators));
    l.is = static_cast<relation>(found - operators.begin());
    const auto value = node["value"];
    if (!(value.number() >= 0.0)) value.fail("a limit of at least 0");
    l.limit = value.number();
    const auto unit = chips::unit_name(figure_of(l.of));
    const auto given = node.find("unit");
    if (unit.empty()) {
        if (given) given->fail("no unit: " + identifier(name(l.of)) + " is a bare number");
    } else if (!given)
        node.fail("a unit: \"" + std::string(unit) + "\"", "none");
    else if (!given->is(json_kind::string) || given->string() != unit)
        given->fail("the unit of the law, \"" + std::string(unit) + "\"");
    return l;
}

/// A set of places as one limb or, since a limb holds few names, as alternatives.
condition place_from(const json_value& set, subject of)
{
    set.require_only({"countries", "groups", "except"});
    const place_operand where{of};
    places listed;
    if (const auto groups = set.find("groups")) listed.any_of = detail::groups_from(*groups);
    if (const auto except = set.find("except")) {
        if (listed.any_of == group::none)
            except->fail("\"groups\" that something can be left out of");
        listed.except = detail::groups_from(*except);
    }
    constexpr std::size_t names_a_limb = 4;
    condition in;
    std::vector<country> seen;
    if (const auto countries = set.find("countries")) {
        if (!countries->is(json_kind::array)) countries->fail("an array of countries");
        for (const auto& one : countries->items()) {
            const auto code = one.nation();
            if (std::find(seen.begin(), seen.end(), code) != seen.end())
                one.fail("each country once");
            if (!seen.empty() && seen.size() % names_a_limb == 0) {
                in = in || where.in(listed);
                listed = {};
            }
            listed.named.push_back(country_code(code.alpha_3()));
            seen.push_back(code);
        }
    }
    if (listed.named.empty() && listed.any_of == group::none)
        set.fail("\"countries\" or \"groups\"", "neither");
    return in || where.in(listed);
}

condition tree_from(const json_value& node);

/// The operators of `condition` refuse more than it can hold; here that is an error of the file.
template <class Combine>
condition flat(const json_value& node, Combine combine)
{
    const std::string expected =
        "a condition of at most " + std::to_string(condition::capacity) +
        " comparisons in as many alternatives once all, any and not are flat";
    std::optional<condition> result;
    try {
        result = combine();
    } catch (const domain_error&) {
        node.fail(expected, "more");
    }
    if (result->alternatives() > condition::capacity) node.fail(expected, "more");
    return *result;
}

condition tree_from(const json_value& node)
{
    if (node.is(json_kind::boolean)) return node.boolean() ? condition::always() : condition();
    if (!node.is(json_kind::object)) node.fail("a condition: an object, true or false");
    if (node.find("metric")) return comparison_from(node);
    const vocabulary places_asked(is_place);
    std::vector<std::string_view> keys{"metric", "fact", "action"};
    keys.insert(keys.end(), places_asked.names.begin(), places_asked.names.end());
    keys.insert(keys.end(), {"all", "any", "not"});
    const std::string forms = "a condition: " + detail::one_of(keys);
    if (node.size() != 1) node.fail(forms, std::to_string(node.size()) + " keys");
    const auto content = node.items().front();
    const auto key = content.key();
    if (key == "fact")
        return limb{.of = vocabulary(holds_or_not).named_by(content, "a fact"),
                    .is = relation::holds};
    if (key == "action") return is(detail::enumerator_from<controls::action>(content, "an action"));
    for (std::size_t i = 0; i < places_asked.names.size(); ++i)
        if (key == places_asked.names[i])
            return flat(node, [&] { return place_from(content, places_asked.subjects[i]); });
    if (key == "not") {
        const auto inner = tree_from(content);
        return flat(node, [&] { return !inner; });
    }
    if (key != "all" && key != "any")
        content.fail(forms, detail::quoted(key) + detail::suggestion(key, keys));
    if (!content.is(json_kind::array)) content.fail("an array of conditions");
    condition whole = key == "all" ? condition::always() : condition();
    for (const auto& part : content.items()) {
        const auto one = tree_from(part);
        whole = flat(part, [&] { return key == "all" ? whole && one : whole || one; });
    }
    return whole;
}

void write(json_writer& out, const places& set)
{
    out.begin_object();
    if (!set.named.empty()) {
        out.key("countries").begin_array();
        for (const auto& code : set.named) out.value(code.view());
        out.end_array();
    }
    if (set.any_of != group::none) detail::write(out.key("groups"), set.any_of);
    if (set.except != group::none) detail::write(out.key("except"), set.except);
    out.end_object();
}

void write(json_writer& out, const limb& l)
{
    if (l.negated) out.begin_object().key("not");
    out.begin_object();
    const std::string subject_name = identifier(name(l.of));
    if (is_figure(l.of)) {
        out.member("metric", subject_name).member("op", name(l.is)).member("value", l.limit);
        const auto unit = chips::unit_name(figure_of(l.of));
        if (!unit.empty()) out.member("unit", unit);
    } else if (is_place(l.of))
        write(out.key(subject_name), l.where);
    else if (l.of == subject::action)
        out.member("action", name(l.act));
    else if (holds_or_not(l.of))
        out.member("fact", subject_name);
    else
        throw domain_error("a condition on \"" + subject_name + "\" cannot be written");
    out.end_object();
    if (l.negated) out.end_object();
}

}  // namespace

namespace detail {

namespace {

/// The groups that have a name, and the names.
struct group_names {
    std::vector<group> groups = {};
    std::vector<std::string> names = {};
    group all = group::none;

    group_names()
    {
        for (unsigned i = 0; i < 32; ++i) {
            const auto one = static_cast<group>(1U << i);
            if (controls::to_text(one).empty()) continue;
            groups.push_back(one);
            names.push_back(controls::to_text(one));
            all = all | one;
        }
    }
};

}  // namespace

group groups_from(const json_value& list)
{
    const group_names known;
    const std::vector<std::string_view> permitted(known.names.begin(), known.names.end());
    if (!list.is(json_kind::array)) list.fail("an array of country groups");
    if (list.size() == 0) list.fail("at least one country group", "none");
    group set = group::none;
    for (const auto& one : list.items()) {
        const auto found = known.groups[index_among(one, permitted, "a country group")];
        if (any_common(set, found)) one.fail("each group once");
        set = set | found;
    }
    return set;
}

void write(json_writer& out, group set)
{
    const group_names known;
    if ((set | known.all) != known.all)
        throw domain_error("a country group without a name cannot be written");
    out.begin_array();
    for (std::size_t i = 0; i < known.groups.size(); ++i)
        if (any_common(set, known.groups[i])) out.value(known.names[i]);
    out.end_array();
}

}  // namespace detail

condition condition_from(const json_value& tree) { return tree_from(tree); }

void write(json_writer& out, const condition& c)
{
    if (c.alternatives() == 0) {
        out.value(false);
        return;
    }
    const bool several = c.alternatives() > 1;
    if (several) out.begin_object().key("any").begin_array();
    for (std::size_t a = 0; a < c.alternatives(); ++a) {
        std::size_t limbs = 0;
        for (const auto& l : c) limbs += l.alternative == a ? 1 : 0;
        if (limbs == 0) out.value(true);
        if (limbs > 1) out.begin_object().key("all").begin_array();
        for (const auto& l : c)
            if (l.alternative == a) write(out, l);
        if (limbs > 1) out.end_array().end_object();
    }
    if (several) out.end_array().end_object();
}

std::string to_json(const condition& c)
{
    json_writer out;
    write(out, c);
    return out.str();
}

}  // namespace hirschman::inline v0_1::io
