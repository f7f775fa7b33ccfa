// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::trade::detail {

struct ascent_result {
    std::vector<double> x{};
    double value = std::numeric_limits<double>::quiet_NaN();
    bool converged = false;
    std::size_t evaluations = 0;
};

/// What is to be made large: one payoff.
struct own_payoff {
    std::size_t owner = 0;

    [[nodiscard]] double value(const std::vector<double>& payoffs) const { return payoffs[owner]; }
    [[nodiscard]] double slope(const std::vector<double>&, std::size_t party) const
    {
        return party == owner ? 1.0 : 0.0;
    }
    [[nodiscard]] double curvature(const std::vector<double>&, std::size_t) const { return 0.0; }
};

/// Or the log of the product of gains over a threat; NaN unless all gain.
struct product_of_gains {
    std::vector<std::size_t> owners{};
    std::vector<double> threat{};

    [[nodiscard]] double value(const std::vector<double>& payoffs) const
    {
        double product = 0.0;
        for (const std::size_t owner : owners) {
            const double gain = payoffs[owner] - threat[owner];
            if (!(gain > 0.0)) return std::numeric_limits<double>::quiet_NaN();
            product += std::log(gain / threat[owner]);
        }
        return product;
    }
    [[nodiscard]] double slope(const std::vector<double>& payoffs, std::size_t party) const
    {
        const bool counts = std::find(owners.begin(), owners.end(), party) != owners.end();
        return counts ? 1.0 / (payoffs[party] - threat[party]) : 0.0;
    }
    [[nodiscard]] double curvature(const std::vector<double>& payoffs, std::size_t party) const
    {
        const double own = slope(payoffs, party);
        return -own * own;
    }
};

/// The top of a score of payoffs on a box, by a quasi-Newton method (BFGS) whose derivatives are
/// differences of the payoffs: two points while steps are long, four near the top. The diagonal of
/// the curvature comes with the differences, so that one variable takes Newton's own steps. The
/// payoffs are asked a little outside the box, and may be NaN where they have no value.
template <class F, class Score>
class ascent {
public:
    ascent(F& f, const Score& score, std::span<const double> low, std::span<const double> high)
        : f_(f), score_(score), low_(low), high_(high), n_(low.size())
    {
    }

    [[nodiscard]] ascent_result from(std::vector<double> start, double tolerance, int limit)
    {
        r_ = {};
        r_.x = std::move(start);
        for (std::size_t k = 0; k < n_; ++k) r_.x[k] = std::clamp(r_.x[k], low_[k], high_[k]);
        payoffs_ = payoffs(r_.x);
        r_.value = score_.value(payoffs_);
        if (std::isnan(r_.value)) return r_;
        slopes(false);
        bool fine = false;
        std::vector<bool> pressed;
        for (int iteration = 0; iteration < limit; ++iteration) {
            const auto now = pressed_to_bounds();
            if (iteration == 0 || now != pressed || n_ == 1) forget();
            pressed = now;
            auto step = direction(pressed);
            double longest = reach(step);
            if (!std::isfinite(longest)) return r_;
            if (longest < 3e-3 && !fine) {
                fine = true;
                slopes(true);
                if (n_ == 1) forget();
                step = direction(pressed);
                longest = reach(step);
            }
            if (longest <= tolerance) {
                for (std::size_t k = 0; k < n_; ++k) r_.x[k] += step[k];
                const double last = score_.value(payoffs(r_.x));
                r_.converged = !std::isnan(last);
                if (r_.converged) r_.value = last;
                return r_;
            }
            if (!move(step)) return r_;
            const auto before = slope_;
            slopes(fine);
            learn(step, before);
        }
        return r_;
    }

private:
    static constexpr double longest_step = 0.5;
    /// Of payoffs, relative: what is left by the tolerance of whoever solves the model.
    static constexpr double accuracy = 1e-11;

    std::vector<double> payoffs(const std::vector<double>& x)
    {
        ++r_.evaluations;
        return f_(std::span<const double>(x));
    }

    void slopes(bool fine)
    {
        const double h = fine ? 4e-3 : 1e-3;
        slope_.assign(n_, 0.0);
        curvature_.assign(n_, 0.0);
        auto x = r_.x;
        for (std::size_t k = 0; k < n_; ++k) {
            const auto at = [&](double steps) {
                x[k] = r_.x[k] + steps * h;
                auto found = payoffs(x);
                x[k] = r_.x[k];
                return found;
            };
            const auto up = at(1), down = at(-1);
            const auto far_up = fine ? at(2) : up, far_down = fine ? at(-2) : down;
            for (std::size_t i = 0; i < payoffs_.size(); ++i) {
                const double weight = score_.slope(payoffs_, i);
                if (weight == 0.0) continue;
                double first = (up[i] - down[i]) / (2 * h);
                double second = (up[i] + down[i] - 2 * payoffs_[i]) / (h * h);
                if (fine) {
                    first = (8 * (up[i] - down[i]) - (far_up[i] - far_down[i])) / (12 * h);
                    second =
                        (16 * (up[i] + down[i]) - (far_up[i] + far_down[i]) - 30 * payoffs_[i]) /
                        (12 * h * h);
                }
                slope_[k] += weight * first;
                curvature_[k] -= weight * second + score_.curvature(payoffs_, i) * first * first;
            }
        }
    }

