// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Supply that comes to exposed buyers during a control, from plants outside the controlling
/// country.

#include <hirschman/error.hpp>
#include <hirschman/scalar.hpp>
#include <hirschman/text.hpp>

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// A project whose output rises in a line; days count from the start of the control and may lie
/// before it. With both days equal it starts at full rate.
struct new_capacity {
    /// At full rate, as a share of the use of exposed buyers. Same units above and below: not
    /// capacity in magnets over a need of magnets and assemblies.
    double share = 0.0;
    double start_day = 0.0;
    double full_day = 0.0;
    /// Where a good is made in stages (light and heavy elements apart), the stage. A stage without
    /// new capacity that binds has to be named, with a share of zero.
    text<48> stage{};
};

/// What all projects add together: the least over the stages.
class capacity_ramp {
public:
    capacity_ramp() = default;
    /// @throws domain_error for a negative share, or a full rate before the start
    explicit capacity_ramp(const std::vector<new_capacity>& projects)
    {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < projects.size(); ++i) {
            const new_capacity& p = projects[i];
            const std::string place = "projects[" + std::to_string(i) + "].";
            in_range(p.share, 0.0, infinity, place + "share", bounds::left_closed);
            in_range(p.start_day, -infinity, infinity, place + "start_day", bounds::open, "days");
            in_range(p.full_day, p.start_day, infinity, place + "full_day", bounds::left_closed,
                     "days");
            std::size_t k = 0;
            while (k < stages_.size() && !(stages_[k].front().stage == p.stage)) ++k;
            if (k == stages_.size()) stages_.emplace_back();
            stages_[k].push_back(p);
        }
    }

    /// As a share of exposed use, `t` days after the start of the control; may exceed one.
    [[nodiscard]] double added(double t) const
    {
        double least = stages_.empty() ? 0.0 : std::numeric_limits<double>::infinity();
        for (const auto& stage : stages_) {
            double sum = 0.0;
            for (const new_capacity& p : stage)
                sum += p.full_day > p.start_day
                           ? p.share * clamp((t - p.start_day) / (p.full_day - p.start_day))
                           : (t < p.start_day ? 0.0 : p.share);
            least = min(least, sum);
        }
        return least;
    }

private:
    std::vector<std::vector<new_capacity>> stages_;
};

}  // namespace hirschman::inline v0_1::supply
