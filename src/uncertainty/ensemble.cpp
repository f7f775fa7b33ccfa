// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/detail/engine.hpp>
#include <hirschman/uncertainty/detail/points.hpp>

#include "io/spelling.hpp"
#include "uncertainty/checkpoint.hpp"
#include "uncertainty/leaf_runner.hpp"
#include "uncertainty/round.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace hirschman::inline v0_1::uncertainty::detail {

worker::~worker() = default;
workplace::~workplace() = default;
team::~team() = default;

namespace {

constexpr std::uint64_t pilot_leaves = 16;

failure describe(const marginals& inputs, const ensemble_options& how, std::uint64_t draw)
{
    std::vector<block> uniforms(inputs.size());
    points(inputs, how.seed, how.sampler).uniforms(draw / block::size, uniforms);
    std::vector<block> values(inputs.size());
    inputs.values(uniforms, values);
    failure result{.draw = draw, .inputs = {}};
    for (std::size_t i = 0; i < inputs.size(); ++i)
        result.inputs.emplace_back(inputs.name(i), values[i][draw % block::size]);
    return result;
}

/// The numbers of leaves at which the standard error is looked at: about an eighth apart.
std::uint64_t look_after(std::uint64_t leaves)
{
    return leaves + std::max<std::uint64_t>(1, std::bit_floor(leaves) / 8);
}

class ensemble_run {
public:
    ensemble_run(const marginals& inputs, const ensemble_options& how,
                 const std::vector<std::string>& names, const workplace& work, team* ranks)
        : inputs_(inputs),
          how_(how),
          names_(names),
          work_(work),
          ranks_(ranks),
          leaves_(leaves_of(how.draws)),
          keeps_values_(how.draws <= how.values_kept / names.size()),
          stops_(how.standard_error > 0.0),
          watched_(how.standard_error_of.empty() ? 0 : named(how.standard_error_of)),
          forest_(how.failures_kept),
          runner_(how, names.size(), work, forest_, alone())
    {
        state_.grids.resize(names.size());
    }

    outcome all()
    {
        // The others learn of what goes wrong at rank 0 by its next order.
        order next = leads() ? guarded([&] { return start(); }) : order{};
        while (true) {
            share(next);
            if (next.what == order::end) return finish(next);
            if (next.what == order::fail) runner_.fail(next.reason);
            runner_.run(shares_of(next), next);
            trouble all = gathered();
            if (leads()) next = guarded([&] { return decide(next, std::move(all)); });
        }
    }

private:
    [[nodiscard]] bool alone() const { return ranks_ == nullptr || ranks_->size() == 1; }
    [[nodiscard]] bool leads() const { return ranks_ == nullptr || ranks_->rank() == 0; }
    /// Whether values are still kept in order to make grids of them.
    [[nodiscard]] bool pilot() const
    {
        return !keeps_values_ && std::any_of(state_.grids.begin(), state_.grids.end(),
                                             [](const grid& g) { return !g; });
    }
    [[nodiscard]] std::size_t named(std::string_view name) const
    {
        const auto found = std::find(names_.begin(), names_.end(), name);
        if (found != names_.end()) return static_cast<std::size_t>(found - names_.begin());
        const std::vector<std::string_view> known(names_.begin(), names_.end());
        throw domain_error("unknown result \"" + std::string(name) + "\"" +
                           io::detail::suggestion(name, known));
    }

    template <class Step>
    order guarded(Step step)
    {
        try {
            return step();
        } catch (...) {
            if (alone()) throw;
            order failed;
            failed.what = order::fail;
            failed.reason = reason_of(std::current_exception());
            return failed;
        }
    }

    void share(order& next)
    {
        if (alone()) return;
        std::string message = leads() ? bytes_of(next) : std::string();
        ranks_->broadcast(message);
        if (!leads()) next = order_from(message);
    }

