// SPDX-License-Identifier: BSL-1.0
#include "data/estimate_fields.hpp"

#include "io/file.hpp"

#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::data::detail {

namespace {

using uncertainty::law;
using uncertainty::limits;

/// What low and high of this law are.
limits limits_of(law shape) noexcept
{
    return shape == law::normal || shape == law::lognormal || shape == law::gamma ? limits::p10_p90
                                                                                  : limits::bounds;
}

constexpr std::string_view known_details =
    "shape=..;rate=.. of a gamma, value:weight;.. of discrete and empirical, "
    "weight:point(..);weight:uniform(..,..) "
    "of a mixture, paired_with=.. or rests_on=..";

std::vector<std::string_view> parts(std::string_view given, char separator)
{
    std::vector<std::string_view> result;
    while (true) {
        const std::size_t end = given.find(separator);
        result.push_back(given.substr(0, end));
        if (end == std::string_view::npos) return result;
        given.remove_prefix(end + 1);
    }
}

double number_in(const io::csv_cell& cell, std::string_view digits)
{
    double value = 0;
    if (!io::detail::exact_number(digits, value)) cell.fail(known_details);
    return value;
}

double weight_in(const io::csv_cell& cell, std::string_view digits)
{
    const double weight = number_in(cell, digits);
    if (!(weight > 0)) cell.fail("weights above 0");
    return weight;
}

/// The text between `before` and a closing bracket.
std::optional<std::string_view> inside(std::string_view given, std::string_view before)
{
    if (given.substr(0, before.size()) != before || given.empty() || given.back() != ')') return {};
    return given.substr(before.size(), given.size() - before.size() - 1);
}

uncertainty::component mixture_piece(const io::csv_cell& cell, std::string_view given)
{
    const auto halves = parts(given, ':');
    if (halves.size() != 2) cell.fail(known_details);
    uncertainty::component piece;
    piece.weight = weight_in(cell, halves[0]);
    if (const auto atom = inside(halves[1], "point(")) {
        piece.low = piece.high = number_in(cell, *atom);
        return piece;
    }
    const auto interval = inside(halves[1], "uniform(");
    if (!interval) cell.fail(known_details);
    const auto ends = parts(*interval, ',');
    if (ends.size() != 2) cell.fail(known_details);
    piece.low = number_in(cell, ends[0]);
    piece.high = number_in(cell, ends[1]);
    if (!(piece.low < piece.high)) cell.fail("an interval whose ends are in order");
    return piece;
}

uncertainty::component atom(const io::csv_cell& cell, std::string_view given)
{
    const auto halves = parts(given, ':');
    if (halves.size() != 2) cell.fail(known_details);
    const double value = number_in(cell, halves[0]);
    return {weight_in(cell, halves[1]), value, value};
}

/// The rate of a gamma law may stand before its shape.
struct gamma_parts {
    std::optional<double> shape;
    std::optional<double> rate;
};

void read_detail(const io::csv_cell& cell, std::string_view given, uncertainty::estimate& result,
                 gamma_parts& gamma, std::string& partner)
{
    constexpr std::string_view pair = "paired_with=";
    constexpr std::string_view episode = "rests_on=";
    constexpr std::string_view gamma_shape = "shape=";
    constexpr std::string_view gamma_rate = "rate=";
    const auto begins = [&](std::string_view key) { return given.substr(0, key.size()) == key; };
    const auto after = [&](std::string_view key) { return given.substr(key.size()); };
    if (begins(pair)) {
        if (after(pair).empty() || !partner.empty()) cell.fail("the name of one estimate");
        partner = after(pair);
    } else if (begins(episode)) {
        if (after(episode).empty()) cell.fail("the name of an episode");
        result.rests_on.emplace_back(after(episode));
    } else if (result.shape == law::gamma && begins(gamma_shape)) {
        gamma.shape = weight_in(cell, after(gamma_shape));
    } else if (result.shape == law::gamma && begins(gamma_rate)) {
        gamma.rate = weight_in(cell, after(gamma_rate));
    } else if (result.shape == law::discrete || result.shape == law::empirical) {
        result.components.push_back(atom(cell, given));
    } else if (result.shape == law::mixture) {
        result.components.push_back(mixture_piece(cell, given));
    } else {
        cell.fail(known_details);
    }
}

}  // namespace

std::string read_shape(const io::csv_row& row, uncertainty::estimate& result)
{
    const auto shape = uncertainty::law_named(row["shape"].raw());
    if (!shape)
        row["shape"].fail(
            "point, uniform, triangular, beta, discrete, mixture, empirical, normal, "
            "lognormal or gamma");
    result.shape = *shape;
    constexpr limits meanings[] = {limits::bounds, limits::p10_p90};
    result.bounds_are = meanings[row["bounds_are"].word({"bounds", "p10_p90"})];
    if (result.bounds_are != limits_of(result.shape))
        row["bounds_are"].fail("p10_p90 for normal, lognormal and gamma, else bounds");
    const auto cell = row["details"];
    gamma_parts gamma;
    std::string partner;
    if (!cell.empty())
        for (const auto detail : parts(cell.raw(), ';'))
            read_detail(cell, detail, result, gamma, partner);
    if (gamma.shape.has_value() != gamma.rate.has_value()) cell.fail(known_details);
    if (gamma.shape) result.shape_and_rate = {*gamma.shape, *gamma.rate};
    const bool needs_components = result.shape == law::discrete || result.shape == law::mixture ||
                                  result.shape == law::empirical;
    if (needs_components == result.components.empty()) cell.fail(known_details);
    return partner;
}

std::string permitted(const uncertainty::estimate& e, double value)
{
    if (value < e.minimum) return "at least " + to_text(e.minimum);
    if (value > e.maximum) return "at most " + to_text(e.maximum);
    return {};
}

std::string misfit(const uncertainty::estimate& e)
{
    if (e.shape == law::point) return e.low == e.high ? "" : "a point, low = central = high";
    if (!(e.low < e.high)) return "low below high, or a point";
    if (e.shape == law::lognormal || e.shape == law::gamma) {
        if (!(e.low > 0)) return "numbers above 0 for this shape";
        if (!(e.low < e.central && e.central < e.high)) return "three different percentiles";
    }
    if (e.shape == law::normal && !(e.low < e.central && e.central < e.high))
        return "three different percentiles";
    for (const auto& piece : e.components)
        if (piece.low < e.low || piece.high > e.high) return "details between low and high";
    return {};
}

void make_point(uncertainty::estimate& e, double value)
{
    e.low = e.central = e.high = value;
    e.shape = law::point;
    e.bounds_are = limits::bounds;
    e.shape_and_rate.reset();
    e.components.clear();
}

void reshape(uncertainty::estimate& e, const std::optional<io::json_value>& named)
{
    constexpr law shapes[] = {law::point,  law::uniform,   law::triangular, law::beta,
                              law::normal, law::lognormal, law::gamma};
    if (named)
        e.shape = shapes[named->word(
            {"point", "uniform", "triangular", "beta", "normal", "lognormal", "gamma"})];
    else if (e.shape == law::point || !e.components.empty())
        e.shape = e.low == e.high ? law::point : law::triangular;
    e.bounds_are = limits_of(e.shape);
    e.shape_and_rate.reset();
    e.components.clear();
}

}  // namespace hirschman::inline v0_1::data::detail
