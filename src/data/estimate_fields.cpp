// SPDX-License-Identifier: BSL-1.0
#include "data/estimate_fields.hpp"

#include "io/file.hpp"

#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::data::detail {

namespace {

using uncertainty::shape;

constexpr std::string_view known_details =
    "shape=..;rate=.. of a gamma, value:weight;.. of discrete, weight:point(..);weight:uniform(..,..) "
    "of a mixture, or paired_with=..";

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

uncertainty::weighted_piece mixture_piece(const io::csv_cell& cell, std::string_view given)
{
    const auto halves = parts(given, ':');
    if (halves.size() != 2) cell.fail(known_details);
    uncertainty::weighted_piece piece;
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

uncertainty::weighted_piece atom(const io::csv_cell& cell, std::string_view given)
{
    const auto halves = parts(given, ':');
    if (halves.size() != 2) cell.fail(known_details);
    const double value = number_in(cell, halves[0]);
    return {weight_in(cell, halves[1]), value, value};
}

void read_detail(const io::csv_cell& cell, std::string_view given, uncertainty::estimate& result)
{
    constexpr std::string_view pair = "paired_with=";
    constexpr std::string_view gamma_shape = "shape=";
    constexpr std::string_view gamma_rate = "rate=";
    const auto after = [&](std::string_view key) { return given.substr(key.size()); };
    if (given.substr(0, pair.size()) == pair) {
        if (after(pair).empty() || after(pair).size() > 64) cell.fail("the name of an estimate");
        result.paired_with = after(pair);
    } else if (result.form == shape::gamma && given.substr(0, gamma_shape.size()) == gamma_shape) {
        result.gamma_shape = weight_in(cell, after(gamma_shape));
    } else if (result.form == shape::gamma && given.substr(0, gamma_rate.size()) == gamma_rate) {
        result.gamma_rate = weight_in(cell, after(gamma_rate));
    } else if (result.form == shape::discrete) {
        result.pieces.push_back(atom(cell, given));
    } else if (result.form == shape::mixture) {
        result.pieces.push_back(mixture_piece(cell, given));
    } else {
        cell.fail(known_details);
    }
}

}  // namespace

void read_shape(const io::csv_row& row, uncertainty::estimate& result)
{
    using uncertainty::bounds_are;
    constexpr shape shapes[] = {shape::point,  shape::uniform,   shape::triangular,
                                shape::beta,   shape::normal,    shape::lognormal,
                                shape::gamma,  shape::discrete,  shape::mixture};
    constexpr bounds_are meanings[] = {bounds_are::bounds, bounds_are::p10_p90, bounds_are::point};
    result.form = shapes[row["shape"].word({"point", "uniform", "triangular", "beta", "normal",
                                            "lognormal", "gamma", "discrete", "mixture"})];
    result.bounds = meanings[row["bounds_are"].word({"bounds", "p10_p90", "point"})];
    if (result.bounds != uncertainty::bounds_of(result.form))
        row["bounds_are"].fail("what the bounds of this shape are: bounds for triangular, uniform, "
                               "beta, discrete and mixture, p10_p90 for normal, lognormal and gamma");
    const auto cell = row["details"];
    if (!cell.empty())
        for (const auto detail : parts(cell.raw(), ';')) read_detail(cell, detail, result);
    const bool needs_pieces = result.form == shape::discrete || result.form == shape::mixture;
    if (needs_pieces == result.pieces.empty() ||
        result.gamma_shape.has_value() != result.gamma_rate.has_value())
        cell.fail(known_details);
}

std::string permitted(const uncertainty::estimate& e, double value)
{
    if (value < e.minimum) return "at least " + to_text(e.minimum);
    if (value > e.maximum) return "at most " + to_text(e.maximum);
    return {};
}

std::string misfit(const uncertainty::estimate& e)
{
    if (e.form == shape::point)
        return e.low == e.high ? "" : "a point, low = central = high";
    if (!(e.low < e.high)) return "low below high, or a point";
    if (e.form == shape::lognormal || e.form == shape::gamma) {
        if (!(e.low > 0)) return "numbers above 0 for this shape";
        if (!(e.low < e.central && e.central < e.high)) return "three different percentiles";
    }
    if (e.form == shape::normal && !(e.low < e.central && e.central < e.high))
        return "three different percentiles";
    for (const auto& piece : e.pieces)
        if (piece.low < e.low || piece.high > e.high) return "details between low and high";
    return {};
}

void make_point(uncertainty::estimate& e, double value)
{
    e.low = e.central = e.high = value;
    e.form = shape::point;
    e.bounds = uncertainty::bounds_are::point;
    e.gamma_shape.reset();
    e.gamma_rate.reset();
    e.pieces.clear();
}

void reshape(uncertainty::estimate& e, const std::optional<io::json_value>& named)
{
    constexpr shape shapes[] = {shape::point, shape::uniform,   shape::triangular, shape::beta,
                                shape::normal, shape::lognormal, shape::gamma};
    if (named)
        e.form = shapes[named->word(
            {"point", "uniform", "triangular", "beta", "normal", "lognormal", "gamma"})];
    else if (e.form == shape::point || !e.pieces.empty())
        e.form = e.low == e.high ? shape::point : shape::triangular;
    e.bounds = uncertainty::bounds_of(e.form);
    e.gamma_shape.reset();
    e.gamma_rate.reset();
    e.pieces.clear();
}

}  // namespace hirschman::inline v0_1::data::detail
