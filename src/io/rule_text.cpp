// SPDX-License-Identifier: BSL-1.0
#include "io/rule_text.hpp"

#include <hirschman/io/condition.hpp>

#include "io/rule_words.hpp"

namespace hirschman::inline v0_1::io::detail {

using namespace controls;

namespace {

confidence trust_from(const json_value& object)
{
    return enumerator_from<confidence>(object["confidence"], "a confidence");
}

std::optional<date> day_from(const json_value& object, std::string_view key)
{
    const auto given = object.find(key);
    return given ? std::optional<date>(given->day()) : std::nullopt;
}

template <std::size_t Capacity>
void read_optional(const json_value& object, std::string_view key, text<Capacity>& into)
{
    if (const auto given = object.find(key)) into = text_from<Capacity>(*given);
}

template <std::size_t Capacity>
void write_optional(json_writer& out, std::string_view key, const text<Capacity>& words)
{
    if (!words.empty()) out.member(key, words.view());
}

void write_optional(json_writer& out, std::string_view key, const std::optional<date>& day)
{
    if (day) out.member(key, *day);
}

template <std::size_t Length, std::size_t Capacity>
void write_optional(json_writer& out, std::string_view key,
                    const bounded_list<text<Length>, Capacity>& all)
{
    if (all.empty()) return;
    out.key(key).begin_array();
    for (const auto& one : all) out.value(one.view());
    out.end_array();
}

void write(json_writer& out, const date_span& span)
{
    out.member("from", span.from);
    write_optional(out, "until", span.until);
}

addressee addressee_from(const json_value& object)
{
    object.require_only({"name", "earliest", "from"});
    addressee a;
    a.name = text_from<16>(object["name"]);
    a.from = object["from"].day();
    a.earliest = day_from(object, "earliest").value_or(a.from);
    if (a.from < a.earliest) object["earliest"].fail("a day that is not after \"from\"");
    return a;
}

/// A key that says something in clauses of some kinds only: elsewhere it would be read over.
void refuse_unless(bool permitted, const json_value& object, std::string_view key, clause_kind kind)
{
    const auto given = object.find(key);
    if (given && !permitted)
        given->fail(
            "no \"" + std::string(key) + "\" in a clause of kind " + std::string(name(kind)),
            "one");
}

country_code code_from(const json_value& value) { return {value.nation().alpha_3()}; }

}  // namespace

date_span span_from(const json_value& object)
{
    const date_span span{object["from"].day(), day_from(object, "until")};
    if (span.empty()) object["until"].fail("a day after \"from\", " + span.from.iso());
    return span;
}

version version_from(const json_value& object, clause_kind kind)
{
    object.require_only({"clause",     "from",        "until",       "enacted_by",
                         "when",       "gives",       "presumes",    "otherwise_in",
                         "applies_to", "rate",        "ground",      "review",
                         "addressees", "notice_days", "filing_code", "still_to_assert",
                         "citation",   "confidence",  "note",        "contradiction"});
    const bool classifies = kind == clause_kind::classification;
    const bool carries = kind == clause_kind::carrying;
    const bool charges = kind == clause_kind::levy;
    const bool names = classifies || carries || charges || kind == clause_kind::residual;
    const bool excepts = kind == clause_kind::exception;
    const bool addresses = kind == clause_kind::letter;
    const bool reviews = kind == clause_kind::review;
    const bool concerns = !classifies && !addresses && !charges && kind != clause_kind::residual &&
                          kind != clause_kind::bar;
    refuse_unless(names || excepts, object, "gives", kind);
    refuse_unless(classifies, object, "presumes", kind);
    refuse_unless(carries, object, "otherwise_in", kind);
    refuse_unless(concerns, object, "applies_to", kind);
    refuse_unless(reviews, object, "review", kind);
    refuse_unless(charges, object, "rate", kind);
    refuse_unless(addresses, object, "addressees", kind);
    for (const auto* key : {"notice_days", "filing_code", "still_to_assert"})
        refuse_unless(excepts, object, key, kind);

    version v;
    v.in_force = span_from(object);
    v.enacted_by = text_from<8>(object["enacted_by"]);
    auto& says = v.says;
    says.when = condition_from(object["when"]);
    if (names || excepts) says.gives = text_from<12>(object["gives"]);
    if (const auto given = object.find("presumes")) says.presumes = given->boolean();
    if (const auto list = object.find("otherwise_in"))
        read_list(*list, says.otherwise_in, 10, text_from<8>);
    if (const auto list = object.find("applies_to"))
        read_list(*list, says.applies_to, 4, text_from<12>);
    if (charges) {
        const auto rate = object["rate"];
        says.rate = rate.number();
        if (!(says.rate >= 0.0 && says.rate <= 100.0))
            rate.fail("a share of the customs value, 0 to 100");
    }
    if (const auto ground = object.find("ground"))
        says.ground = enumerator_from<legal_ground>(*ground, "a ground");
    if (reviews) says.review = enumerator_from<review_policy>(object["review"], "a review policy");
    if (addresses) {
        read_list(object["addressees"], says.addressees, 4, addressee_from);
        if (says.addressees.empty()) object["addressees"].fail("at least one addressee", "none");
    }
    if (const auto days = object.find("notice_days")) {
        if (days->integer() < 0 || days->integer() > 3650)
            days->fail("a number of days, 0 to 3650");
        says.notice_days = static_cast<int>(days->integer());
    }
    read_optional(object, "filing_code", says.filing_code);
    read_optional(object, "still_to_assert", says.still_to_assert);
    says.citation = text_from<48>(object["citation"]);
    says.trust = trust_from(object);
    read_optional(object, "note", says.note);
    read_optional(object, "contradiction", says.contradiction);
    return v;
}

void write(json_writer& out, const version& v)
{
    const auto& says = v.says;
    out.begin_object();
    write(out, v.in_force);
    out.member("enacted_by", v.enacted_by.view());
    io::write(out.key("when"), says.when);
    write_optional(out, "gives", says.gives);
    if (says.presumes) out.member("presumes", true);
    write_optional(out, "otherwise_in", says.otherwise_in);
    write_optional(out, "applies_to", says.applies_to);
    if (says.rate != 0.0) out.member("rate", says.rate);
    if (says.ground != legal_ground::section_742_6) out.member("ground", name(says.ground));
    if (says.review != review_policy::unstated) out.member("review", name(says.review));
    if (!says.addressees.empty()) {
        out.key("addressees").begin_array();
        for (const auto& a : says.addressees)
            out.begin_object()
                .member("name", a.name.view())
                .member("earliest", a.earliest)
                .member("from", a.from)
                .end_object();
        out.end_array();
    }
    if (says.notice_days != 0) out.member("notice_days", says.notice_days);
    write_optional(out, "filing_code", says.filing_code);
    write_optional(out, "still_to_assert", says.still_to_assert);
    write_optional(out, "citation", says.citation);
    out.member("confidence", name(says.trust));
    write_optional(out, "note", says.note);
    write_optional(out, "contradiction", says.contradiction);
    out.end_object();
}

namespace {

struct item_word {
    item_class what;
    std::string_view name;
};
constexpr item_word item_words[] = {{item_class::circuit, "circuit"},
                                    {item_class::computer, "computer"},
                                    {item_class::memory_stack, "memory_stack"},
                                    {item_class::foundry_output, "foundry_output"}};

item_class items_from(const json_value& list)
{
    std::vector<std::string_view> permitted;
    for (const auto& word : item_words) permitted.push_back(word.name);
    if (!list.is(json_kind::array) || list.size() == 0) list.fail("an array of kinds of item");
    auto about = item_class{};
    for (const auto& one : list.items())
        about = about | item_words[index_among(one, permitted, "a kind of item")].what;
    return about;
}

}  // namespace

clause clause_from(const json_value& object)
{
    object.require_only({"name", "kind", "precedence", "about", "text_read", "pending",
                         "pending_from", "versions"});
    clause c;
    c.name = text_from<40>(object["name"]);
    c.kind = enumerator_from<clause_kind>(object["kind"], "a kind of clause");
    const auto precedence = object["precedence"].integer();
    if (precedence < -1000 || precedence > 1000)
        object["precedence"].fail("a whole number of -1000 to 1000");
    c.precedence = static_cast<int>(precedence);
    if (const auto list = object.find("about")) c.about = items_from(*list);
    c.text_read = day_from(object, "text_read");
    read_optional(object, "pending", c.pending);
    c.pending_from = day_from(object, "pending_from");
    if (c.pending.empty() != !c.pending_from) object.fail("pending and pending_from together");
    return c;
}

void write_head(json_writer& out, const clause& c)
{
    out.member("name", c.name.view())
        .member("kind", name(c.kind))
        .member("precedence", c.precedence);
    if (c.about != any_circuit) {
        out.key("about").begin_array();
        for (const auto& word : item_words)
            if (any_common(c.about, word.what)) out.value(word.name);
        out.end_array();
    }
    write_optional(out, "text_read", c.text_read);
    write_optional(out, "pending", c.pending);
    write_optional(out, "pending_from", c.pending_from);
}

measure measure_from(const json_value& object)
{
    object.require_only({"id", "title", "authority", "kind", "citation", "announced", "published",
                         "effective", "compliance", "ended", "lapses", "not_enforced", "confidence",
                         "source", "note"});
    measure m{.id = text_from<8>(object["id"]),
              .title = text_from<96>(object["title"]),
              .authority = text_from<16>(object["authority"]),
              .kind = enumerator_from<measure_kind>(object["kind"], "a kind of measure"),
              .announced = day_from(object, "announced"),
              .published = day_from(object, "published"),
              .effective = day_from(object, "effective"),
              .compliance = day_from(object, "compliance"),
              .ended = day_from(object, "ended"),
              .lapses = day_from(object, "lapses"),
              .trust = trust_from(object),
              .source = text_from<48>(object["source"])};
    read_optional(object, "citation", m.citation);
    read_optional(object, "note", m.note);
    if (const auto spans = object.find("not_enforced"))
        read_list(*spans, m.not_enforced, 2, [](const json_value& span) {
            span.require_only({"from", "until"});
            return span_from(span);
        });
    if (!m.known_from()) object.fail("a day: announced, published or effective", "none");
    if (m.compliance && (!m.effective || *m.compliance < *m.effective))
        object["compliance"].fail("a day that is not before \"effective\"");
    for (const auto* key : {"ended", "lapses"})
        if (const auto day = day_from(object, key); day && *day <= *m.known_from())
            object[key].fail("a day after the measure was known, " + m.known_from()->iso());
    return m;
}

void write(json_writer& out, const measure& m)
{
    out.begin_object()
        .member("id", m.id.view())
        .member("title", m.title.view())
        .member("authority", m.authority.view())
        .member("kind", name(m.kind));
    write_optional(out, "citation", m.citation);
    write_optional(out, "announced", m.announced);
    write_optional(out, "published", m.published);
    write_optional(out, "effective", m.effective);
    write_optional(out, "compliance", m.compliance);
    write_optional(out, "ended", m.ended);
    write_optional(out, "lapses", m.lapses);
    if (!m.not_enforced.empty()) {
        out.key("not_enforced").begin_array();
        for (const auto& span : m.not_enforced) {
            out.begin_object();
            write(out, span);
            out.end_object();
        }
        out.end_array();
    }
    out.member("confidence", name(m.trust));
    write_optional(out, "source", m.source);
    write_optional(out, "note", m.note);
    out.end_object();
}

membership membership_from(const json_value& object)
{
    object.require_only({"country", "groups", "from", "until", "holds", "confidence"});
    membership m{.place = code_from(object["country"]),
                 .groups = groups_from(object["groups"]),
                 .during = span_from(object),
                 .trust = trust_from(object)};
    if (const auto holds = object.find("holds"))
        m.holds = holds->word({"yes", "unknown"}) == 0 ? truth::yes : truth::unknown;
    return m;
}

void write(json_writer& out, const membership& m)
{
    out.begin_object().member("country", m.place.view());
    write(out.key("groups"), m.groups);
    write(out, m.during);
    if (m.holds != truth::yes) out.member("holds", name(m.holds));
    out.member("confidence", name(m.trust)).end_object();
}

alias alias_from(const json_value& object)
{
    object.require_only({"country", "treated_as", "from", "until"});
    return {.place = code_from(object["country"]),
            .treated_as = code_from(object["treated_as"]),
            .during = span_from(object)};
}

void write(json_writer& out, const alias& a)
{
    out.begin_object().member("country", a.place.view()).member("treated_as", a.treated_as.view());
    write(out, a.during);
    out.end_object();
}

}  // namespace hirschman::inline v0_1::io::detail
