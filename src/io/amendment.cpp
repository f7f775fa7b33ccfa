// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/amendment.hpp>

#include <hirschman/controls/assess.hpp>

#include "io/rule_text.hpp"
#include "io/rule_words.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace hirschman::inline v0_1::io {

using namespace controls;

namespace detail {

/// The arrays that the view of a book looks at. `clauses[i]` looks at `versions[i]`.
struct book_content {
    rulebook book;
    std::vector<clause> clauses;
    std::vector<std::vector<version>> versions;
    std::vector<measure> measures;
    std::vector<membership> groups;
    std::vector<alias> aliases;

    void look_at_itself()
    {
        for (std::size_t i = 0; i < clauses.size(); ++i) clauses[i].versions = versions[i];
        book.clauses = clauses;
        book.measures = measures;
        book.groups = groups;
        book.aliases = aliases;
    }
};

namespace {

/// Takes a span of days out of dated things; what lies before and after it stays as it was.
/// `inside` says what is left within the span, if anything.
template <class Dated, class When, class Inside>
std::vector<Dated> without(const std::vector<Dated>& all, const date_span& out, When when,
                           Inside inside)
{
    std::vector<Dated> kept;
    for (const auto& one : all) {
        const date_span has = when(one);
        if (!overlap(has, out)) {
            kept.push_back(one);
            continue;
        }
        const auto keep = [&](Dated piece, const date_span& during) {
            when(piece) = during;
            if (!during.empty()) kept.push_back(std::move(piece));
        };
        if (has.from < out.from) keep(one, {has.from, out.from});
        date_span middle{std::max(has.from, out.from), has.until};
        if (out.until && (!middle.until || *out.until < *middle.until)) middle.until = out.until;
        if (auto left = inside(one)) keep(*left, middle);
        if (out.until && (!has.until || *out.until < *has.until))
            keep(one, {*out.until, has.until});
    }
    return kept;
}

std::string in_words(const date_span& span)
{
    return "from " + span.from.iso() + (span.until ? " until " + span.until->iso() : "");
}

/// One reading of a file: the book so far, and what must hold once all of it is read.
class amending {
public:
    amending(const rulebook& rules, const json_value& file) : file_(file)
    {
        content_.book = rules;
        for (const auto& c : rules.clauses) {
            content_.clauses.push_back(c);
            content_.versions.emplace_back(c.versions.begin(), c.versions.end());
        }
        content_.measures.assign(rules.measures.begin(), rules.measures.end());
        content_.groups.assign(rules.groups.begin(), rules.groups.end());
        content_.aliases.assign(rules.aliases.begin(), rules.aliases.end());
        in_book_ = content_.clauses.size();
        touched_.resize(in_book_);
    }

    [[nodiscard]] std::shared_ptr<const book_content> result()
    {
        file_.require_only({"name", "about", "home", "read_to", "coverage", "measures", "clauses",
                            "amend", "end", "memberships", "leave", "aliases"});
        read_head();
        each("measures", [this](const json_value& v) { add_measure(v); });
        each("clauses", [this](const json_value& v) { add_clause(v); });
        each("amend", [this](const json_value& v) { amend(v); });
        each("end", [this](const json_value& v) { end(v); });
        each("memberships",
             [this](const json_value& v) { content_.groups.push_back(membership_from(v)); });
        each("leave", [this](const json_value& v) { leave(v); });
        each("aliases", [this](const json_value& v) { content_.aliases.push_back(alias_from(v)); });
        require_paragraphs();
        drop_empty_clauses();
        std::stable_sort(content_.groups.begin(), content_.groups.end(),
                         [](const auto& a, const auto& b) { return a.place < b.place; });
        auto whole = std::make_shared<book_content>(std::move(content_));
        whole->look_at_itself();
        if (!well_formed(whole->book)) file_.fail("an amendment that leaves a well-formed book");
        require_askable(whole->book);
        return whole;
    }

private:
    void read_head()
    {
        auto& book = content_.book;
        const bool whole = book.clauses.empty() && book.measures.empty();
        book.name = text_from<48>(file_["name"]);
        if (const auto about = file_.find("about")) (void)about->string();
        if (const auto home = file_.find("home"))
            book.home = country_code(home->nation().alpha_3());
        if (const auto day = file_.find("read_to"); day || whole)
            book.read_to = file_["read_to"].day();
        if (const auto words = file_.find("coverage")) book.coverage = text_from<280>(*words);
    }

    template <class Read>
    void each(std::string_view key, Read read)
    {
        const auto list = file_.find(key);
        if (!list) return;
        if (!list->is(json_kind::array)) list->fail("an array");
        for (const auto& one : list->items()) read(one);
    }

    void add_measure(const json_value& v)
    {
        auto m = measure_from(v);
        for (const auto& other : content_.measures)
            if (other.id == m.id) v["id"].fail("an id that no other measure has");
        content_.measures.push_back(std::move(m));
    }

