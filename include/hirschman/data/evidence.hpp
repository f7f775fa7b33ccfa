// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/data/estimate_table.hpp>
#include <hirschman/data/gdp.hpp>
#include <hirschman/data/magnet_export.hpp>
#include <hirschman/data/part.hpp>
#include <hirschman/data/quarter.hpp>
#include <hirschman/data/research.hpp>
#include <hirschman/data/supply_project.hpp>
#include <hirschman/data/supply_share.hpp>
#include <hirschman/date.hpp>

#include <vector>

namespace hirschman::inline v0_1::data {

/// Everything in the packs that was public at the end of one day; what came later is not here, so
/// that a back-test cannot see it.
struct HIRSCHMAN_API evidence {
    /// The built-in packs as of a day.
    explicit evidence(as_of when);
    /// The same, with the given estimates in place of the built-in ones.
    evidence(as_of when, const estimate_table& all_estimates);

    as_of when;
    estimate_table estimates;
    /// Parts released by then.
    std::vector<part> catalogue;
    std::vector<quarter> nvidia_quarters;
    std::vector<supply_share> supply_shares;
    std::vector<supply_project> supply_projects;
    std::vector<magnet_export> magnet_exports;
    std::vector<magnet_export> magnet_export_totals;
    /// Older and current releases that could be read.
    std::vector<research_spending> research;
    /// Today's revision, cut to the years published by then: pseudo-real-time, not to be scored.
    std::vector<research_spending> research_pseudo_real_time;
    /// Today's revision, cut to the years published by then.
    std::vector<gdp_year> gdp;
};

}  // namespace hirschman::inline v0_1::data
