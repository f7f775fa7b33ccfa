// SPDX-License-Identifier: BSL-1.0
#include "briefing/case_forecast.hpp"

#include "briefing/question.hpp"

#include <hirschman/data/pack.hpp>
#include <hirschman/data/prior.hpp>
#include <hirschman/scenario/mineral_cutoff.hpp>
#include <hirschman/scenario/revenue_at_risk.hpp>
#include <hirschman/scenario/reversal.hpp>
#include <hirschman/scenario/snap_back.hpp>
#include <hirschman/uncertainty/ensemble.hpp>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

namespace hirschman::inline v0_1::briefing {

namespace {

using std::chrono::days;

[[noreturn]] void refuse(const data::backtest_case& asked, const std::string& why)
{
    throw domain_error("case " + asked.id.str() + ": " + why);
}

/// The settings of a case; one that nobody reads is an error.
class case_settings {
public:
    explicit case_settings(const data::backtest_case& asked) : asked_(asked) {}

    [[nodiscard]] std::string_view text(std::string_view key)
    {
        const auto* found = find(key);
        if (found == nullptr) refuse(asked_, "needs the setting " + std::string(key));
        return *found;
    }
    [[nodiscard]] date day(std::string_view key)
    {
        const auto parsed = date::parse(text(key));
        if (!parsed) refuse(asked_, std::string(key) + " is not a day YYYY-MM-DD");
        return *parsed;
    }
    /// The first day of `YYYY-MM`.
    [[nodiscard]] date month(std::string_view key)
    {
        const auto parsed = date::parse(std::string(text(key)) + "-01");
        if (!parsed) refuse(asked_, std::string(key) + " is not a month YYYY-MM");
        return *parsed;
    }
    [[nodiscard]] std::optional<double> number_if_given(std::string_view key)
    {
        const auto* found = find(key);
        if (found == nullptr) return {};
        double value = 0.0;
        const auto [end, status] =
            std::from_chars(found->data(), found->data() + found->size(), value);
        if (status != std::errc{} || end != found->data() + found->size())
            refuse(asked_, std::string(key) + " is not a number");
        return value;
    }
    [[nodiscard]] int whole(std::string_view key)
    {
        (void)text(key);
        const double value = *number_if_given(key);
        if (!(value >= 1.0 && value <= 40.0) || value != static_cast<int>(value))
            refuse(asked_, std::string(key) + " is not a whole number from 1 to 40");
        return static_cast<int>(value);
    }
    [[nodiscard]] markets::fiscal_calendar calendar()
    {
        const auto whose = text("calendar");
        if (whose == "nvidia") return markets::nvidia_calendar;
        if (whose == "amd") return markets::amd_calendar;
        if (whose == "december") return markets::fiscal_calendar::months(std::chrono::December);
        refuse(asked_, "calendar is nvidia, amd or december, not " + std::string(whose));
    }
    void all_read() const
    {
        for (const auto& [key, value] : asked_.settings)
            if (std::find(read_.begin(), read_.end(), key) == read_.end())
                refuse(asked_, "no function reads the setting " + key);
    }

private:
    const std::string* find(std::string_view key)
    {
        for (const auto& [known, value] : asked_.settings)
            if (known == key) {
                read_.push_back(known);
                return &value;
            }
        return nullptr;
    }

    const data::backtest_case& asked_;
    std::vector<std::string> read_;
};

/// What every function is asked with.
struct inquiry {
    const data::backtest_case& asked;
    const data::estimate_table& estimates;
    const backtest_options& options;
    case_settings settings;
    case_forecast answer = {};

    [[nodiscard]] as_of when() const { return as_of{*asked.as_of}; }

