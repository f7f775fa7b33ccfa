// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/supply/disruption_path.hpp>

#include <vector>

namespace hirschman::inline v0_1::supply::detail {

/// Keeps the days of note as the days pass.
class watch {
public:
    explicit watch(int plants) : one_plant_(1.0 / plants) {}

    void see(int day, double standing)
    {
        const auto first = [&](std::optional<int>& found, double share) {
            if (!found && standing >= share) found = day;
        };
        first(days_.first_stop, one_plant_);
        first(days_.one_percent, 0.01);
        first(days_.five_percent, 0.05);
        first(days_.half, 0.5);
        if (standing > days_.peak) {
            days_.peak = standing;
            days_.peak_day = day;
            days_.half_recovery.reset();
        } else if (!days_.half_recovery && days_.peak > 0.0 && standing <= 0.5 * days_.peak) {
            days_.half_recovery = day;
        }
    }
    [[nodiscard]] const standing_days& days() const { return days_; }

private:
    double one_plant_;
    standing_days days_;
};

/// Exports to one destination, day by day and as means over months.
class trade {
public:
    trade(const destination_rules& r, double until) : flow_(r.rules, r.approvals), until_(until) {}

    struct day {
        double exports = 1.0;
        double licensed = 1.0;
    };
    /// The days of a month of which `before` lie before the control.
    void advance(int days, int before)
    {
        days_.clear();
        double sum = before;
        for (int d = 0; d < days; ++d, ++passed_) {
            flow_.advance();
            days_.push_back(passed_ < until_ ? day{flow_.exports(), flow_.licensed()} : day{});
            sum += days_.back().exports;
        }
        mean_ = sum / (days + before);
    }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] const std::vector<day>& days() const { return days_; }

private:
    export_flow<double> flow_;
    double until_;
    int passed_ = 0;
    double mean_ = 1.0;
    std::vector<day> days_;
};

}  // namespace hirschman::inline v0_1::supply::detail
