// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/price_response.hpp>

#include <hirschman/data/pack.hpp>

#include "data/fields.hpp"

namespace hirschman::inline v0_1::data {

std::vector<price_response> price_responses_from(const io::csv_table& table)
{
    table.require_columns(
        {"material", "measure", "start", "quantity", "before", "after", "bilateral_before",
         "bilateral_after", "price_before", "price_after", "source", "confidence"},
        {"confidence_as_given"});
    table.require_unique({"material", "start"});
    return detail::rows_of<price_response>(table, [](const io::csv_row& row) {
        price_response r;
        r.material = row["material"].text();
        r.measure = row["measure"].text();
        r.start = row["start"].day();
        r.quantity = row["quantity"].raw();
        r.before = row["before"].raw();
        r.after = row["after"].raw();
        r.bilateral_before = row["bilateral_before"].raw();
        r.bilateral_after = row["bilateral_after"].raw();
        r.price_before = row["price_before"].raw();
        r.price_after = row["price_after"].raw();
        r.origin = detail::provenance_of(row, r.start);
        return r;
    });
}

std::vector<price_response> load_price_responses(const std::string& path)
{
    return price_responses_from(io::load_csv(path));
}

std::vector<price_response> price_responses()
{
    return price_responses_from(pack("price_responses.csv"));
}

}  // namespace hirschman::inline v0_1::data