    /// A text of a clause whose measure is known and could enact it by then.
    version version_of(const json_value& v, clause_kind kind)
    {
        auto text = version_from(v, kind);
        const auto by = v["enacted_by"];
        std::vector<std::string_view> ids;
        const measure* enacted_by = nullptr;
        for (const auto& m : content_.measures) {
            ids.push_back(m.id);
            if (m.id == text.enacted_by) enacted_by = &m;
        }
        if (enacted_by == nullptr)
            by.fail("the id of a measure of the book or of this file",
                    quoted(by.string()) + suggestion(by.string(), ids));
        if (!can_enact(enacted_by->kind) || !enacted_by->effective)
            by.fail("a rule or a letter with the day on which it takes effect",
                    quoted(by.string()) + ", " + std::string(name(enacted_by->kind)) +
                        (enacted_by->effective ? "" : " without \"effective\""));
        if (text.in_force.from < *enacted_by->effective)
            v["from"].fail("a day not before " + by_words(*enacted_by));
        if (const auto list = v.find("applies_to")) paragraphs_used_.push_back(*list);
        return text;
    }
    static std::string by_words(const measure& m)
    {
        return m.effective->iso() + ", when " + m.id.str() + " takes effect";
    }

    void add_clause(const json_value& v)
    {
        const auto c = clause_from(v);
        for (const auto& other : content_.clauses)
            if (other.name == c.name)
                v["name"].fail("a name that no other clause has; \"amend\" changes one");
        const auto list = v["versions"];
        if (!list.is(json_kind::array) || list.size() == 0) list.fail("an array of versions");
        std::vector<version> versions;
        for (const auto& one : list.items()) {
            if (const auto named = one.find("clause")) named->fail("no \"clause\" here", "one");
            const auto added = version_of(one, c.kind);
            for (const auto& other : versions)
                if (overlap(other.in_force, added.in_force))
                    one.fail("one version of a clause on one day",
                             "another " + in_words(other.in_force));
            versions.push_back(added);
        }
        content_.clauses.push_back(c);
        content_.versions.push_back(std::move(versions));
    }

    /// The clause of the amended book that an object names.
    std::size_t clause_named_by(const json_value& v) const
    {
        const auto named = v["clause"];
        std::vector<std::string_view> names;
        for (std::size_t i = 0; i < in_book_; ++i) {
            if (content_.clauses[i].name == named.string()) return i;
            names.push_back(content_.clauses[i].name);
        }
        named.fail("the name of a clause of the book",
                   quoted(named.string()) + suggestion(named.string(), names));
    }

    /// Two changes of one clause must not meet: which came first would matter.
    void take_out(const json_value& v, std::size_t clause, const date_span& span)
    {
        for (const auto& other : touched_[clause])
            if (overlap(other, span))
                v.fail("one version of a clause on one day",
                       "another change of it " + in_words(other));
        touched_[clause].push_back(span);
        content_.versions[clause] = without(
            content_.versions[clause], span, [](auto& one) -> auto& { return one.in_force; },
            [](const version&) { return std::optional<version>(); });
    }

    void amend(const json_value& v)
    {
        const auto i = clause_named_by(v);
        const auto added = version_of(v, content_.clauses[i].kind);
        take_out(v, i, added.in_force);
        auto& versions = content_.versions[i];
        versions.push_back(added);
        std::sort(versions.begin(), versions.end(), [](const version& a, const version& b) {
            return a.in_force.from < b.in_force.from;
        });
    }

    void end(const json_value& v)
    {
        v.require_only({"clause", "from", "until"});
        const auto i = clause_named_by(v);
        const auto span = span_from(v);
        const auto& versions = content_.versions[i];
        if (std::none_of(versions.begin(), versions.end(),
                         [&](const version& one) { return overlap(one.in_force, span); }))
            v["clause"].fail("a clause that has a text " + in_words(span));
        take_out(v, i, span);
    }

    void leave(const json_value& v)
    {
        v.require_only({"country", "groups", "from", "until"});
        const country_code place(v["country"].nation().alpha_3());
        const auto groups = groups_from(v["groups"]);
        const auto span = span_from(v);
        std::vector<membership> of_others;
        std::vector<membership> concerned;
        for (const auto& m : content_.groups) {
            const bool leaves = m.place == place && any_common(m.groups, groups);
            (leaves ? concerned : of_others).push_back(m);
        }
        if (std::none_of(concerned.begin(), concerned.end(),
                         [&](const membership& m) { return overlap(m.during, span); }))
            v["groups"].fail("groups that " + place.str() + " is in " + in_words(span));
        const auto rest = without(
            concerned, span, [](auto& one) -> auto& { return one.during; },
            [&](membership m) {
                m.groups = static_cast<group>(static_cast<unsigned>(m.groups) &
                                              ~static_cast<unsigned>(groups));
                return m.groups == group::none ? std::optional<membership>() : m;
            });
        content_.groups = std::move(of_others);
        content_.groups.insert(content_.groups.end(), rest.begin(), rest.end());
    }

