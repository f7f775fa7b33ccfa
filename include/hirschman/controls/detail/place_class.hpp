// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/rulebook.hpp>

#include <vector>

namespace hirschman::inline v0_1::controls::detail {

/// All that rules can know of a country on a day: its code where some rule names it, and its
/// groups.
struct place_class {
    country_code named;
    group certain = group::none;
    group doubtful = group::none;

    friend constexpr bool operator==(const place_class&, const place_class&) = default;
};

/// Sorts countries into classes that a book does not tell apart.
class place_classes {
public:
    explicit place_classes(const rulebook& rules) : rules_(rules)
    {
        if (!rules.home.empty()) named_.push_back(rules.home);
        for (const auto& c : rules.clauses)
            for (const auto& v : c.versions)
                for (const auto& l : v.says.when)
                    for (const auto& code : l.where.named) named_.push_back(code);
    }

    [[nodiscard]] place_class of(const country& place, date on) const
    {
        const country_code own(place.alpha_3());
        const auto code = rules_.treated_as(own, on);
        place_class c;
        for (const auto& n : named_)
            if (same(n, code)) c.named = code;
        // A delivery at home is known by the country's own code.
        if (same(own, rules_.home)) c.named = own;
        for (const auto& m : rules_.groups) {
            if (!same(m.place, code) || !m.during.contains(on)) continue;
            if (m.holds == truth::yes) c.certain = c.certain | m.groups;
            if (m.holds == truth::unknown) c.doubtful = c.doubtful | m.groups;
        }
        return c;
    }

private:
    rulebook rules_;
    std::vector<country_code> named_;
};

}  // namespace hirschman::inline v0_1::controls::detail
