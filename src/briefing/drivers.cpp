// SPDX-License-Identifier: BSL-1.0
#include "briefing/question.hpp"

namespace hirschman::inline v0_1::briefing {

namespace {

constexpr std::size_t most_drivers = 3;
// Beside the largest only what stands out of the rest.
constexpr double least_total = 0.05;

std::string in_words(std::string name)
{
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

}  // namespace

void note_drivers(claim& into, std::string figure, const uncertainty::sobol_indices& found,
                  const std::function<std::string(std::string_view)>& estimate_of)
{
    into.drivers = {.figure = std::move(figure), .why_none = found.undetermined()};
    if (!found.undetermined().empty()) return;
    for (const std::size_t i : found.by_total()) {
        const auto& index = found.total(i);
        if (into.drivers.by.size() == most_drivers ||
            (!into.drivers.by.empty() && !(index.value >= least_total && index.low > 0.0)))
            break;
        driver d{.total = index.value, .low = index.low, .high = index.high};
        for (const auto& member : found.factors()[i].members) {
            const std::string between = d.parameter.empty() ? "" : ", ";
            d.parameter += between + in_words(member);
            if (member != "chance") d.estimate += between + estimate_of(member);
        }
        into.drivers.by.push_back(std::move(d));
    }
}

}  // namespace hirschman::inline v0_1::briefing
