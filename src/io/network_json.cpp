// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/network.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::io {

namespace {

using supply::network_list;

template <std::size_t Capacity>
text<Capacity> id_of(const json_value& v)
{
    const auto words = v.string();
    if (words.size() > Capacity || words.find('\0') != std::string_view::npos)
        v.fail("text of at most " + std::to_string(Capacity) + " bytes");
    return {words};
}

std::string words_of(const json_value& object, std::string_view key)
{
    const auto found = object.find(key);
    return found ? std::string(found->string()) : std::string();
}

std::optional<double> number_of(const json_value& object, std::string_view key)
{
    const auto found = object.find(key);
    return found ? std::optional(found->number()) : std::nullopt;
}

std::optional<country> nation_or_rest(const json_value& v)
{
    if (v.string() == "rest") return {};
    return v.nation();
}

provenance origin_of(const json_value& object)
{
    provenance origin;
    if (const auto source = object.find("source")) origin.source = id_of<320>(*source);
    if (const auto day = object.find("known_from")) origin.known_from = day->day();
    if (const auto word = object.find("confidence")) {
        const auto trust = confidence_named(word->string());
        if (!trust) word->fail("verified, derived, recalled, assumed or uncertain");
        origin.trust = *trust;
    }
    return origin;
}

/// One struct an element of the list `key`; none where there is no such list.
template <class Entry, class Read>
std::vector<Entry> list_of(const json_value& object, std::string_view key, Read read)
{
    std::vector<Entry> entries;
    if (const auto list = object.find(key)) {
        if (!list->is(json_kind::array)) list->fail("an array");
        for (const auto& element : list->items()) entries.push_back(read(element));
    }
    return entries;
}

supply::producer producer_of(const json_value& v)
{
    v.require_only({"nation", "output", "capacity", "source", "known_from", "confidence"});
    return {nation_or_rest(v["nation"]), v["output"].number(), number_of(v, "capacity"),
            origin_of(v)};
}

supply::stage stage_of(const json_value& v)
{
    v.require_only({"id", "good", "activity", "unit", "period", "producers", "source", "known_from",
                    "confidence"});
    return {id_of<48>(v["id"]),
            std::string(v["good"].string()),
            words_of(v, "activity"),
            std::string(v["unit"].string()),
            words_of(v, "period"),
            list_of<supply::producer>(v, "producers", producer_of),
            origin_of(v)};
}

supply::requirement requirement_of(const json_value& v)
{
    v.require_only(
        {"user", "input", "cost_share", "elasticity", "source", "known_from", "confidence"});
    return {id_of<48>(v["user"]), id_of<48>(v["input"]), number_of(v, "cost_share"),
            number_of(v, "elasticity").value_or(0.0), origin_of(v)};
}

supply::sourcing sourcing_of(const json_value& v)
{
    v.require_only({"good", "user", "from", "share", "source", "known_from", "confidence"});
    return {id_of<48>(v["good"]), v["user"].nation(), nation_or_rest(v["from"]), v["share"].share(),
            origin_of(v)};
}

supply::stock stock_of(const json_value& v)
{
    v.require_only(
        {"good", "holder", "months", "log_spread", "source", "known_from", "confidence"});
    return {id_of<48>(v["good"]), v["holder"].nation(), v["months"].number(),
            number_of(v, "log_spread"), origin_of(v)};
}

supply::planned_capacity project_of(const json_value& v)
{
    v.require_only({"id", "stage", "nation", "capacity", "unit", "start", "full", "source",
                    "known_from", "confidence"});
    const auto full = v.find("full");
    return {id_of<64>(v["id"]),
            id_of<48>(v["stage"]),
            v["nation"].nation(),
            v["capacity"].number(),
            words_of(v, "unit"),
            v["start"].day(),
            full ? std::optional(full->day()) : std::nullopt,
            origin_of(v)};
}

supply::buyer buyer_of(const json_value& v)
{
    v.require_only({"nation", "sector", "good", "value_added", "cost_share", "elasticity",
                    "elasticity_long", "elasticity_years", "use", "source", "known_from",
                    "confidence"});
    return {v["nation"].nation(),
            id_of<48>(v["sector"]),
            id_of<48>(v["good"]),
            number_of(v, "value_added"),
            number_of(v, "cost_share"),
            number_of(v, "elasticity"),
            number_of(v, "elasticity_long"),
            number_of(v, "elasticity_years"),
            number_of(v, "use"),
            origin_of(v)};
}

/// The value that a defect is about, or the nearest that the document holds.
json_value value_at(const json_value& object, const supply::network_defect& defect)
{
    constexpr std::string_view keys[] = {"stages", "stages",   "requirements", "sourced",
                                         "stocks", "projects", "buyers"};
    const auto list = object.find(keys[static_cast<std::size_t>(defect.list)]);
    if (!list || list->size() == 0) return list.value_or(object);
    json_value entry = list->at(defect.entry);
    if (defect.list == network_list::producers) entry = entry["producers"].at(defect.producer);
    return entry.find(defect.member).value_or(entry);
}

void put(json_writer& out, const provenance& origin)
{
    if (!origin.source.empty()) out.member("source", origin.source.view());
    if (origin.known_from) out.member("known_from", *origin.known_from);
    out.member("confidence", name(origin.trust));
}

void put(json_writer& out, std::string_view key, const std::optional<double>& number)
{
    if (number) out.member(key, *number);
}

void put(json_writer& out, std::string_view key, const std::string& words)
{
    if (!words.empty()) out.member(key, words);
}

std::string_view code(const std::optional<country>& nation)
{
    return nation ? nation->alpha_3() : "rest";
}

/// `key: [{...}, ...]`, each object begun and ended around `members`.
template <class Entry, class Members>
void put_list(json_writer& out, std::string_view key, const std::vector<Entry>& entries,
              Members members)
{
    if (entries.empty()) return;
    out.key(key).begin_array();
    for (const Entry& e : entries) {
        out.begin_object();
        members(e);
        put(out, e.origin);
        out.end_object();
    }
    out.end_array();
}

}  // namespace

