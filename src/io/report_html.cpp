// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/report.hpp>

#include "prose.hpp"

#include <hirschman/error.hpp>

#include <algorithm>

namespace hirschman::inline v0_1::io {

namespace {

using detail::clean;
using detail::escape_html;

constexpr std::string_view style = R"css(
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:58rem;background:#fff;color:#1b1f24;
 font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}
h2{font-size:1.3rem;line-height:1.3;margin:2.6rem 0 .8rem;padding-top:.8rem;border-top:1px solid #d5dae0}
.subtitle{font-size:1.1rem;color:#4a525c;margin:0 0 1rem}
p{margin:.7rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.2rem;margin:1rem 0;font-size:.93rem}
dt{color:#4a525c}dd{margin:0}
nav ul{columns:2;column-gap:2rem;margin:1rem 0;padding-left:0;list-style:none;font-size:.93rem}
nav li{break-inside:avoid}
a{color:#00518a}
blockquote{margin:.8rem 0;padding:.1rem 0 .1rem 1rem;border-left:4px solid #0072b2;font-size:1.05rem}
.reading{padding:.5rem .9rem;background:#eef4f8;border-radius:4px}
.warning{padding:.5rem .9rem;background:#fdf1ea;border-left:4px solid #d55e00}
.scroll{overflow-x:auto;margin:1.1rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4}
caption{text-align:left;font-weight:600;padding:0 0 .4rem}
th,td{text-align:left;vertical-align:top;padding:.32rem .9rem .32rem 0}
th:last-child,td:last-child{padding-right:0}
thead th{border-bottom:2px solid #4a525c;vertical-align:bottom;font-weight:600}
thead .unit{display:block;font-weight:400;color:#4a525c}
tbody tr{border-bottom:1px solid #e3e7eb}
.number{text-align:right;font-variant-numeric:tabular-nums}
.day{white-space:nowrap}
.dense table{font-size:.8rem}
figure{margin:1.6rem 0}
figcaption{font-weight:600}
figcaption span{display:block;font-weight:400;color:#4a525c;font-size:.93rem}
svg{display:block;width:100%;height:auto;margin-top:.4rem}
.note{margin:.35rem 0 0;font-size:.82rem;color:#4a525c;overflow-wrap:anywhere}
details{margin:.35rem 0 0;font-size:.82rem}
summary{cursor:pointer;color:#00518a}
@page{size:A4;margin:16mm 15mm}
@media print{
 html{font-size:10pt}
 body{max-width:none;padding:0;font-size:1rem;line-height:1.4}
 h1{font-size:19pt}h2{font-size:13pt;margin-top:1.6rem}
 h1,h2,figcaption,caption{break-after:avoid}
 figure,tr,blockquote,.reading,.warning,dl{break-inside:avoid}
 p{orphans:3;widows:3}
 .scroll{overflow:visible}
 table{font-size:8.5pt}
 .dense table{font-size:7pt}
 .dense th,.dense td{padding-right:.45rem;overflow-wrap:anywhere}
 thead{display:table-header-group;break-after:avoid}
 tbody tr:first-child{break-before:avoid}
 details{display:none}
 a{color:inherit;text-decoration:none}
 *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
)css";

/// Escaped, with places to break inside words that would make a column wider than a page.
std::string breakable(std::string_view raw, std::size_t longest)
{
    std::string result;
    const std::string tidy = clean(raw);
    for (std::size_t at = 0; at < tidy.size();) {
        const std::size_t end = std::min(tidy.find(' ', at), tidy.size());
        const auto word = std::string_view(tidy).substr(at, end - at);
        if (at != 0) result += ' ';
        at = end + 1;
        if (detail::columns_of(word) <= longest) {
            result += escape_html(word);
            continue;
        }
        std::size_t run = 0;
        for (std::size_t i = 0; i < word.size();) {
            const std::size_t start = i;
            (void)detail::next_character(word, i);
            const auto character = word.substr(start, i - start);
            result += escape_html(character);
            const bool seam = character.find_first_of("/_-.,;:=?&") != std::string_view::npos;
            if (++run >= longest || (seam && run >= longest / 3)) {
                result += "<wbr>";
                run = 0;
            }
        }
    }
    return result;
}

void put_note(std::string& out, std::string_view lead, std::string_view content)
{
    const std::string tidy = escape_html(content);
    if (tidy.empty()) return;
    out += "<p class=\"note\">";
    out += lead;
    out += tidy + "</p>\n";
}

void put_grid(std::string& out, const table& t, bool with_caption)
{
    detail::require_rectangular(t);
    const bool dense = t.columns.size() > 7;
    const std::size_t longest = dense ? 12 : 22;
    out += dense ? "<div class=\"scroll dense\"><table>\n" : "<div class=\"scroll\"><table>\n";
    if (with_caption && !clean(t.title).empty())
        out += "<caption>" + escape_html(t.title) + "</caption>\n";
    if (!t.columns.empty()) {
        out += "<thead><tr>";
        for (const auto& c : t.columns) {
            out += c.align == alignment::right ? "<th scope=\"col\" class=\"number\">"
                                               : "<th scope=\"col\">";
            out += breakable(c.name, longest);
            if (!c.unit.empty())
                out += " <span class=\"unit\">" + breakable(c.unit, longest) + "</span>";
            out += "</th>";
        }
        out += "</tr></thead>\n";
    }
    out += "<tbody>\n";
    if (t.rows.empty() && !t.columns.empty())
        out += "<tr><td colspan=\"" + std::to_string(t.columns.size()) + "\">(no rows)</td></tr>\n";
    for (const auto& row : t.rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            const bool day = i < row.size() && date::parse(row[i]).has_value();
            out += t.columns[i].align == alignment::right ? "<td class=\"number\">"
                   : day                                  ? "<td class=\"day\">"
                                                          : "<td>";
            if (i < row.size()) out += breakable(row[i], longest);
            out += "</td>";
        }
        out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
}

void put(std::string& out, const paragraph& p)
{
    const std::string content = escape_html(p.text);
    switch (p.style) {
        case paragraph_style::normal: out += "<p>" + content + "</p>\n"; break;
        case paragraph_style::claim:
            out += "<blockquote><p>" + content + "</p></blockquote>\n";
            break;
        case paragraph_style::reading: out += "<p class=\"reading\">" + content + "</p>\n"; break;
        case paragraph_style::warning: out += "<p class=\"warning\">" + content + "</p>\n"; break;
    }
}

void put(std::string& out, const table& t)
{
    put_grid(out, t, true);
    put_note(out, "", t.note);
    put_note(out, "Source: ", t.source);
}

void put(std::string& out, const chart& c, const drawing* picture)
{
    const bool drawn = picture != nullptr && picture->status == drawing_status::drawn;
    const table data = data_table(c);
    if (drawn) out += "<figure>\n";
    out += drawn ? "<figcaption>" : "<p><strong>";
    out += escape_html(c.title);
    if (!drawn) out += "</strong> ";
    if (!clean(c.subtitle).empty()) out += "<span>" + escape_html(c.subtitle) + "</span>";
    out += drawn ? "</figcaption>\n" : "</p>\n";
    if (drawn) {
        out += picture->svg;
    } else {
        if (picture != nullptr)
            out += "<p class=\"warning\">" +
                   escape_html(detail::joined({picture->message, "The data of the chart:"})) +
                   "</p>\n";
        put_grid(out, data, false);
    }
    put_note(out, "",
             detail::joined(
                 {c.note, detail::omissions(c), drawn ? std::string_view(picture->message) : ""}));
    put_note(out, "Source: ", c.source);
    if (drawn) {
        out += "<details><summary>Data of the chart</summary>\n";
        put_grid(out, data, false);
        out += "</details>\n</figure>\n";
    }
}

}  // namespace

std::string html(const report& r, std::span<const drawing> drawings)
{
    std::size_t charts = 0;
    for (const auto& part : r.sections)
        for (const auto& item : part.content) charts += std::holds_alternative<chart>(item);
    if (!drawings.empty() && drawings.size() != charts)
        throw domain_error("html: " + std::to_string(drawings.size()) + " drawings for " +
                           std::to_string(charts) + " charts");

    std::string out =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>";
    out += escape_html(r.title);
    out += "</title>\n<style>";
    out += style;
    out += "</style>\n</head>\n<body>\n<header>\n<h1>" + escape_html(r.title) + "</h1>\n";
    if (!clean(r.subtitle).empty())
        out += "<p class=\"subtitle\">" + escape_html(r.subtitle) + "</p>\n";
    if (!r.facts.empty()) {
        out += "<dl>\n";
        for (const auto& f : r.facts)
            out += "<dt>" + escape_html(f.name) + "</dt><dd>" + breakable(f.value, 40) + "</dd>\n";
        out += "</dl>\n";
    }
    out += "</header>\n";
    if (r.sections.size() >= 4) {
        out += "<nav aria-label=\"Contents\"><ul>\n";
        for (std::size_t i = 0; i < r.sections.size(); ++i)
            out += "<li><a href=\"#section-" + std::to_string(i + 1) + "\">" +
                   escape_html(r.sections[i].title) + "</a></li>\n";
        out += "</ul></nav>\n";
    }
    out += "<main>\n";
    std::size_t next_chart = 0;
    for (std::size_t i = 0; i < r.sections.size(); ++i) {
        out += "<section id=\"section-" + std::to_string(i + 1) + "\">\n";
        if (!clean(r.sections[i].title).empty())
            out += "<h2>" + escape_html(r.sections[i].title) + "</h2>\n";
        for (const auto& item : r.sections[i].content) {
            if (const auto* p = std::get_if<paragraph>(&item)) put(out, *p);
            if (const auto* t = std::get_if<table>(&item)) put(out, *t);
            if (const auto* c = std::get_if<chart>(&item)) {
                put(out, *c, drawings.empty() ? nullptr : &drawings[next_chart]);
                ++next_chart;
            }
        }
        out += "</section>\n";
    }
    out += "</main>\n</body>\n</html>\n";
    return out;
}

}  // namespace hirschman::inline v0_1::io