    /// At a bound, and better off beyond it.
    [[nodiscard]] std::vector<bool> pressed_to_bounds() const
    {
        std::vector<bool> pressed(n_);
        for (std::size_t k = 0; k < n_; ++k)
            pressed[k] = (r_.x[k] <= low_[k] && slope_[k] <= 0.0) ||
                         (r_.x[k] >= high_[k] && slope_[k] >= 0.0);
        return pressed;
    }

    /// Back to what the diagonal says; where the function is not concave, a step uphill of a tenth.
    void forget()
    {
        inverse_.assign(n_ * n_, 0.0);
        for (std::size_t k = 0; k < n_; ++k) {
            const double flattest = std::abs(slope_[k]) / longest_step;
            inverse_[k * n_ + k] = curvature_[k] > flattest ? 1.0 / curvature_[k]
                                   : slope_[k] != 0.0
                                       ? 0.2 / flattest * (curvature_[k] > 0.0 ? 2.0 : 1.0)
                                       : 0.0;
        }
    }

    [[nodiscard]] std::vector<double> direction(const std::vector<bool>& pressed) const
    {
        std::vector<double> step(n_, 0.0);
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t j = 0; j < n_ && !pressed[i]; ++j)
                if (!pressed[j]) step[i] += inverse_[i * n_ + j] * slope_[j];
        double longest = 0.0;
        for (const double s : step) longest = std::max(longest, std::abs(s));
        if (longest > longest_step)
            for (double& s : step) s *= longest_step / longest;
        return step;
    }

    /// Keeps a step within the box. @return its longest part
    double reach(std::vector<double>& step) const
    {
        double longest = 0.0;
        for (std::size_t k = 0; k < n_; ++k) {
            step[k] = std::clamp(r_.x[k] + step[k], low_[k], high_[k]) - r_.x[k];
            if (!(std::abs(step[k]) <= longest)) longest = std::abs(step[k]);
        }
        return longest;
    }

    /// Along `step`, halved until the value rises as it should. A step whose rise is lost in the
    /// inaccuracy of payoffs is taken: differences of slopes are better than those of values there.
    bool move(std::vector<double>& step)
    {
        double rise = 0.0, blur = 0.0;
        for (std::size_t k = 0; k < n_; ++k) rise += slope_[k] * step[k];
        for (std::size_t i = 0; i < payoffs_.size(); ++i) {
            const double weight = score_.slope(payoffs_, i);
            if (weight != 0.0) blur += accuracy * std::abs(weight * payoffs_[i]);
        }
        double size = 1.0;
        for (int halving = 0; halving < 40; ++halving, size *= 0.5) {
            auto x = r_.x;
            for (std::size_t k = 0; k < n_; ++k)
                x[k] = std::clamp(x[k] + size * step[k], low_[k], high_[k]);
            auto reached = payoffs(x);
            const double found = score_.value(reached);
            if (!(found - r_.value >= 1e-4 * size * rise - blur)) continue;
            for (std::size_t k = 0; k < n_; ++k) step[k] = x[k] - r_.x[k];
            r_.x = std::move(x);
            r_.value = found;
            payoffs_ = std::move(reached);
            return true;
        }
        return false;
    }

    void learn(const std::vector<double>& step, const std::vector<double>& before)
    {
        std::vector<double> bend(n_);
        double along = 0.0, steepness = 0.0;
        for (std::size_t k = 0; k < n_; ++k) {
            bend[k] = before[k] - slope_[k];
            along += step[k] * bend[k];
        }
        std::vector<double> turned(n_, 0.0);
        for (std::size_t i = 0; i < n_; ++i) {
            for (std::size_t j = 0; j < n_; ++j) turned[i] += inverse_[i * n_ + j] * bend[j];
            steepness += bend[i] * turned[i];
        }
        if (!(along > 0.0) || !(steepness > 0.0)) return;
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t j = 0; j < n_; ++j)
                inverse_[i * n_ + j] += (1.0 + steepness / along) * step[i] * step[j] / along -
                                        (turned[i] * step[j] + step[i] * turned[j]) / along;
    }

    F& f_;
    const Score& score_;
    std::span<const double> low_, high_;
    std::size_t n_;
    std::vector<double> slope_{}, curvature_{};
    std::vector<double> inverse_{};  ///< of the curvature, row by row
    std::vector<double> payoffs_{};
    ascent_result r_{};
};

}  // namespace hirschman::inline v0_1::trade::detail
