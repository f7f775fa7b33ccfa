// SPDX-License-Identifier: BSL-1.0
#include <hirschman/trade/tariff_schedule.hpp>

#include <hirschman/error.hpp>

#include <cstdint>
#include <numeric>

namespace hirschman::inline v0_1::trade {

namespace {

bool every(const std::string& name) { return name == "*"; }

int named(const tariff_line& line)
{
    return int(!every(line.importer)) + int(!every(line.exporter)) + int(!every(line.sector));
}

std::string text_of(const tariff_line& line)
{
    return "(" + line.importer + ", " + line.exporter + ", " + line.sector + ": " +
           to_text(line.rate) + ")";
}

std::vector<std::size_t> places(const std::string& name, std::size_t count,
                                std::size_t (*index)(const economy&, std::string_view),
                                const economy& base)
{
    if (!every(name)) return {index(base, name)};
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

}  // namespace

std::vector<tariff_line> in_force(std::vector<tariff_line> schedule, date on)
{
    std::erase_if(schedule, [&](const tariff_line& line) {
        return (line.from && *line.from > on) || (line.until && *line.until <= on);
    });
    return schedule;
}

std::vector<tariff_line> known(std::vector<tariff_line> schedule, as_of when)
{
    std::erase_if(schedule, [&](const tariff_line& line) {
        return !line.origin.known_from || *line.origin.known_from > when.on;
    });
    return schedule;
}

std::vector<double> scheduled_tariffs(const economy& base, std::span<const tariff_line> schedule)
{
    auto rates = base.tariff;
    std::vector<std::uint32_t> set_by(rates.size(), 0);
    const std::size_t n = base.country_count();
    for (int level = 0; level <= 3; ++level)
        for (std::size_t l = 0; l < schedule.size(); ++l) {
            const auto& line = schedule[l];
            if (named(line) != level) continue;
            if (!(line.rate > -1.0 && line.rate <= 1e6))
                throw domain_error("tariff " + text_of(line), line.rate, "ad valorem", "(-1, 1e6]");
            const auto importers = places(line.importer, n, &country_index, base);
            const auto exporters = places(line.exporter, n, &country_index, base);
            for (const std::size_t j :
                 places(line.sector, base.sector_count(), &sector_index, base))
                for (const std::size_t i : importers)
                    for (const std::size_t e : exporters) {
                        if (i == e) continue;
                        const std::size_t at = base.flow(j, i, e);
                        if (const auto other = set_by[at]; other != 0 &&
                                                           named(schedule[other - 1]) == level &&
                                                           schedule[other - 1].rate != line.rate)
                            throw domain_error("tariffs " + text_of(schedule[other - 1]) + " and " +
                                               text_of(line) + " disagree about " +
                                               base.sectors[j] + " of " + base.countries[e] +
                                               " in " + base.countries[i]);
                        rates[at] = line.rate;
                        set_by[at] = static_cast<std::uint32_t>(l + 1);
                    }
        }
    return rates;
}

shock tariffs(const economy& base, std::span<const tariff_line> schedule)
{
    return {.tariff = scheduled_tariffs(base, schedule)};
}

}  // namespace hirschman::inline v0_1::trade
