// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/rulebook.hpp>

#include <vector>

namespace hirschman::inline v0_1::controls::detail {

/// All that rules of a day can know of a country: its code where some rule names it, and its
/// groups.
struct place_class {
    country_code named;
    group certain = group::none;
    group doubtful = group::none;

    friend constexpr bool operator==(const place_class&, const place_class&) = default;
};

/// The classes of countries on a day.
class place_classes {
public:
    place_classes(const rulebook& rules, date on) : rules_(rules), on_(on)
    {
        if (!rules.home.empty()) named_.push_back(rules.home);
        for (const auto& c : rules.clauses) {
            const auto in_force = c.version_on(on);
            if (!in_force) continue;
            for (const auto& l : c.versions[*in_force].says.when)
                for (const auto& code : l.where.named) named_.push_back(code);
        }
    }

    [[nodiscard]] place_class of(const country& place) const
    {
        const auto code = rules_.treated_as(country_code(place.alpha_3()), on_);
        place_class c;
        for (const auto& n : named_)
            if (same(n, code)) c.named = code;
        // Home is asked by the country's own code, not by the one it is treated as.
        if (place.alpha_3() == rules_.home.view()) c.named = rules_.home;
        for (const auto& m : rules_.groups) {
            if (!same(m.place, code) || !m.during.contains(on_)) continue;
            if (m.holds == truth::yes) c.certain = c.certain | m.groups;
            if (m.holds == truth::unknown) c.doubtful = c.doubtful | m.groups;
        }
        return c;
    }

private:
    const rulebook& rules_;
    date on_;
    std::vector<country_code> named_;
};

}  // namespace hirschman::inline v0_1::controls::detail
