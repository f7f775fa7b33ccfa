// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "named_options.hpp"

#include <hirschman/io/json.hpp>
#include <hirschman/markets/fiscal_calendar.hpp>
#include <hirschman/uncertainty/estimate.hpp>

#include <chrono>
#include <map>
#include <string>

namespace example {

inline constexpr const char* sale_help =
    R"(what_if - what would a rule cost the seller of a product, quarter by quarter?

  --sale FILE       one sale, from {"vectors": [{"id", "chip", "date", "destination", ...}]};
                    "chip" is an id of the catalogue or figures; see examples/sale.json
  --rules FILE      the rule, as with data/rules/safe_chips_act.json
  --sales L,C,H     what is sold a year now, USD: least, most likely, most; can be left out for the
                    H20 alone, of which there are estimates
  --calendar FIRM   whose fiscal quarters: nvidia (default), amd, applied_materials, micron, or
                    months for calendar quarters
  --as-of DATE      what else is believed is what was known on this day (default 2025-07-15)
  --out FILE        draws the quarters as SVG
  --help            this text

This is analysis, not legal advice.
)";

inline hirschman::markets::fiscal_calendar calendar_named(const std::string& firm)
{
    using namespace hirschman::markets;
    const std::map<std::string, fiscal_calendar> known{
        {"nvidia", nvidia_calendar},
        {"amd", amd_calendar},
        {"applied_materials", applied_materials_calendar},
        {"micron", micron_calendar},
        {"months", fiscal_calendar::months(std::chrono::December)}};
    const auto found = known.find(firm);
    if (found == known.end())
        throw hirschman::domain_error("unknown calendar \"" + firm + "\"; see --help");
    return found->second;
}

/// Three numbers with commas between them, read as JSON is.
inline hirschman::uncertainty::estimate sales_from(const std::string& words)
{
    const auto parsed = hirschman::io::parse_json("[" + words + "]", "--sales").root();
    if (parsed.size() != 3) parsed.fail("least, most likely, most");
    const double low = parsed[0].number(), central = parsed[1].number(), high = parsed[2].number();
    if (!(0.0 <= low && low <= central && central <= high))
        parsed.fail("figures of at least 0 that do not fall");
    return {.name = "annual_run_rate",
            .unit = "USD a year",
            .low = low,
            .central = central,
            .high = high,
            .shape = low < high ? hirschman::uncertainty::law::triangular
                                : hirschman::uncertainty::law::point};
}

}  // namespace example
