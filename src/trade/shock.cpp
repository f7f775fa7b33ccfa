// SPDX-License-Identifier: BSL-1.0
#include <hirschman/trade/shock.hpp>

#include <hirschman/scalar.hpp>

#include <limits>

namespace hirschman::inline v0_1::trade {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Calls with the place of every flow that is meant.
template <class Each>
void for_each_flow(const economy& base, const flows& on, const Each& each)
{
    const auto span_of = [](const std::string& name, std::size_t count, const auto& index) {
        struct range {
            std::size_t first, end;
        };
        if (name.empty()) return range{0, count};
        const std::size_t k = index(name);
        return range{k, k + 1};
    };
    const auto country = [&](const std::string& name) { return country_index(base, name); };
    const auto sectors = span_of(on.sector, base.sector_count(),
                                 [&](const std::string& name) { return sector_index(base, name); });
    const auto importers = span_of(on.importer, base.country_count(), country);
    const auto exporters = span_of(on.exporter, base.country_count(), country);
    if (!on.importer.empty() && on.importer == on.exporter)
        throw domain_error("a country's own sales cross no border: " + on.importer);
    for (std::size_t s = sectors.first; s < sectors.end; ++s)
        for (std::size_t m = importers.first; m < importers.end; ++m)
            for (std::size_t i = exporters.first; i < exporters.end; ++i)
                if (m != i) each(base.flow(s, m, i));
}

void start_table(std::vector<double>& table, std::size_t size, double value)
{
    if (table.empty()) table.assign(size, value);
}

void require_table(const std::vector<double>& table, const economy& base, double low, bounds ends,
                   double at_home, std::string_view what)
{
    if (table.empty()) return;
    const std::size_t n = base.country_count();
    if (table.size() != base.trade.size())
        throw domain_error(std::string(what) + ": " + std::to_string(table.size()) +
                           " figures given, " + std::to_string(base.trade.size()) + " expected");
    for (std::size_t f = 0; f < table.size(); ++f) {
        const bool own = f % n == f / n % n;
        const bool fine = hirschman::detail::inside(table[f], low, infinity, ends);
        if (fine && (!own || table[f] == at_home || (at_home < 0.0 && table[f] < infinity)))
            continue;
        const std::string where = std::string(what) + " of " + base.sectors[f / (n * n)] +
                                  " from " + base.countries[f % n] + " to " +
                                  base.countries[f / n % n];
        if (!fine) in_range(table[f], low, infinity, where, ends);
        throw domain_error(where, table[f], "",
                           at_home < 0.0 ? "(0, inf), on a country's own sales"
                                         : to_text(at_home) + ", on a country's own sales");
    }
}

}  // namespace

shock tariffs(const economy& base, std::span<const rate_line> lines)
{
    shock s;
    for (const rate_line& line : lines) set_tariff(s, base, line.on, line.rate);
    return s;
}

void set_tariff(shock& s, const economy& base, const flows& on, double rate)
{
    in_range(rate, -1.0, infinity, "tariff", bounds::open);
    if (s.tariff.empty()) s.tariff = base.tariff;
    for_each_flow(base, on, [&](std::size_t f) { s.tariff.at(f) = rate; });
}

void add_tariff(shock& s, const economy& base, const flows& on, double points)
{
    if (s.tariff.empty()) s.tariff = base.tariff;
    for_each_flow(base, on, [&](std::size_t f) {
        s.tariff.at(f) =
            in_range(base.tariff.at(f) + points, -1.0, infinity, "tariff", bounds::open);
    });
}

void set_export_tax(shock& s, const economy& base, const flows& on, double rate)
{
    in_range(rate, -1.0, infinity, "export tax", bounds::open);
    start_table(s.export_tax, base.trade.size(), 0.0);
    for_each_flow(base, on, [&](std::size_t f) { s.export_tax.at(f) = rate; });
}

void set_trade_cost(shock& s, const economy& base, const flows& on, double hat)
{
    in_range(hat, 0.0, infinity, "trade cost", bounds::right_closed);
    start_table(s.trade_cost, base.trade.size(), 1.0);
    for_each_flow(base, on, [&](std::size_t f) { s.trade_cost.at(f) = hat; });
}

void ban(shock& s, const economy& base, const flows& on) { set_trade_cost(s, base, on, infinity); }

void require_valid(const shock& s, const economy& base)
{
    require_table(s.tariff, base, -1.0, bounds::open, 0.0, "tariff");
    require_table(s.export_tax, base, -1.0, bounds::open, 0.0, "export tax");
    require_table(s.trade_cost, base, 0.0, bounds::right_closed, -1.0, "trade cost");
    in_range(s.deficits, -infinity, infinity, "deficits", bounds::open);
}

}  // namespace hirschman::inline v0_1::trade
