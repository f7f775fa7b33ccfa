// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/evidence.hpp>

#include <vector>

namespace hirschman::inline v0_1::data {

namespace {

std::vector<part> released_by(std::vector<part> parts, as_of when)
{
    std::erase_if(parts, [&](const part& p) { return p.released > when.on; });
    return parts;
}

std::vector<research_spending> releases_by(as_of when)
{
    auto releases = known(rd_vintages(), when);
    const auto current = known(rd_expenditure(), when);
    releases.insert(releases.end(), current.begin(), current.end());
    return releases;
}

}  // namespace

evidence::evidence(as_of day, const estimate_table& all_estimates)
    : when(day),
      estimates(all_estimates.known(day)),
      catalogue(released_by(data::catalogue(), day)),
      nvidia_quarters(known(data::nvidia_quarters(), day)),
      supply_shares(known(data::supply_shares(), day)),
      supply_projects(known(data::supply_projects(), day)),
      magnet_exports(known(data::magnet_exports(), day)),
      magnet_export_totals(known(data::magnet_export_totals(), day)),
      research(releases_by(day)),
      research_pseudo_real_time(pseudo_real_time(data::rd_expenditure(), day)),
      gdp(known(data::gdp(), day))
{
}

evidence::evidence(as_of day) : evidence(day, data::estimates()) {}

}  // namespace hirschman::inline v0_1::data
