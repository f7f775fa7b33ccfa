// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/supply/disruption_path.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::supply::detail {

/// What becomes of the normal supply of one user of a good in a month, as shares of normal use.
/// Counted from what is missing, so that nothing missing is a supply of exactly one.
struct arrival {
    /// Of what comes from the controlling country and falls under the control, and of the rest.
    double missing_controlled = 0.0;
    double missing_others = 0.0;
    /// What the controlling country makes for this user, before the control.
    double made_under_control = 0.0;
    /// From the controlling country on top, in place of what is passed on.
    double ordered_again = 0.0;
    double passed_on = 0.0;
    double through_others = 0.0;
    /// From projects, so far as the user lacks it.
    double new_plants = 0.0;

    [[nodiscard]] double direct() const
    {
        return 1.0 - (missing_controlled + missing_others) + ordered_again;
    }
    [[nodiscard]] double total() const
    {
        return direct() + (through_others + new_plants - passed_on);
    }
};

/// The quantities of a network under a control, month by month. Everything is relative to normal.
class network_flow {
public:
    /// @param net, control both checked
    network_flow(const network& net, const embargo& control, const path_options& options);

    /// Moves on by one month.
    /// @param exports by entry of `control.destinations`: the mean over the month
    /// @param middle of the month
    void advance(const std::vector<double>& exports, date middle);

    /// Of the month just passed.
    struct user {
        std::size_t good = 0;
        std::optional<country> nation = {};
        /// In `control.destinations`; none where the control does not hold.
        std::optional<std::size_t> rules = {};
        /// Of normal use, from the controlling country.
        double controlled_share = 0.0;
        arrival now = {};
        /// What new plants could bring, whether needed or not.
        double offered = 0.0;
        /// Which maker (none: as always), its share, and whether it is the controlling country
        /// with a good that it controls.
        struct line {
            std::optional<std::size_t> maker = {};
            double share = 0.0;
            bool controlled = false;
        };
        std::vector<line> lines = {};
    };
    struct maker {
        std::size_t stage = 0;
        std::optional<country> nation = {};
        double output = 1.0;
        struct input {
            std::size_t user = 0;
            double elasticity = 0.0;
            double cost_share = 0.0;
            double stock_before = 0.0;
            double arrived = 0.0;
            double used = 0.0;
            double stock = 0.0;
        };
        std::vector<input> inputs = {};
    };

    [[nodiscard]] const std::vector<user>& users() const noexcept { return users_; }
    [[nodiscard]] const std::vector<maker>& makers() const noexcept { return makers_; }
    /// The user of a good in a country.
    [[nodiscard]] std::size_t user_of(std::size_t good, std::optional<country> nation) const;
    /// Whether what a user has from others than the controlling country can run short.
    [[nodiscard]] bool others_touched(std::size_t of) const;
    [[nodiscard]] const stage& good(std::size_t i) const { return *goods_[i]; }
    /// What was left out for want of a figure.
    [[nodiscard]] const std::vector<std::string>& left_out() const noexcept { return left_out_; }

private:
    struct project {
        double share = 0.0;
        date start;
        date full;
    };
    void add_makers();
    void add_users(const network& net);
    void add_inputs(const network& net, const path_options& options);
    void add_projects(const network& net, const assumptions& assumed);
    std::size_t user_for(const network& net, std::size_t good, std::optional<country> nation);
    [[nodiscard]] std::size_t index_of(std::string_view good) const;
    [[nodiscard]] bool under_control(std::size_t good) const;
    /// By name; it may be among the rest.
    [[nodiscard]] bool made_by_controller(std::size_t good) const;

    void deliver(std::size_t good, const std::vector<double>& exports, date middle);
    void pass_on(std::size_t good, const std::vector<double>& exports);
    void make(std::size_t good);

    const embargo& control_;
    /// In the order of making.
    std::vector<const stage*> goods_;
    std::vector<std::vector<std::size_t>> makers_of_;
    std::vector<std::vector<std::size_t>> users_of_;
    std::vector<std::vector<std::size_t>> inputs_of_;
    std::vector<std::vector<project>> projects_of_;
    std::vector<user> users_;
    std::vector<maker> makers_;
    /// By good: whether the control touches it, or anything in it; and what present users leave of
    /// what new plants make.
    std::vector<bool> touched_;
    std::vector<double> left_;
    std::vector<std::string> left_out_;
};

}  // namespace hirschman::inline v0_1::supply::detail
