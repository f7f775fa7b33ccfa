// SPDX-License-Identifier: BSL-1.0
#include <hirschman/error.hpp>
#include <hirschman/trade/tariff_game.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>

namespace hirschman::inline v0_1::trade {

namespace {

[[nodiscard]] const std::string& setter(const policy_choice& choice)
{
    return choice.kind == policy_kind::tariff ? choice.on.importer : choice.on.exporter;
}

[[nodiscard]] std::string name_of(const policy_choice& choice)
{
    const auto or_all = [](const std::string& name) {
        return name.empty() ? std::string("all") : name;
    };
    const bool tariff = choice.kind == policy_kind::tariff;
    return (tariff ? "tariff of " : "export tax of ") + or_all(setter(choice)) + " on " +
           or_all(choice.on.sector) + (tariff ? " from " : " to ") +
           or_all(tariff ? choice.on.exporter : choice.on.importer);
}

/// Places in `economy::trade` of the flows that a choice covers.
[[nodiscard]] std::vector<std::size_t> places(const economy& base, const policy_choice& choice)
{
    const auto only = [](const std::string& wanted, std::size_t count, auto&& index) {
        const std::size_t first = wanted.empty() ? 0 : index(wanted);
        return std::pair(first, wanted.empty() ? count : first + 1);
    };
    const auto country = [&](const std::string& wanted) {
        return only(wanted, base.country_count(),
                    [&](const std::string& name) { return country_index(base, name); });
    };
    const auto [s0, s1] = only(choice.on.sector, base.sector_count(),
                               [&](const std::string& name) { return sector_index(base, name); });
    const auto [m0, m1] = country(choice.on.importer);
    const auto [x0, x1] = country(choice.on.exporter);
    std::vector<std::size_t> found;
    for (std::size_t s = s0; s < s1; ++s)
        for (std::size_t m = m0; m < m1; ++m)
            for (std::size_t x = x0; x < x1; ++x)
                if (m != x) found.push_back(base.flow(s, m, x));
    if (setter(choice).empty())
        throw domain_error("the " + name_of(choice) + " does not name who sets it");
    if (found.empty()) throw domain_error("the " + name_of(choice) + " covers no flow");
    return found;
}

/// The tables a shock starts from, in full.
[[nodiscard]] shock filled(const economy& base, shock before)
{
    require_valid(before, base);
    if (before.tariff.empty()) before.tariff = base.tariff;
    if (before.export_tax.empty()) before.export_tax.assign(base.trade.size(), 0.0);
    return before;
}

[[nodiscard]] std::vector<double>& table(shock& s, policy_kind kind)
{
    return kind == policy_kind::tariff ? s.tariff : s.export_tax;
}

}  // namespace

std::vector<policy_choice> choices_of(const economy& base, std::string_view country,
                                      policy_kind kind, rates_differ where, double lowest,
                                      double highest)
{
    const std::size_t own = country_index(base, country);
    const bool partners =
        where == rates_differ::by_partner || where == rates_differ::by_partner_and_sector;
    const bool sectors =
        where == rates_differ::by_sector || where == rates_differ::by_partner_and_sector;
    const bool tariff = kind == policy_kind::tariff;
    std::vector<policy_choice> found;
    for (std::size_t p = 0; p < (partners ? base.country_count() : 1); ++p)
        for (std::size_t s = 0; s < (sectors ? base.sector_count() : 1); ++s) {
            if (partners && p == own) continue;
            const std::string partner = partners ? base.countries[p] : "";
            policy_choice choice{kind, {}, lowest, highest};
            choice.on.sector = sectors ? base.sectors[s] : "";
            choice.on.importer = tariff ? base.countries[own] : partner;
            choice.on.exporter = tariff ? partner : base.countries[own];
            double traded = 0.0;
            for (const std::size_t place : places(base, choice)) traded += base.trade[place];
            if (traded > 0.0) found.push_back(std::move(choice));
        }
    return found;
}

std::vector<double> rates_in_force(const economy& base, std::span<const policy_choice> choices,
                                   const shock& before)
{
    shock now = filled(base, before);
    std::vector<double> rates;
    for (const auto& choice : choices) {
        const auto& in_force = table(now, choice.kind);
        double weighted = 0.0, traded = 0.0, plain = 0.0;
        const auto covered = places(base, choice);
        for (const std::size_t place : covered) {
            weighted += in_force[place] * base.trade[place];
            traded += base.trade[place];
            plain += in_force[place];
        }
        rates.push_back(std::clamp(
            traded > 0.0 ? weighted / traded : plain / static_cast<double>(covered.size()),
            choice.lowest, std::max(choice.lowest, choice.highest)));
    }
    return rates;
}

policy_game tariff_game(const economy& base,
                        std::function<std::vector<double>(const shock&)> real_incomes,
                        std::span<const policy_choice> choices, const shock& before)
{
    if (choices.empty()) throw domain_error("choices: there is none");
    if (!real_incomes) throw domain_error("real_incomes: there is no model");
    const shock now = filled(base, before);
    policy_game game;
    game.parties = base.countries;
    struct covered {
        policy_kind kind;
        std::vector<std::size_t> places;
    };
    std::vector<covered> rates;
    constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> taken[2];
    for (auto& by : taken) by.assign(base.trade.size(), nobody);
    for (const auto& choice : choices) {
        rates.push_back({choice.kind, places(base, choice)});
        for (const std::size_t place : rates.back().places) {
            auto& by = taken[choice.kind == policy_kind::tariff ? 0 : 1][place];
            if (by != nobody)
                throw domain_error("the " + name_of(choice) + " and the " + name_of(choices[by]) +
                                   " cover the same flow");
            by = rates.size() - 1;
        }
        game.policies.push_back({.name = name_of(choice),
                                 .owner = country_index(base, setter(choice)),
                                 .lowest = choice.lowest,
                                 .highest = choice.highest});
    }
    const std::size_t parties = base.country_count();
    game.payoffs = [now, rates = std::move(rates), model = std::move(real_incomes),
                    parties](std::span<const double> chosen) {
        shock s = now;
        for (std::size_t k = 0; k < rates.size(); ++k)
            for (const std::size_t place : rates[k].places)
                table(s, rates[k].kind)[place] = chosen[k];
        auto found = model(s);
        if (found.empty()) found.assign(parties, std::numeric_limits<double>::quiet_NaN());
        return found;
    };
    return game;
}

policy_game tariff_game(const multi_sector_model& model, std::span<const policy_choice> choices,
                        const shock& before, const solve_options& options)
{
    return tariff_game(
        model.data(),
        [&model, options](const shock& s) {
            auto after = model.solve(s, options);
            return after.converged() ? std::move(after.real_incomes) : std::vector<double>{};
        },
        choices, before);
}

}  // namespace hirschman::inline v0_1::trade
