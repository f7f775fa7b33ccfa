// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/determination.hpp>

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::controls {

namespace detail {

/// A figure for reading: whole numbers in full, others with three significant digits, more where a
/// limit would otherwise read the same.
[[nodiscard]] inline std::string shown(double value, const std::string& limit)
{
    if (std::floor(value) == value && std::fabs(value) < 1e15) return hirschman::to_text(value);
    char digits[40];
    for (int precision = 3; precision <= 17; ++precision) {
        std::snprintf(digits, sizeof digits, "%.*g", precision, value);
        const bool whole = std::fabs(value) >= std::pow(10.0, precision);
        if (!whole && digits != limit) break;
    }
    return digits;
}

[[nodiscard]] constexpr std::string_view opposite(relation r) noexcept
{
    switch (r) {
        case relation::at_least: return "<";
        case relation::above: return "<=";
        case relation::at_most: return ">";
        case relation::below: return ">=";
        case relation::holds: return "";
    }
    return "";
}

}  // namespace detail

/// One limb as it turned out: `TPP 2368 < 4800`, `density undefined`, `not datacenter: unknown`.
[[nodiscard]] inline std::string explain(const limb_finding& found)
{
    const limb& l = found.compared;
    if (!is_figure(l.of)) {
        if (found.met == truth::yes) return to_text(l);
        if (found.met == truth::unknown) return to_text(l) + ": unknown";
        limb other = l;
        other.negated = !l.negated;
        return to_text(other);
    }
    const auto& r = found.reading;
    const std::string figure(name(l.of));
    const auto unit_word = chips::unit_name(figure_of(l.of));
    const std::string unit = unit_word.empty() ? "" : " " + std::string(unit_word);
    const std::string limit = hirschman::to_text(l.limit);
    if (r.undefined)
        return figure + " undefined, so not " + std::string(name(l.is)) + " " + limit + unit;
    const truth plain = l.negated ? !found.met : found.met;
    const bool bounded = r.upper < std::numeric_limits<double>::infinity();
    std::string known = "unknown";
    if (r.exact())
        known = detail::shown(r.lower, limit) + unit;
    else if (bounded)
        known = "between " + detail::shown(r.lower, limit) + " and " +
                detail::shown(r.upper, limit) + unit;
    else if (r.lower > 0.0)
        known = "at least " + detail::shown(r.lower, limit) + unit;
    if (plain == truth::unknown)
        return figure + " " + known + " against " + std::string(name(l.is)) + " " + limit + unit;
    const auto sign = plain == truth::yes ? name(l.is) : detail::opposite(l.is);
    return figure + " " + known + " " + std::string(sign) + " " + limit + unit;
}

/// How far an exact figure is from its limit: "2.86 times the limit", "1.3 % under the limit";
/// empty where the figure is not exact.
[[nodiscard]] inline std::string explain_margin(const limb_finding& found)
{
    if (!found.margin) return {};
    char words[64];
    if (*found.margin >= 1.0)
        std::snprintf(words, sizeof words, "%.2f times the limit", *found.margin + 1.0);
    else if (equals_limit(*found.margin + 1.0, 1.0))
        return "at the limit";
    else
        std::snprintf(words, sizeof words, "%.*f %% %s the limit",
                      std::fabs(*found.margin) < 0.001 ? 3 : 1, 100.0 * std::fabs(*found.margin),
                      *found.margin < 0.0 ? "under" : "over");
    return words;
}

/// One clause as one line. A clause that is met shows the first alternative that is; one that is
/// not shows what each alternative met and what it lacked.
///
///     3A090.a not met: TPP 2368 < 4800; TPP 2368 >= 1600 but density 2.91 < 5.92
[[nodiscard]] inline std::string explain(const finding& f)
{
    const auto truth_of_alternative = [&](std::size_t a) {
        truth all = truth::yes;
        for (const auto& l : f.limbs)
            if (l.compared.alternative == a) all = all && l.met;
        return all;
    };
    const bool letter = f.kind == clause_kind::letter;
    std::string words;
    if (f.met == truth::yes) {
        for (std::size_t a = 0; a < f.alternatives && words.empty(); ++a) {
            if (truth_of_alternative(a) != truth::yes) continue;
            for (const auto& l : f.limbs) {
                if (l.compared.alternative != a || (letter && !is_figure(l.compared.of))) continue;
                words += (words.empty() ? "" : " and ") + explain(l);
                if (letter) {
                    const auto margin = explain_margin(l);
                    const std::string note = f.note.str();
                    const std::string both =
                        margin + (margin.empty() || note.empty() ? "" : "; ") + note;
                    if (!both.empty()) words += " (" + both + ")";
                }
            }
            if (words.empty()) words = "always";
        }
    } else {
        std::vector<std::string> parts;
        for (std::size_t a = 0; a < f.alternatives; ++a) {
            const truth whole = truth_of_alternative(a);
            std::string held;
            std::string lacked;
            for (const auto& l : f.limbs) {
                if (l.compared.alternative != a) continue;
                // Of an alternative that fails only what fails is shown as lacking.
                const bool lacks = whole == truth::no ? l.met == truth::no : l.met != truth::yes;
                if (!lacks && whole == truth::no && l.met == truth::unknown) continue;
                auto& side = lacks ? lacked : held;
                side += (side.empty() ? "" : " and ") + explain(l);
            }
            std::string part = held.empty() ? lacked : held + " but " + lacked;
            bool repeated = false;
            for (const auto& other : parts) repeated = repeated || other == part;
            if (!repeated) parts.push_back(part);
        }
        for (const auto& part : parts) words += (words.empty() ? "" : "; ") + part;
        if (words.empty()) words = "never";
    }
    const std::string state = f.met == truth::yes       ? "met"
                              : f.met == truth::unknown ? "undetermined"
                                                        : "not met";
    if (letter && f.met == truth::yes) {
        const std::string head = f.addressed == truth::yes ? "required, addressee only: "
                                 : f.addressed == truth::no
                                     ? "the exporter is not a known addressee: "
                                     : "possible, if the exporter is an addressee: ";
        return head + f.citation.str() + ", " + words;
    }
    std::string line = f.clause.str() + " " + state + ": " + words;
    if (f.kind == clause_kind::review && f.met != truth::no)
        line += " -> " + std::string(name(f.review));
    if (!letter && !f.note.empty() && f.met != truth::no) line += " (" + f.note.str() + ")";
    return line;
}

/// The whole answer as one line: `3A090.a, licence required of everyone, review
/// presumption_of_denial`.
[[nodiscard]] inline std::string explain(const answer& a)
{
    std::string line = a.classification.str();
    if (a.excluded_by_note_2 == truth::yes) line += " (excluded by Note 2)";
    line += ", licence " + std::string(name(a.licence));
    if (a.binds) line += ", binds " + std::string(name(*a.binds));
    if (a.letter) line += ", letter of " + a.letter->iso();
    if (a.review) line += ", review " + std::string(name(*a.review));
    for (std::size_t i = 0; i < a.legal_basis.size(); ++i)
        line += (i == 0 ? ", under " : " and ") + a.legal_basis[i].str();
    return line;
}

/// An exception as one line, with what the user must still assert.
[[nodiscard]] inline std::string explain(const offered_exception& e)
{
    std::string line =
        e.name.str() + (e.available == truth::yes ? "" : " (depends on what is unknown)");
    line += ", " + e.citation.str();
    if (e.notice_days != 0) line += ", " + std::to_string(e.notice_days) + " days";
    if (!e.filing_code.empty()) line += ", code " + e.filing_code.str();
    return line + "; still to assert: " + e.still_to_assert.str();
}

/// The whole determination, a sentence a line: the answer, the clauses it turns on, what would
/// settle it if it is open, terms, contradictions, what was announced beside the law, and what the
/// answer does not cover. Requirements on which the answer does not rest are left out.
[[nodiscard]] inline std::string explain(const determination& d)
{
    std::string lines = explain(static_cast<const answer&>(d)) + "\n";
    const auto say = [&](const std::string& line) { lines += "- " + line + "\n"; };
    const auto shows = [&](const finding& f) {
        switch (f.kind) {
            case clause_kind::classification:
            case clause_kind::exclusion:
            case clause_kind::letter: return true;
            case clause_kind::requirement:
                for (const auto& basis : d.legal_basis)
                    if (basis == f.citation) return true;
                return f.met != truth::no && d.licence == licence::undetermined;
            default: return false;
        }
    };
    for (const auto& f : d.findings)
        if (shows(f)) say(explain(f));
    std::string open;
    for (const auto s : d.missing) open += (open.empty() ? "" : ", ") + std::string(name(s));
    if (!open.empty()) say("to settle it, find out: " + open);
    for (const auto& e : d.exceptions) say("exception " + explain(e));
    for (const auto& l : d.levies)
        say((l.due == truth::yes ? "levy of " : "perhaps a levy of ") +
            hirschman::to_text(100.0 * l.rate) + " % under " + l.heading.str() + ", " +
            l.citation.str() + ": " + l.note.str());
    for (const auto& c : d.conflicts) say("contradiction: " + c.str());
    for (const auto& m : d.reported)
        say("beside it, " + std::string(name(m.kind)) + " of " + m.from.iso() + ": " +
            m.title.str() + (m.note.empty() ? "" : " (" + m.note.str() + ")"));
    if (d.trust != confidence::verified)
        say("rests on texts that are " + std::string(name(d.trust)));
    for (const auto r : d.reminders) say(std::string(name(r)));
    return lines;
}

}  // namespace hirschman::inline v0_1::controls
