// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The built-in data packs as typed rows, dated, each with its source; the same loaders read a
/// user's files. Nothing is cached: every call reads the pack anew and returns values.
/// Priors of scenarios are in <hirschman/data/prior.hpp>, which brings the uncertainty engine with
/// it; controls on materials in <hirschman/data/embargo.hpp>, which brings the formulas of supply.

#include <hirschman/data/backtest_case.hpp>
#include <hirschman/data/chip_figure.hpp>
#include <hirschman/data/estimate_table.hpp>
#include <hirschman/data/evidence.hpp>
#include <hirschman/data/gdp.hpp>
#include <hirschman/data/magnet_export.hpp>
#include <hirschman/data/network.hpp>
#include <hirschman/data/pack.hpp>
#include <hirschman/data/part.hpp>
#include <hirschman/data/price_response.hpp>
#include <hirschman/data/prior_map.hpp>
#include <hirschman/data/quarter.hpp>
#include <hirschman/data/research.hpp>
#include <hirschman/data/supply_project.hpp>
#include <hirschman/data/supply_share.hpp>