    void require_paragraphs() const
    {
        std::vector<std::string_view> given;
        for (std::size_t i = 0; i < content_.clauses.size(); ++i) {
            const auto& c = content_.clauses[i];
            if (c.kind != clause_kind::classification && c.kind != clause_kind::carrying) continue;
            given.push_back(c.name);
            for (const auto& v : content_.versions[i]) given.push_back(v.says.gives);
        }
        for (const auto& list : paragraphs_used_)
            for (const auto& used : list.items())
                if (std::find(given.begin(), given.end(), used.string()) == given.end())
                    used.fail("a paragraph that a classification of the book gives",
                              quoted(used.string()) + suggestion(used.string(), given));
    }

    void drop_empty_clauses()
    {
        for (std::size_t i = content_.clauses.size(); i-- > 0;) {
            if (!content_.versions[i].empty()) continue;
            content_.clauses.erase(content_.clauses.begin() + static_cast<std::ptrdiff_t>(i));
            content_.versions.erase(content_.versions.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    /// A determination holds so many clauses, places and limits of one day; a book that has more is
    /// refused now and not when it is asked.
    void require_askable(const rulebook& book) const
    {
        std::set<date> days;
        for (const auto& c : book.clauses)
            for (const auto& v : c.versions) days.insert(v.in_force.from);
        for (const auto& m : book.measures)
            if (const auto known = m.known_from()) days.insert(*known);
        const chips::figures least{.total_processing_performance = processing_performance(),
                                   .logic_area = undefined(),
                                   .dram_bandwidth = bandwidth(),
                                   .interconnect_bandwidth = bandwidth(),
                                   .processing_performance_2022 = processing_performance(),
                                   .transfer_rate_2022 = bandwidth(),
                                   .datacenter = truth::no,
                                   .named_in_letter_2022 = truth::no};
        const chips::memory_stack stack{.bandwidth = bandwidth(),
                                        .area = 1.0 * units::square_millimetre,
                                        .packaged_with_processor = truth::no};
        const foundry_output die{.advanced_logic = truth::no,
                                 .transistor_count = transistors(),
                                 .high_bandwidth_memory = truth::no,
                                 .packaged_in = country("TWN"),
                                 .approved_packager = truth::no,
                                 .approved_designer = truth::no,
                                 .authorized_designer = truth::no,
                                 .application_pending = truth::no,
                                 .circuit = least};
        const auto of_unknown_place = [](date day, bool to_anywhere) {
            transaction t{.on = day,
                          .action = action::exporting,
                          .approved_consignee = truth::no,
                          .certified = truth::no};
            (to_anywhere ? t.headquarters : t.destination) = country("CHN");
            return t;
        };
        for (const auto day : days) {
            try {
                for (const bool to_anywhere : {false, true}) {
                    const auto asked = of_unknown_place(day, to_anywhere);
                    (void)assess(book, least, asked);
                    (void)assess(book, stack, asked);
                    (void)assess(book, die, asked);
                }
            } catch (const domain_error& too_much) {
                file_.fail("rules that can be asked on " + day.iso(), too_much.what());
            }
        }
    }

    json_value file_;
    book_content content_;
    std::size_t in_book_ = 0;
    /// Of each clause: the spans that this file changes.
    std::vector<std::vector<date_span>> touched_;
    std::vector<json_value> paragraphs_used_;
};

}  // namespace
}  // namespace detail

rulebook amended_book::view() const& { return content_->book; }

amended_book amendment_from(const rulebook& rules, const json_value& file)
{
    if (!well_formed(rules)) throw domain_error("the rulebook to be amended is not well formed");
    return amended_book(detail::amending(rules, file).result());
}

amended_book load_amendment(const rulebook& rules, const std::string& path)
{
    return amendment_from(rules, load_json(path).root());
}

namespace {

void write(json_writer& out, const clause& c)
{
    detail::write_head(out.begin_object(), c);
    out.key("versions").begin_array();
    for (const auto& v : c.versions) detail::write(out, v);
    out.end_array().end_object();
}

template <class List, class Put>
void write_list(json_writer& out, std::string_view key, const List& list, Put put)
{
    out.key(key).begin_array();
    for (const auto& one : list) put(one);
    out.end_array();
}

}  // namespace

std::string to_json(const clause& c)
{
    json_writer out;
    write(out, c);
    return out.str();
}

std::string to_json(const rulebook& rules)
{
    json_writer out;
    out.begin_object().member("name", rules.name.view());
    if (!rules.home.empty()) out.member("home", rules.home.view());
    out.member("read_to", rules.read_to);
    if (!rules.coverage.empty()) out.member("coverage", rules.coverage.view());
    const auto put = [&](const auto& one) { detail::write(out, one); };
    write_list(out, "measures", rules.measures, put);
    write_list(out, "clauses", rules.clauses, [&](const clause& c) { write(out, c); });
    write_list(out, "memberships", rules.groups, put);
    write_list(out, "aliases", rules.aliases, put);
    return out.end_object().str();
}

}  // namespace hirschman::inline v0_1::io
