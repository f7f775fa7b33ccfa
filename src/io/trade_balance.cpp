// SPDX-License-Identifier: BSL-1.0
#include "io/trade_balance.hpp"

#include "io/spelling.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>

namespace hirschman::inline v0_1::io::detail {

namespace {

bool agree(double a, double b, double tolerance)
{
    return std::fabs(a - b) <= tolerance * std::max(std::fabs(a), std::fabs(b));
}

std::string percent(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2g %%", 100.0 * share);
    return text;
}

class balancer {
public:
    balancer(trade_tables& base, const trade_lines& lines, const trade_layout& layout)
        : base_(base),
          lines_(lines),
          layout_(layout),
          tolerance_(layout.tolerance),
          n_(base.countries.size()),
          s_(base.sectors.size()),
          output_(n_ * s_, 0.0),
          bought_(n_ * s_, 0.0),
          inputs_(n_ * s_, 0.0),
          used_(n_ * s_, 0.0),
          imports_(n_, 0.0),
          exports_(n_, 0.0),
          revenue_(n_, 0.0)
    {
    }

    void run()
    {
        add_up();
        own_sales();
        value_added();
        deficits();
        final_use();
        clearing();
        if (missed_ > 0)
            base_.notes.push_back(
                std::to_string(missed_) +
                (missed_ == 1 ? " total is missed: " : " totals are missed, first: ") +
                first_missed_);
    }

private:
    void add_up()
    {
        for (std::size_t j = 0; j < s_; ++j)
            for (std::size_t i = 0; i < n_; ++i)
                for (std::size_t e = 0; e < n_; ++e) {
                    const std::size_t cell = (j * n_ + i) * n_ + e;
                    const double flow = base_.trade[cell];
                    const double duty = flow * base_.tariff[cell];
                    output_[e * s_ + j] += flow;
                    bought_[i * s_ + j] += flow + duty;
                    revenue_[i] += duty;
                    if (i == e) continue;
                    imports_[i] += flow;
                    exports_[e] += flow;
                }
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t j = 0; j < s_; ++j)
                for (std::size_t k = 0; k < s_; ++k) {
                    const double flow = base_.intermediate[(i * s_ + j) * s_ + k];
                    inputs_[i * s_ + j] += flow;
                    used_[i * s_ + k] += flow;
                }
    }

    void own_sales()
    {
        std::size_t none = 0;
        for (std::size_t i = 0; i < n_; ++i) {
            double own = 0.0;
            for (std::size_t j = 0; j < s_; ++j) {
                const double sales = base_.trade[(j * n_ + i) * n_ + i];
                own += sales;
                none += sales == 0.0 ? 1 : 0;
            }
            if (own > 0.0) continue;
            std::vector<std::string_view> others;
            for (std::size_t k = 0; k < n_; ++k)
                if (k != i) others.push_back(base_.countries[k]);
            throw data_error({lines_.csv.trade.file(), 0, "value"},
                             "what " + base_.countries[i] +
                                 " sells at home, as exporter and "
                                 "importer",
                             "nothing" + suggestion(base_.countries[i], others));
        }
        if (none > 0 && s_ > 1)
            base_.notes.push_back(std::to_string(none) + " of " + std::to_string(n_ * s_) +
                                  " sectors of countries sell nothing at home");
    }

    void value_added()
    {
        const bool given = !base_.value_added.empty();
        if (!given) {
            base_.value_added.resize(n_ * s_);
            base_.notes.emplace_back(lines_.csv.intermediate
                                         ? "value added is output less inputs"
                                         : "no inputs: all that is sold is value added");
        }
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t j = 0; j < s_; ++j) {
                const std::size_t at = i * s_ + j;
                if (given) {
                    if (agree(output_[at], base_.value_added[at] + inputs_[at], tolerance_))
                        continue;
                    missed({lines_.csv.value_added->file(), lines_.value_added[at], "value"},
                           "output of " + place(i, j) + " less its inputs, " +
                               to_text(output_[at] - inputs_[at]),
                           base_.value_added[at]);
                    continue;
                }
                if (inputs_[at] > output_[at] && !agree(inputs_[at], output_[at], tolerance_))
                    throw data_error(
                        {lines_.csv.intermediate->file(), 0, "value"},
                        "inputs of " + place(i, j) + " within its output, " + to_text(output_[at]),
                        to_text(inputs_[at]));
                base_.value_added[at] = std::max(0.0, output_[at] - inputs_[at]);
            }
    }

