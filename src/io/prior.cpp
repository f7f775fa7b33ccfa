// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/prior.hpp>

#include "io/file.hpp"
#include "io/spelling.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::io::detail {

namespace {

using uncertainty::estimate;
using uncertainty::law;
using uncertainty::limits;
using uncertainty::detail::marginals;

/// The field that `given` names.
std::string_view field_named(const json_value& given, std::string_view word, const marginals& of)
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < of.size(); ++i) {
        if (of.name(i) == word) return of.name(i);
        names.push_back(of.name(i));
    }
    given.fail("the name of a parameter", quoted(word) + suggestion(word, names));
}

/// Runs what may refuse the file's figures, and says where they stand.
template <class F>
void at_place(const json_value& given, std::string_view expected, const F& f)
{
    try {
        f();
    } catch (const domain_error& refused) {
        given.fail(expected, refused.what());
    }
}

void read_parameter(const json_value& given, std::optional<as_of> when, marginals& into)
{
    const auto field = field_named(given, given.key(), into);
    const bool several = given.is(json_kind::array);
    if (several && !when) given.fail("one estimate: no day was given to choose one of several by");
    std::vector<estimate> rows;
    if (several)
        for (const auto& one : given.items()) rows.push_back(estimate_from(one, field));
    else
        rows.push_back(estimate_from(given, field));
    if (rows.empty()) given.fail("an estimate");
    at_place(given, "an estimate known by the day", [&] {
        if (!when) return into.set(field, rows.front());
        into.condition(field, rows, *when);
    });
}

void read_pair(const json_value& given, marginals& into)
{
    if (!given.is(json_kind::array) || given.size() < 2) given.fail("an array of two parameters");
    const auto first = field_named(given[0], given[0].string(), into);
    for (std::size_t i = 1; i < given.size(); ++i) {
        const auto follower = field_named(given[i], given[i].string(), into);
        if (follower == first) given[i].fail("another parameter than the first");
        at_place(given[i], "parameters that can be paired", [&] { into.pair(follower, first); });
    }
}

void read_correlation(const json_value& given, marginals& into)
{
    given.require_only({"between", "rank_correlation"});
    const auto between = given["between"];
    if (!between.is(json_kind::array) || between.size() != 2)
        between.fail("an array of two parameters");
    const auto a = field_named(between[0], between[0].string(), into);
    const auto b = field_named(between[1], between[1].string(), into);
    const double rank = given["rank_correlation"].number();
    at_place(given, "a rank correlation of two parameters", [&] { into.correlate(a, b, rank); });
}

template <class F>
void each_of(const json_value& file, std::string_view key, const F& read_one)
{
    const auto list = file.find(key);
    if (!list) return;
    if (!list->is(json_kind::array)) list->fail("an array");
    for (const auto& one : list->items()) read_one(one);
}

}  // namespace

void read(const json_value& file, std::optional<as_of> when, marginals& into)
{
    file.require_only({"parameters", "paired", "correlated"});
    const auto parameters = file["parameters"];
    if (!parameters.is(json_kind::object)) parameters.fail("an object of estimates by name");
    for (const auto& given : parameters.items()) read_parameter(given, when, into);
    each_of(file, "paired", [&](const auto& given) { read_pair(given, into); });
    each_of(file, "correlated", [&](const auto& given) { read_correlation(given, into); });
    if (!into.contradiction().empty())
        file.find("correlated")
            .value_or(file)
            .fail("correlations that are possible together", into.contradiction());
}

std::string to_json(const marginals& of)
{
    json_writer to;
    to.begin_object().key("parameters").begin_object();
    std::vector<std::vector<std::string_view>> streams(of.size());
    for (std::size_t i = 0; i < of.size(); ++i) {
        // The field that the stream belongs to leads its pair.
        auto& fields = streams[of.stream(i)];
        fields.insert(of.stream(i) == i ? fields.begin() : fields.end(), of.name(i));
        if (!of.has(i)) continue;
        write(to.key(of.name(i)), of.at(of.name(i)));
    }
    to.end_object();
    const auto is_pair = [](const auto& fields) { return fields.size() > 1; };
    if (std::any_of(streams.begin(), streams.end(), is_pair)) {
        to.key("paired").begin_array();
        for (const auto& fields : streams) {
            if (!is_pair(fields)) continue;
            to.begin_array();
            for (const auto name : fields) to.value(name);
            to.end_array();
        }
        to.end_array();
    }
    if (!of.correlations().empty()) {
        to.key("correlated").begin_array();
        for (const auto& c : of.correlations()) {
            to.begin_object().key("between").begin_array();
            to.value(of.name(c.field)).value(of.name(c.with)).end_array();
            to.member("rank_correlation", c.rank).end_object();
        }
        to.end_array();
    }
    return to.end_object().str();
}

void apply_setting(marginals& to, std::string_view text)
{
    const auto refuse = [&](const std::string& reason) {
        throw domain_error(quoted(text) + ": " + reason +
                           "; expected name=value or name=low,central,high[,law[,p10_p90]]");
    };
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) refuse("there is no =");
    const auto name = text.substr(0, equals);
    std::vector<std::string_view> parts;
    for (auto rest = text.substr(equals + 1);;) {
        const auto comma = rest.find(',');
        parts.push_back(rest.substr(0, comma));
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    std::vector<double> numbers;
    for (const auto part : parts) {
        double value = 0.0;
        if (!exact_number(part, value)) break;
        numbers.push_back(value);
    }
    if (numbers.size() != 1 && numbers.size() != 3) refuse("one number or three");
    if (parts.size() > numbers.size() + (numbers.size() == 3 ? 2 : 0))
        refuse("there is more behind the numbers");

    estimate given{.name = std::string(name)};
    if (const auto* before = to.find(name)) {
        given = {.name = before->name, .unit = before->unit};
        given.minimum = before->minimum;
        given.maximum = before->maximum;
    }
    given.origin = {.source = "command line", .trust = confidence::assumed};
    given.low = numbers.front();
    given.central = numbers[numbers.size() / 2];
    given.high = numbers.back();
    if (numbers.size() == 3) {
        given.shape = law::triangular;
        if (parts.size() > 3) {
            const auto shape = uncertainty::law_named(parts[3]);
            constexpr std::string_view laws[] = {"uniform", "triangular", "beta",
                                                 "normal",  "lognormal",  "gamma"};
            const std::vector<std::string_view> words(std::begin(laws), std::end(laws));
            if (!shape || std::find(words.begin(), words.end(), parts[3]) == words.end())
                refuse("unknown law " + quoted(parts[3]) + suggestion(parts[3], words) + " (" +
                       one_of(words) + ")");
            given.shape = *shape;
        }
        const bool points = given.shape == law::normal || given.shape == law::lognormal ||
                            given.shape == law::gamma;
        given.bounds_are = points ? limits::p10_p90 : limits::bounds;
        if (parts.size() > 4) {
            bool known = false;
            for (const auto meaning : {limits::bounds, limits::p10_p90, limits::mean_in_bounds})
                if (uncertainty::name(meaning) == parts[4]) {
                    given.bounds_are = meaning;
                    known = true;
                }
            if (!known) refuse(quoted(parts[4]) + " is not bounds, p10_p90 or mean_in_bounds");
        }
        for (const double figure : numbers)
            if (figure < given.minimum || figure > given.maximum)
                refuse(to_text(figure) + " is outside [" + to_text(given.minimum) + ", " +
                       to_text(given.maximum) + "]");
    }
    to.set(name, std::move(given));
}

}  // namespace hirschman::inline v0_1::io::detail