    order start()
    {
        if (!how_.checkpoint.empty()) {
            identity_ = identity_of(inputs_, how_, names_, work_);
            if (auto found = load_checkpoint(how_.checkpoint, identity_, leaves_)) {
                state_ = std::move(*found);
                for (subtree& each : state_.done) forest_.put(std::move(each));
                state_.done.clear();
            } else {
                save();  // a place that cannot be written is said before the work
            }
            const std::uint64_t every =
                how_.checkpoint_every > 0 ? how_.checkpoint_every : how_.draws / 100;
            if (alone())
                runner_.save_every(std::max<std::uint64_t>(1, every / draws_per_leaf),
                                   [this] { try_to_save(); });
        }
        return next_round();
    }

    order decide(const order& round, trouble all)
    {
        if (all.kind != trouble::none) {
            try_to_save();
            if (!checkpoint_failure_.empty())
                all.text += "; the checkpoint could not be written: " + checkpoint_failure_;
            order failed;
            failed.what = order::fail;
            failed.reason = std::move(all);
            return failed;
        }
        std::uint64_t before = state_.decided;
        for (const std::uint64_t look : round.borders) {
            if (!reached(look)) {
                before = look;
                continue;
            }
            state_.decided = before;
            forest_.forget_from(look);
            return last(look, ending::standard_error);
        }
        forest_.merge_up_to(round.until, {});
        state_.decided = round.until;
        make_grids(round.until);
        if (!alone()) runner_.tell_progress();
        if (round.until == leaves_) return last(leaves_, ending::all_draws);
        if (!alone()) try_to_save();
        return next_round();
    }

    [[nodiscard]] bool reached(std::uint64_t leaves) const
    {
        const moments m = forest_.moments_of(watched_, leaves);
        if (m.count < 2.0) return false;
        return std::sqrt(m.squares / (m.count - 1.0) / m.count) <= how_.standard_error;
    }

    /// Where the first values are together in one subtree and are enough, the rest is counted.
    void make_grids(std::uint64_t leaves)
    {
        if (!pilot() || leaves < pilot_leaves || !std::has_single_bit(leaves)) return;
        const auto pilot = forest_.merged(leaves);
        for (std::size_t r = 0; r < names_.size(); ++r) {
            result_tally& values = pilot->results[r];
            if (state_.grids[r] || values.sorted.size() < grid::least_values) continue;
            state_.grids[r] = grid::of(values.sorted);
            values.to_cells(state_.grids[r]);
        }
    }

    [[nodiscard]] order next_round() const
    {
        order round;
        round.what = order::round;
        round.from = state_.decided;
        round.until = round_end(round.from);
        round.grids = state_.grids;
        if (stops_)
            for (std::uint64_t look = look_after(round.from);; look = look_after(look)) {
                round.borders.push_back(std::min(look, round.until));
                if (look >= round.until) break;
            }
        for (const subtree& each : forest_.all()) {
            if (each.until() <= round.from || each.first >= round.until) continue;
            round.done.push_back(each.first);
            round.done.push_back(each.until());
        }
        return round;
    }

    [[nodiscard]] std::uint64_t round_end(std::uint64_t from) const
    {
        // Enough for every thread to be busy; what is decided does not depend on it.
        const std::uint64_t busy =
            4 * std::uint64_t{runner_.threads()} * (alone() ? 1 : ranks_->size());
        std::uint64_t end = leaves_;
        if (stops_) {
            end = look_after(from);
            while (end < std::min(leaves_, from + busy)) end = look_after(end);
        } else if (!alone()) {
            const std::uint64_t every =
                how_.checkpoint_every > 0 ? how_.checkpoint_every / draws_per_leaf : leaves_ / 100;
            end = from + std::max(busy, every);
        }
        if (pilot()) end = std::min(end, std::max(pilot_leaves, std::bit_floor(from) * 2));
        return std::min(end, leaves_);
    }

    [[nodiscard]] std::vector<stretch> shares_of(const order& round) const
    {
        return alone() ? missing(round, {round.from, round.until})
                       : missing(round, share_of(round, ranks_->rank(), ranks_->size()));
    }