supply::network network_from(const json_value& object)
{
    object.require_only(
        {"name", "stages", "requirements", "sourced", "stocks", "projects", "buyers"});
    supply::network net;
    net.name = words_of(object, "name");
    (void)object["stages"];
    net.stages = list_of<supply::stage>(object, "stages", stage_of);
    net.requirements = list_of<supply::requirement>(object, "requirements", requirement_of);
    net.sourced = list_of<supply::sourcing>(object, "sourced", sourcing_of);
    net.stocks = list_of<supply::stock>(object, "stocks", stock_of);
    net.projects = list_of<supply::planned_capacity>(object, "projects", project_of);
    net.buyers = list_of<supply::buyer>(object, "buyers", buyer_of);
    if (const auto defect = supply::first_defect(net))
        value_at(object, *defect).fail(defect->expected, defect->found);
    return net;
}

std::string json_text(const supply::network& net)
{
    json_writer out;
    out.begin_object();
    put(out, "name", net.name);
    put_list(out, "stages", net.stages, [&](const supply::stage& s) {
        out.member("id", s.id.view()).member("good", s.good);
        put(out, "activity", s.activity);
        out.member("unit", s.unit);
        put(out, "period", s.period);
        put_list(out, "producers", s.producers, [&](const supply::producer& p) {
            out.member("nation", code(p.nation)).member("output", p.output);
            put(out, "capacity", p.capacity);
        });
    });
    put_list(out, "requirements", net.requirements, [&](const supply::requirement& r) {
        out.member("user", r.user.view()).member("input", r.input.view());
        put(out, "cost_share", r.cost_share);
        out.member("elasticity", r.elasticity);
    });
    put_list(out, "sourced", net.sourced, [&](const supply::sourcing& s) {
        out.member("good", s.good.view()).member("user", s.user.alpha_3());
        out.member("from", code(s.from)).member("share", s.share);
    });
    put_list(out, "stocks", net.stocks, [&](const supply::stock& s) {
        out.member("good", s.good.view()).member("holder", s.holder.alpha_3());
        out.member("months", s.months);
        put(out, "log_spread", s.log_spread);
    });
    put_list(out, "projects", net.projects, [&](const supply::planned_capacity& p) {
        out.member("id", p.id.view()).member("stage", p.stage.view());
        out.member("nation", p.nation.alpha_3()).member("capacity", p.capacity);
        put(out, "unit", p.unit);
        out.member("start", p.start);
        if (p.full) out.member("full", *p.full);
    });
    put_list(out, "buyers", net.buyers, [&](const supply::buyer& b) {
        out.member("nation", b.nation.alpha_3()).member("sector", b.sector.view());
        out.member("good", b.good.view());
        put(out, "value_added", b.value_added);
        put(out, "cost_share", b.cost_share);
        put(out, "elasticity", b.elasticity);
        put(out, "elasticity_long", b.elasticity_long);
        put(out, "elasticity_years", b.elasticity_years);
        put(out, "use", b.use);
    });
    out.end_object();
    return out.str();
}

}  // namespace hirschman::inline v0_1::io
