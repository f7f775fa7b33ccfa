// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/ensemble.hpp>

#include <boost/describe/class.hpp>

#include <string>

/// The ensemble whose digits must be the same everywhere.
namespace digits {

template <class S = double>
struct parameters {
    S share = 0.8;
    S elasticity = 6.0;
    S stock = 2.5;
    BOOST_DESCRIBE_CLASS(parameters, (), (share, elasticity, stock), (), ())
};

template <class S>
struct outcome {
    S loss;
    S stock;
    S atoms;
    S seldom;
    BOOST_DESCRIBE_CLASS(outcome, (), (loss, stock, atoms, seldom), (), ())
};

inline hirschman::uncertainty::prior<parameters> belief()
{
    using namespace hirschman::uncertainty;
    prior<parameters> p;
    p.set("share", {.name = "share", .low = 0.6, .central = 0.8, .high = 0.95, .shape = law::beta});
    p.set("elasticity", {.name = "elasticity",
                         .low = 3.0,
                         .central = 6.0,
                         .high = 11.0,
                         .shape = law::lognormal,
                         .bounds_are = limits::p10_p90});
    p.set("stock",
          {.name = "stock", .low = 1.0, .central = 2.5, .high = 6.0, .shape = law::triangular});
    return p;
}

/// A smooth result that sometimes fails, a bounded one, one with atoms, and one that is seldom a
/// number.
inline outcome<hirschman::block> outcome_of(const parameters<hirschman::block>& p,
                                            hirschman::uncertainty::draws& further)
{
    using hirschman::block;
    const block loss = 1.0 - pow(1.0 - p.share, 1.0 / p.elasticity);
    const block chance = further.uniform(0);
    const block nan = block(0.0) / 0.0;
    return {select(less(chance, block(1e-4)), nan, exp(further.normal(1)) * loss), p.stock,
            select(less(chance, block(0.5)), block(0.25), p.share),
            select(less(chance, block(0.001)), p.stock, nan)};
}

template <class Samples>
std::string text_of(const Samples& all)
{
    using hirschman::to_text;
    std::string text;
    for (const auto& each : all) {
        text += each.brief_report() + "\n";
        for (const auto& bin : each.histogram(7))
            text += "  [" + to_text(bin.from) + ", " + to_text(bin.until) + ") " +
                    std::to_string(bin.count) + "\n";
    }
    text += std::to_string(all.failed()) + " failed";
    for (const auto& each : all.failures()) {
        text += "\n" + std::to_string(each.draw);
        for (const auto& [name, value] : each.inputs) text += " " + name + " " + to_text(value);
    }
    const bool early = all.ended() == hirschman::uncertainty::ending::standard_error;
    return text + (early ? "\nended early\n" : "\nended after all draws\n");
}

}  // namespace digits