    trouble gathered()
    {
        trouble mine = runner_.take_report();
        if (alone()) return mine;
        const unsigned rank = ranks_->rank();
        for (unsigned step = 1; step < ranks_->size(); step *= 2) {
            if (rank % (2 * step) != 0) {
                ranks_->send(rank - step, bytes_of(mine, forest_.take()));
                return {};
            }
            if (rank + step >= ranks_->size()) continue;
            auto [other, trees] = report_from(ranks_->receive(rank + step));
            for (subtree& each : trees) forest_.add(std::move(each));
            if (other.before(mine)) mine = std::move(other);
        }
        return mine;
    }

    order last(std::uint64_t leaves, ending why)
    {
        result_ = forest_.merged(leaves);
        if (!how_.checkpoint.empty()) try_to_save();
        order end;
        end.what = order::end;
        end.until = leaves;
        end.grids = state_.grids;
        end.why = why;
        end.reason.text = checkpoint_failure_;
        return end;
    }

    outcome finish(const order& end)
    {
        if (!alone()) {
            byte_writer to;
            if (leads()) put(to, *result_);
            std::string message = to.take();
            ranks_->broadcast(message);
            if (!leads()) {
                byte_reader from(message);
                result_ = std::make_shared<tally>(get_tally(from));
            }
        }
        outcome result;
        result.ended = end.why;
        result.checkpoint_failure = end.reason.text;
        result.failed = result_->failed;
        for (const std::uint64_t draw : result_->first_failed)
            result.failures.push_back(describe(inputs_, how_, draw));
        const std::uint64_t draws = std::min(how_.draws, end.until * draws_per_leaf);
        for (std::size_t r = 0; r < names_.size(); ++r) {
            result_tally& from = result_->results[r];
            const double mean =
                from.of.count > 0.0 ? from.of.mean : std::numeric_limits<double>::quiet_NaN();
            if (from.counts.empty()) {
                result.results.emplace_back(names_[r], draws, mean, from.of.squares,
                                            std::move(from.sorted));
                continue;
            }
            cells counted{end.grids[r].splitters(), std::move(from.counts), from.least,
                          from.greatest};
            for (std::size_t i = 1; i < counted.until.size(); ++i)
                counted.until[i] += counted.until[i - 1];
            result.results.emplace_back(std::move(counted), names_[r], draws, mean,
                                        from.of.squares);
        }
        return result;
    }

    void save()
    {
        run_state now{state_.decided, state_.grids, forest_.all()};
        save_checkpoint(how_.checkpoint, identity_, now);
    }
    void try_to_save()
    {
        if (how_.checkpoint.empty()) return;
        try {
            save();
            checkpoint_failure_.clear();
        } catch (const error& e) {
            checkpoint_failure_ = e.what();
        }
    }

    const marginals& inputs_;
    const ensemble_options& how_;
    const std::vector<std::string>& names_;
    const workplace& work_;
    team* ranks_;
    std::uint64_t leaves_;
    bool keeps_values_;
    bool stops_;
    std::size_t watched_;
    forest forest_;
    leaf_runner runner_;
    run_identity identity_;
    run_state state_;
    std::string checkpoint_failure_;
    std::shared_ptr<tally> result_;
};

}  // namespace

outcome run(const marginals& inputs, const ensemble_options& how,
            const std::vector<std::string>& names, const workplace& work, team* ranks)
{
    inputs.require_complete();
    if (how.draws == 0) throw domain_error("draws", 0.0, "", "[1, inf)");
    if (how.sampler == sampler::sobol && how.draws > most_sobol_draws)
        throw domain_error("draws", static_cast<double>(how.draws), "",
                           "[1, 4294967296] with Sobol' points");
    if (!(how.standard_error >= 0.0))
        throw domain_error("standard_error", how.standard_error, "", "[0, inf)");
    if (names.empty()) throw domain_error("an ensemble needs a function with results");
    return ensemble_run(inputs, how, names, work, ranks).all();
}

std::size_t result_named(const std::vector<summary>& results, std::string_view name)
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (results[i].name() == name) return i;
        names.push_back(results[i].name());
    }
    throw domain_error("unknown result \"" + std::string(name) + "\"" +
                       io::detail::suggestion(name, names));
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
