// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/estimate.hpp>

#include <hirschman/uncertainty/distribution.hpp>

#include "io/spelling.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace hirschman::inline v0_1::io {

namespace {

using uncertainty::estimate;
using uncertainty::law;
using uncertainty::limits;

constexpr std::array meanings = {limits::bounds, limits::p10_p90, limits::mean_in_bounds};

/// One of words that are names of enumerators.
template <class Range>
auto named(const json_value& given, const Range& values)
{
    std::vector<std::string_view> words;
    for (const auto value : values) {
        words.push_back(name(value));
        if (words.back() == given.string()) return value;
    }
    given.fail(detail::one_of(words), "\"" + std::string(given.string()).substr(0, 60) + "\"" +
                                          detail::suggestion(given.string(), words));
}

constexpr std::array all_confidences = {confidence::verified, confidence::derived,
                                        confidence::recalled, confidence::assumed,
                                        confidence::uncertain};

bool made_of_figures(law shape)
{
    return shape != law::point && shape != law::discrete && shape != law::mixture &&
           shape != law::empirical;
}

void read_components(const json_value& given, estimate& into)
{
    if (!given.is(json_kind::array)) given.fail("an array of components");
    for (const auto& part : given.items()) {
        part.require_only({"weight", "low", "high"});
        into.components.push_back(
            {part["weight"].number(), part["low"].number(), part["high"].number()});
    }
}

void read_origin(const json_value& given, provenance& into)
{
    if (const auto source = given.find("source")) {
        if (source->string().size() > 320) source->fail("a source of at most 320 bytes");
        into.source = source->string();
    }
    if (const auto day = given.find("known_from")) into.known_from = day->day();
    if (const auto trust = given.find("confidence")) into.trust = named(*trust, all_confidences);
}

}  // namespace

uncertainty::estimate estimate_from(const json_value& given, std::string_view name)
{
    if (given.is(json_kind::number)) return uncertainty::certain(std::string(name), given.number());
    if (!given.is(json_kind::object))
        given.fail("a number, or an object with low, central, high and shape");
    given.require_only({"name", "unit", "low", "central", "high", "shape", "bounds_are", "minimum",
                        "maximum", "components", "gamma", "beta", "source", "known_from",
                        "confidence", "rests_on"});
    estimate result{.name = std::string(name)};
    if (const auto own = given.find("name")) result.name = own->string();
    if (const auto unit = given.find("unit")) result.unit = unit->string();
    result.low = given["low"].number();
    result.central = given["central"].number();
    result.high = given["high"].number();
    result.shape = named(given["shape"], uncertainty::all_laws);
    if (given.find("bounds_are") || made_of_figures(result.shape))
        result.bounds_are = named(given["bounds_are"], meanings);
    if (const auto least = given.find("minimum")) result.minimum = least->number();
    if (const auto most = given.find("maximum")) result.maximum = most->number();
    if (const auto parts = given.find("components")) read_components(*parts, result);
    if (const auto gamma = given.find("gamma")) {
        gamma->require_only({"shape", "rate"});
        result.shape_and_rate = {(*gamma)["shape"].number(), (*gamma)["rate"].number()};
    }
    if (const auto beta = given.find("beta")) {
        beta->require_only({"a", "b"});
        result.shapes = {(*beta)["a"].number(), (*beta)["b"].number()};
    }
    read_origin(given, result.origin);
    if (const auto episodes = given.find("rests_on")) {
        if (!episodes->is(json_kind::array)) episodes->fail("an array of episodes");
        for (const auto& episode : episodes->items())
            result.rests_on.emplace_back(episode.string());
    }
    try {
        (void)uncertainty::distribution(result);
    } catch (const domain_error& impossible) {
        given.fail("an estimate that has a law", impossible.what());
    }
    return result;
}

void write(json_writer& to, const uncertainty::estimate& of)
{
    to.begin_object();
    to.member("name", of.name);
    if (!of.unit.empty()) to.member("unit", of.unit);
    to.member("low", of.low).member("central", of.central).member("high", of.high);
    to.member("shape", uncertainty::name(of.shape));
    to.member("bounds_are", uncertainty::name(of.bounds_are));
    if (std::isfinite(of.minimum)) to.member("minimum", of.minimum);
    if (std::isfinite(of.maximum)) to.member("maximum", of.maximum);
    if (!of.components.empty()) {
        to.key("components").begin_array();
        for (const auto& part : of.components)
            to.begin_object()
                .member("weight", part.weight)
                .member("low", part.low)
                .member("high", part.high)
                .end_object();
        to.end_array();
    }
    if (of.shape_and_rate)
        to.key("gamma")
            .begin_object()
            .member("shape", of.shape_and_rate->shape)
            .member("rate", of.shape_and_rate->rate)
            .end_object();
    if (of.shapes)
        to.key("beta")
            .begin_object()
            .member("a", of.shapes->a)
            .member("b", of.shapes->b)
            .end_object();
    if (!of.origin.source.empty()) to.member("source", of.origin.source.view());
    if (of.origin.known_from) to.member("known_from", *of.origin.known_from);
    if (of.origin != provenance{}) to.member("confidence", name(of.origin.trust));
    if (!of.rests_on.empty()) {
        to.key("rests_on").begin_array();
        for (const auto& episode : of.rests_on) to.value(episode);
        to.end_array();
    }
    to.end_object();
}

}  // namespace hirschman::inline v0_1::io