    void deficits()
    {
        const bool given = !base_.deficit.empty();
        if (!given) base_.deficit.resize(n_);
        for (std::size_t i = 0; i < n_; ++i) {
            const double gap = imports_[i] - exports_[i];
            if (given &&
                std::fabs(base_.deficit[i] - gap) > tolerance_ * (imports_[i] + exports_[i]))
                missed({lines_.csv.deficit->file(), lines_.deficit[i], ""},
                       "imports of " + base_.countries[i] + " less its exports, " + to_text(gap),
                       base_.deficit[i]);
            if (!given) base_.deficit[i] = gap;
        }
    }

    void final_use()
    {
        const bool given = !base_.final_use.empty();
        if (!given) {
            base_.final_use.resize(n_ * s_);
            if (lines_.csv.intermediate)
                base_.notes.emplace_back("final use is what is bought less inputs");
        }
        for (std::size_t i = 0; i < n_; ++i) {
            double spent = 0.0;
            double income = revenue_[i] + base_.deficit[i];
            for (std::size_t j = 0; j < s_; ++j) {
                const std::size_t at = i * s_ + j;
                income += base_.value_added[at];
                if (!given) {
                    if (used_[at] > bought_[at] && !agree(used_[at], bought_[at], tolerance_))
                        throw data_error({lines_.csv.intermediate->file(), 0, "value"},
                                         "inputs from " + place(i, j) + " within what is bought, " +
                                             to_text(bought_[at]),
                                         to_text(used_[at]));
                    base_.final_use[at] = std::max(0.0, bought_[at] - used_[at]);
                }
                spent += base_.final_use[at];
            }
            if (!(income > 0.0))
                throw data_error({lines_.csv.trade.file(), 0, "value"},
                                 "an income of " + base_.countries[i] + " above 0",
                                 to_text(income));
            if (given && !agree(spent, income, tolerance_))
                missed({lines_.csv.final_use->file(), 0, "value"},
                       "final use of " + base_.countries[i] +
                           " as large as value added, tariff revenue and deficit, " +
                           to_text(income),
                       spent);
        }
    }

    /// Published bases seldom clear sector by sector; the result says by how much.
    void clearing()
    {
        double missed = 0.0;
        double all = 0.0;
        double largest = 0.0;
        std::size_t worst = 0;
        for (std::size_t at = 0; at < n_ * s_; ++at) {
            const double gap = std::fabs(used_[at] + base_.final_use[at] - bought_[at]);
            missed += gap;
            all += bought_[at];
            if (gap > largest) {
                largest = gap;
                worst = at;
            }
        }
        if (missed <= tolerance_ * all) return;
        base_.notes.push_back("what is used and what is bought differ by " + percent(missed / all) +
                              " in sum, most for " + place(worst / s_, worst % s_) + ": used " +
                              to_text(used_[worst] + base_.final_use[worst]) + ", bought " +
                              to_text(bought_[worst]));
    }

    void missed(data_place where, const std::string& expected, double found)
    {
        if (layout_.totals == missed_totals::refused)
            throw data_error(std::move(where), expected, to_text(found));
        if (++missed_ == 1) first_missed_ = "expected " + expected + ", found " + to_text(found);
    }

    std::string place(std::size_t country, std::size_t sector) const
    {
        return s_ == 1 ? base_.countries[country]
                       : base_.sectors[sector] + " in " + base_.countries[country];
    }

    trade_tables& base_;
    const trade_lines& lines_;
    const trade_layout& layout_;
    double tolerance_;
    std::size_t n_, s_;
    std::size_t missed_ = 0;
    std::string first_missed_;
    std::vector<double> output_, bought_, inputs_, used_, imports_, exports_, revenue_;
};

}  // namespace

void balance_trade(trade_tables& base, const trade_lines& lines, const trade_layout& layout)
{
    balancer(base, lines, layout).run();
}

}  // namespace hirschman::inline v0_1::io::detail