    /// What was thought on the day of those fields that `wanted` names; of all, if it names none.
    template <template <class> class P>
    [[nodiscard]] uncertainty::prior<P> belief(std::initializer_list<std::string_view> wanted = {})
    {
        auto all = uncertainty::prior<P>::fixed_at(P<double>());
        const auto scenario = data::detail::short_name<P<double>>();
        std::vector<data::field_estimate> fields;
        if (wanted.size() == 0) {
            fields = data::field_estimates(scenario, estimates, when());
        } else {
            for (const auto& entry : data::prior_map())
                if (entry.scenario == scenario &&
                    std::find(wanted.begin(), wanted.end(), entry.field.view()) != wanted.end())
                    fields.push_back(
                        {.field = entry.field, .value = estimates.at(entry.estimate, when())});
        }
        for (const auto& f : fields) answer.used.push_back(f.value);
        believe(all, fields);
        return all;
    }

    template <template <class> class P, class F>
    void ask(const uncertainty::prior<P>& all, const F& f)
    {
        const auto draws = uncertainty::ensemble(
            all, f, {.draws = options.draws, .seed = options.seed, .threads = options.threads});
        constexpr std::size_t count = 1000;
        answer.low = draws.quantile(0.1);
        answer.median = draws.quantile(0.5);
        answer.high = draws.quantile(0.9);
        answer.failed = draws.failed();
        for (std::size_t i = 0; i < count; ++i)
            answer.rising.push_back(draws.quantile((static_cast<double>(i) + 0.5) / count));
    }
};

double usd(const data::backtest_case& asked)
{
    if (asked.unit != "USD m") refuse(asked, "is answered in USD m, not in " + asked.unit);
    return *asked.base * 1e6;
}

void require_base(const data::backtest_case& asked, bool wanted)
{
    if (asked.base.has_value() != wanted)
        refuse(asked, wanted ? "needs a base" : "is a number of days and has no base");
}

/// Sales of the quarters `first` to `last` after a reversal.
void reversal(inquiry& q)
{
    require_base(q.asked, true);
    auto belief = q.belief<scenario::reversal_parameters>();
    if (const auto rate = q.settings.number_if_given("annual_run_rate"))
        belief.fix("annual_run_rate", *rate);
    const int first = q.settings.whole("first");
    const int last = q.settings.whole("last");
    if (last < first) refuse(q.asked, "last comes before first");
    const scenario::reversal_setting setting{.calendar = q.settings.calendar(),
                                             .banned = q.settings.day("banned"),
                                             .announced = q.settings.day("announced"),
                                             .quarters = last};
    const double base = usd(q.asked);
    q.ask(belief, [&](const scenario::reversal_parameters<block>& p) {
        const auto path = scenario::reversal(p, setting);
        block sum(0.0);
        for (int i = first - 1; i < last; ++i)
            sum += path.quarters[static_cast<std::size_t>(i)].gross;
        return sum / base;
    });
}

/// Sales of the quarter of `day` that a ban leaves.
void revenue_at_risk(inquiry& q)
{
    require_base(q.asked, true);
    auto belief = q.belief<scenario::revenue_at_risk_parameters>();
    belief.fix("annual_run_rate", 4.0);
    const scenario::revenue_at_risk_setting setting{
        .calendar = q.settings.calendar(),
        .ban = {q.settings.day("ban"), q.settings.day("until")},
        .first = q.settings.day("day"),
        .quarters = 1};
    q.ask(belief, [&](const scenario::revenue_at_risk_parameters<block>& p) {
        return 1.0 - scenario::revenue_at_risk(p, setting).total.lost;
    });
}

/// What buyers pay for goods that pass a ban, over their normal sales.
void leak(inquiry& q)
{
    require_base(q.asked, true);
    const auto belief =
        q.belief<scenario::revenue_at_risk_parameters>({"leaked_share", "grey_premium"});
    q.ask(belief, [](const scenario::revenue_at_risk_parameters<block>& p) {
        return markets::leak(block(1.0), p.leaked_share, p.grey_premium).outlay;
    });
}

/// Readings of the share approved: all of them where the case is conditional on the policy, else
/// those that were known on the day.
std::vector<scenario::dated_approval> approvals(const data::backtest_case& asked)
{
    std::vector<scenario::dated_approval> all;
    for (const auto row : data::pack("licence_approvals.csv"))
        if (asked.kind == data::case_class::conditional || row["known_from"].day() <= *asked.as_of)
            all.push_back({row["date"].day(), row["share"].share()});
    return all;
}

/// Exports of a month under licensing, with the variation that months have without a control: the
/// scenario gives what is expected of a month, customs report what came.
void exports(inquiry& q)
{
    require_base(q.asked, true);
    const auto belief = q.belief<scenario::mineral_cutoff_parameters>(
        {"uncontrolled_share", "clearance_days", "licence_median_days", "licence_log_spread",
         "reorder_share", "backlog_months", "capacity_ratio"});
    const date start = q.settings.day("start");
    const date month = q.settings.month("month");
    const date first(std::chrono::sys_days(start.ymd().year() / start.ymd().month() / 1));
    const auto following = month.ymd() + std::chrono::months(1);
    if (month < first) refuse(q.asked, "the month lies before the control");
    scenario::mineral_cutoff_setting setting{
        .start = start, .days = static_cast<int>(days_between(start, date(following)))};
    const auto which = q.settings.text("approvals");
    if (which == "reported")
        setting.approvals = approvals(q.asked);
    else if (which != "none")
        refuse(q.asked, "approvals is reported or none");
    const auto index =
        static_cast<std::size_t>(12 * (month.year() - first.year()) +
                                 static_cast<int>(static_cast<unsigned>(month.ymd().month())) -
                                 static_cast<int>(static_cast<unsigned>(first.ymd().month())));
    const auto& spread = q.estimates.at("export_month_spread", q.when());
    q.answer.used.push_back(spread);
    q.ask(belief,
          [&](const scenario::mineral_cutoff_parameters<block>& p, uncertainty::draws& further) {
              return scenario::mineral_cutoff(p, setting).exports[index] *
                     exp(spread.central * further.normal(0));
          });
}

/// Logarithm of the day on which the first plant stands.
void first_stop(inquiry& q)
{
    require_base(q.asked, false);
    const auto belief = q.belief<scenario::mineral_cutoff_parameters>();
    const scenario::mineral_cutoff_setting setting{.start = q.settings.day("start")};
    q.ask(belief, [&](const scenario::mineral_cutoff_parameters<block>& p) {
        return log(max(block(1.0), scenario::mineral_cutoff(p, setting).first_stop_day));
    });
}

/// Logarithm of the days between a promise and its breach, given that it held until the day asked.
void snap_back(inquiry& q)
{
    require_base(q.asked, false);
    auto belief = q.belief<scenario::snap_back_parameters>();
    const double passed = days_between(q.settings.day("since"), *q.asked.as_of);
    if (passed < 0.0) refuse(q.asked, "is asked before the promise");
    q.ask(belief, [&](const scenario::snap_back_parameters<block>& p) {
        return log(passed + scenario::snap_back(p).day);
    });
}

template <class S = double>
struct one_estimate {
    S value = 0.0;
    BOOST_DESCRIBE_CLASS(one_estimate, (), (value), (), ())
};

/// An estimate of the outcome itself.
void estimate(inquiry& q)
{
    require_base(q.asked, true);
    const auto& known = q.estimates.at(q.settings.text("name"), q.when());
    q.answer.used.push_back(known);
    uncertainty::prior<one_estimate> belief;
    belief.set("value", known);
    q.ask(belief, [](const one_estimate<block>& p) { return p.value; });
}

constexpr std::pair<std::string_view, void (*)(inquiry&)> functions[] = {
    {"estimate", estimate},
    {"exports", exports},
    {"first_stop", first_stop},
    {"leak", leak},
    {"revenue_at_risk", revenue_at_risk},
    {"reversal", reversal},
    {"snap_back", snap_back}};

}  // namespace

case_forecast forecast_of(const data::backtest_case& asked, const data::estimate_table& estimates,
                          const backtest_options& options)
{
    if (!asked.as_of) refuse(asked, "has no day on which it is asked");
    for (const auto& [name, function] : functions) {
        if (name != asked.function.view()) continue;
        inquiry q{asked, estimates, options, case_settings(asked)};
        function(q);
        q.settings.all_read();
        return std::move(q.answer);
    }
    refuse(asked, "no function is called \"" + asked.function.str() + "\"");
}

}  // namespace hirschman::inline v0_1::briefing
