// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/quarter.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"

namespace hirschman::inline v0_1::data {

std::vector<quarter> quarters_from(const io::csv_table& table)
{
    table.require_columns(
        {"quarter", "period_end", "published", "guide_published", "total_revenue_usd",
         "data_center_revenue_usd", "china_billing_usd", "china_billing_share",
         "china_headquarters_usd", "china_headquarters_share", "headquarters_published",
         "h20_china_usd", "h20_elsewhere_usd", "h200_china_usd", "h20_charge_usd",
         "guided_revenue_usd", "policy_event", "source", "confidence"},
        {"confidence_as_given"});
    table.require_unique({"quarter"});
    table.require_unique({"period_end"});
    return detail::rows_of<quarter>(table, [](const io::csv_row& row) {
        const auto money = [&](std::string_view column) {
            return detail::optional_not_negative(row[column]);
        };
        quarter q;
        (void)row["quarter"].text();
        q.name = detail::text_of<8>(row["quarter"]);
        q.period_end = row["period_end"].day();
        q.published = row["published"].optional_day();
        if (q.published && *q.published <= q.period_end)
            row["published"].fail("a day after the quarter");
        q.guide_published = row["guide_published"].optional_day();
        q.total_revenue = money("total_revenue_usd");
        q.data_center_revenue = money("data_center_revenue_usd");
        q.china_billing = money("china_billing_usd");
        q.china_billing_share = row["china_billing_share"].optional_share();
        q.china_headquarters = money("china_headquarters_usd");
        q.china_headquarters_share = row["china_headquarters_share"].optional_share();
        q.headquarters_published = row["headquarters_published"].optional_day();
        if (q.china_headquarters && !q.headquarters_published)
            row["headquarters_published"].fail("the day of the filing with this basis");
        q.h20_china = money("h20_china_usd");
        q.h20_elsewhere = money("h20_elsewhere_usd");
        q.h200_china = money("h200_china_usd");
        q.h20_charge = row["h20_charge_usd"].optional_number();
        q.guided_revenue = money("guided_revenue_usd");
        q.policy_event = row["policy_event"].raw();
        q.origin = detail::provenance_of(row, q.known_from());
        return q;
    });
}

std::vector<quarter> load_quarters(const std::string& path)
{
    return quarters_from(io::load_csv(path));
}

std::vector<quarter> nvidia_quarters() { return quarters_from(pack("nvidia_quarters.csv")); }

std::vector<quarter> known(std::vector<quarter> quarters, as_of when)
{
    std::vector<quarter> result;
    for (auto& q : quarters) {
        if (q.known_from() <= when.on) {
            if (q.headquarters_published && *q.headquarters_published > when.on) {
                q.china_headquarters.reset();
                q.china_headquarters_share.reset();
                q.headquarters_published.reset();
            }
            result.push_back(std::move(q));
        } else if (q.guide_published && *q.guide_published <= when.on) {
            quarter guide;
            guide.name = q.name;
            guide.period_end = q.period_end;
            guide.guide_published = q.guide_published;
            guide.guided_revenue = q.guided_revenue;
            guide.origin = q.origin;
            guide.origin.known_from = q.guide_published;
            result.push_back(std::move(guide));
        }
    }
    return result;
}

}  // namespace hirschman::inline v0_1::data
