// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/saltelli.hpp"

#include "uncertainty/leaves.hpp"
#include "uncertainty/philox.hpp"
#include "uncertainty/sobol.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace hirschman::inline v0_1::uncertainty::detail {

std::vector<term_columns> saltelli_layout::indices() const
{
    std::vector<term_columns> all;
    for (std::size_t i = 0; i < factors; ++i) all.push_back({first(i), first_shift(i)});
    for (std::size_t i = 0; i < factors; ++i) all.push_back({total(i), zero});
    for (std::size_t k = 0; k < pairs(); ++k) all.push_back({pair(k), pair_shift(k)});
    return all;
}

namespace {

// Parameters are streams 0, 1, ..., further numbers follow from 2^32, and Philox has other uses for
// what follows from 2^33 and 3 2^32. The second point of a pair takes its parameters from here, and
// each scrambling its seed from the last.
constexpr std::uint64_t first_stream_of_b = std::uint64_t{4} << 32U;
constexpr std::uint32_t scrambling_stream = 5;
// Enough groups for the variance between them to be known to 3 %.
constexpr std::uint64_t least_groups = 1024;
constexpr std::uint64_t least_scramblings = 16;
constexpr std::uint64_t blocks_per_leaf = 16;
constexpr std::size_t pilot_values = 256;

/// Points lie in parts, the rows that leaves write, and parts in groups. All three are powers of
/// two.
struct grouping {
    std::uint64_t points;
    std::uint64_t per_part;
    std::uint64_t per_group;
    std::uint64_t parts_per_leaf;
    bool
        scrambled_apart;  ///< each group of Sobol' points by itself, so that groups are independent

    grouping(std::uint64_t n, sampler by)
        : points(n),
          per_part(n < 2 * least_groups ? 1 : std::bit_floor(n / least_groups)),
          per_group(per_part),
          scrambled_apart(by == sampler::sobol && n >= least_scramblings * block::size)
    {
        if (scrambled_apart) {
            per_group = std::bit_floor(n / least_scramblings);
            per_part = std::max<std::uint64_t>(block::size, per_part);
        }
        parts_per_leaf = std::max<std::uint64_t>(1, blocks_per_leaf * block::size / per_part);
    }
    [[nodiscard]] std::uint64_t parts() const { return (points + per_part - 1) / per_part; }
    [[nodiscard]] std::uint64_t groups() const { return (points + per_group - 1) / per_group; }
    [[nodiscard]] std::uint64_t leaves() const
    {
        return (parts() + parts_per_leaf - 1) / parts_per_leaf;
    }
    [[nodiscard]] std::uint64_t scrambling_of(std::uint64_t block_index) const
    {
        return scrambled_apart ? block_index * block::size / per_group : 0;
    }
    [[nodiscard]] std::uint64_t first_block_of(std::uint64_t scrambling) const
    {
        return scrambled_apart ? scrambling * (per_group / block::size) : 0;
    }
};

/// Both points of each pair: a coordinate for each factor in either.
class pair_points {
public:
    pair_points(const factor_list& factors, const sensitivity_options& how, const grouping& groups)
        : streams_(factors.streams), seed_(how.seed), groups_(groups), by_(how.sampler)
    {
    }

    void uniforms_of_block(std::uint64_t block_index, std::vector<block>& a, std::vector<block>& b)
    {
        const std::size_t count = streams_.size();
        if (by_ == sampler::philox) {
            for (const std::size_t s : streams_) {
                a[s] = uniforms(seed_, block_index, s);
                b[s] = uniforms(seed_, block_index, first_stream_of_b + s);
            }
            return;
        }
        const std::uint64_t scrambling = groups_.scrambling_of(block_index);
        if (coordinates_.empty() || scrambling != scrambling_) scramble(scrambling);
        const std::uint64_t place = block_index - groups_.first_block_of(scrambling);
        for (std::size_t k = 0; k < count; ++k) {
            a[streams_[k]] = coordinates_[k].uniforms(place);
            b[streams_[k]] = coordinates_[count + k].uniforms(place);
        }
    }

private:
    void scramble(std::uint64_t scrambling)
    {
        const auto words =
            philox({static_cast<std::uint32_t>(scrambling),
                    static_cast<std::uint32_t>(scrambling >> 32U), 0, scrambling_stream},
                   {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32U)});
        const std::uint64_t seed = std::uint64_t{words[0]} << 32U | words[1];
        coordinates_.clear();
        for (std::size_t k = 0; k < 2 * streams_.size(); ++k) coordinates_.emplace_back(k, seed);
        scrambling_ = scrambling;
    }

    std::vector<std::size_t> streams_;
    std::uint64_t seed_;
    const grouping& groups_;
    sampler by_;
    std::uint64_t scrambling_ = 0;
    std::vector<sobol_coordinate> coordinates_;
};

/// A block of points: parameters of A and B and, after `evaluate`, the results at both and between.
class design {
public:
    design(const marginals& inputs, const factor_list& factors, pair_points points,
           std::uint64_t seed, const saltelli_layout& layout, std::size_t results,
           const evaluation& work)
        : inputs_(inputs),
          factors_(factors),
          points_(std::move(points)),
          seed_(seed),
          layout_(layout),
          results_(results),
          by_chance_(work.by_chance()),
          f_(work.hire()),
          uniforms_a_(inputs.size()),
          uniforms_b_(inputs.size()),
          a_(inputs.size()),
          b_(inputs.size()),
          mixed_(inputs.size()),
          values_(layout.evaluations() * results)
    {
    }

    void ends(std::uint64_t block_index)
    {
        points_.uniforms_of_block(block_index, uniforms_a_, uniforms_b_);
        inputs_.values(uniforms_a_, a_);
        inputs_.values(uniforms_b_, b_);
        call(a_, seed_, block_index, 0);
        call(b_, ~seed_, block_index, 1);
    }
    void between(std::uint64_t block_index)
    {
        for (std::size_t i = 0; i < layout_.factors; ++i) {
            mix(a_, b_, i, seed_, block_index, 2 + i);
            if (layout_.second) mix(b_, a_, i, ~seed_, block_index, 2 + layout_.factors + i);
        }
    }

    [[nodiscard]] const block& at_a(std::size_t r) const { return values_[r]; }
    [[nodiscard]] const block& at_b(std::size_t r) const { return values_[results_ + r]; }
    /// At A with factor i of B, and at B with factor i of A.
    [[nodiscard]] const block& at_ab(std::size_t i, std::size_t r) const
    {
        return values_[(2 + i) * results_ + r];
    }
    [[nodiscard]] const block& at_ba(std::size_t i, std::size_t r) const
    {
        return values_[(2 + layout_.factors + i) * results_ + r];
    }
    [[nodiscard]] const block& evaluation_of(std::size_t e, std::size_t r) const
    {
        return values_[e * results_ + r];
    }

private:
    void call(const std::vector<block>& parameters, std::uint64_t seed, std::uint64_t block_index,
              std::size_t e)
    {
        draws further(seed, block_index);
        f_->evaluate(parameters, further, values_.data() + e * results_);
    }
    void mix(const std::vector<block>& most, const std::vector<block>& one, std::size_t factor,
             std::uint64_t seed, std::uint64_t block_index, std::size_t e)
    {
        if (by_chance_ && factor == factors_.fields.size()) {
            call(most, ~seed, block_index, e);
            return;
        }
        mixed_ = most;
        for (const std::size_t field : factors_.fields[factor]) mixed_[field] = one[field];
        call(mixed_, seed, block_index, e);
    }

    const marginals& inputs_;
    const factor_list& factors_;
    pair_points points_;
    std::uint64_t seed_;
    saltelli_layout layout_;
    std::size_t results_;
    bool by_chance_;
    std::unique_ptr<evaluator> f_;
    std::vector<block> uniforms_a_, uniforms_b_, a_, b_, mixed_, values_;
};

/// Adds the sums of `width` neighbouring lanes each, in an order that depends on the width alone.
void add_sums(block terms, std::size_t width, std::size_t parts, double* to, std::size_t stride)
{
    for (std::size_t half = width / 2; half > 0; half /= 2)
        for (std::size_t first = 0; first < block::size; first += width)
            for (std::size_t i = first; i < first + half; ++i) terms[i] += terms[i + half];
    for (std::size_t g = 0; g < parts; ++g) to[g * stride] += terms[g * width];
}

/// The least and the greatest of what each lane saw.
struct extremes {
    block least{std::numeric_limits<double>::infinity()};
    block greatest{-std::numeric_limits<double>::infinity()};

    void see(const block& y, const block& whole)
    {
        for (std::size_t l = 0; l < block::size; ++l) {
            const bool counts = whole[l] == 1.0;
            least[l] = counts && y[l] < least[l] ? y[l] : least[l];
            greatest[l] = counts && y[l] > greatest[l] ? y[l] : greatest[l];
        }
    }
};

class terms_of_block {
public:
    explicit terms_of_block(const saltelli_layout& layout)
        : layout_(layout), e_(layout.factors), n_(layout.factors)
    {
    }

    /// `used` lanes of the block; rows of the parts that they are in.
    void add(const design& d, std::size_t r, std::size_t used, std::size_t width,
             const saltelli_sums& by, extremes& ends, double* rows)
    {
        const std::size_t parts = (used + width - 1) / width;
        const std::size_t columns = layout_.columns();
        const auto column = [&](std::size_t c, const block& terms) {
            add_sums(terms, width, parts, rows + c, columns);
        };
        block whole(0.0);
        for (std::size_t l = 0; l < used; ++l) whole[l] = 1.0;
        for (std::size_t e = 0; e < layout_.evaluations(); ++e) {
            const block& y = d.evaluation_of(e, r);
            for (std::size_t l = 0; l < block::size; ++l)
                whole[l] = std::fabs(y[l]) <= std::numeric_limits<double>::max() ? whole[l] : 0.0;
        }
        const auto centred = [&](const block& y) {
            block z;
            for (std::size_t l = 0; l < block::size; ++l)
                z[l] = whole[l] == 1.0 ? (y[l] - by.centre) * by.scale : 0.0;
            return z;
        };
        ends.see(d.at_a(r), whole);
        ends.see(d.at_b(r), whole);
        const block a = centred(d.at_a(r));
        const block b = centred(d.at_b(r));
        column(saltelli_layout::count, whole);
        column(saltelli_layout::square, 0.5 * (a * a + b * b));
        column(saltelli_layout::sum, a + b);
        for (std::size_t i = 0; i < layout_.factors; ++i) {
            e_[i] = centred(d.at_ab(i, r)) - a;
            n_[i] = b * e_[i];
            column(layout_.first(i), n_[i]);
            column(layout_.first_shift(i), e_[i]);
            column(layout_.total(i), 0.5 * (e_[i] * e_[i]));
        }
        if (!layout_.second) return;
        std::size_t k = 0;
        for (std::size_t i = 0; i < layout_.factors; ++i) {
            const block ba = centred(d.at_ba(i, r));
            for (std::size_t j = i + 1; j < layout_.factors; ++j, ++k) {
                column(layout_.pair(k), ba * (e_[j] + a) - a * b - n_[i] - n_[j]);
                column(layout_.pair_shift(k), (ba - b) - e_[i]);
            }
        }
    }

private:
    saltelli_layout layout_;
    std::vector<block> e_, n_;
};

/// A centre and a power of two as scale, from the first results that are finite.
void pilot(saltelli_run& run, design& d, std::uint64_t points)
{
    std::vector<std::vector<double>> seen(run.results.size());
    const auto enough = [&] {
        return std::all_of(seen.begin(), seen.end(),
                           [](const auto& s) { return s.size() >= pilot_values; });
    };
    for (std::uint64_t first = 0; first < points && !enough(); first += block::size) {
        d.ends(first / block::size);
        const auto used =
            static_cast<std::size_t>(std::min<std::uint64_t>(block::size, points - first));
        for (std::size_t r = 0; r < seen.size(); ++r)
            for (const block* y : {&d.at_a(r), &d.at_b(r)})
                for (std::size_t l = 0; l < used; ++l)
                    if (std::isfinite((*y)[l])) seen[r].push_back((*y)[l]);
    }
    for (std::size_t r = 0; r < seen.size(); ++r) {
        saltelli_sums& to = run.results[r];
        if (seen[r].empty()) continue;
        const auto count = static_cast<double>(seen[r].size());
        for (const double y : seen[r]) to.centre += y / count;
        double spread = 0.0;
        for (const double y : seen[r]) spread = std::max(spread, std::fabs(y - to.centre));
        if (spread > 0.0 && std::isfinite(spread))
            to.scale = std::ldexp(1.0, std::clamp(-std::ilogb(spread), -1000, 1000));
    }
}

}  // namespace

saltelli_run run_saltelli(const marginals& inputs, const factor_list& factors,
                          const sensitivity_options& how, std::size_t results,
                          const evaluation& work)
{
    const saltelli_layout layout{factors.factors.size(), how.second};
    const grouping groups(how.points, how.sampler);
    const pair_points points(factors, how, groups);
    saltelli_run run{layout, static_cast<std::size_t>(groups.groups()),
                     std::vector<saltelli_sums>(results)};
    const auto parts = static_cast<std::size_t>(groups.parts());
    for (auto& r : run.results) r.rows.assign(parts * layout.columns(), 0.0);

    const std::uint64_t leaves = groups.leaves();
    std::vector<std::vector<std::pair<double, double>>> ends(
        leaves, std::vector<std::pair<double, double>>(results));
    const auto run_leaf = [&](std::uint64_t leaf) {
        design d(inputs, factors, points, how.seed, layout, results, work);
        terms_of_block terms(layout);
        const std::uint64_t first_part = leaf * groups.parts_per_leaf;
        const std::uint64_t last_part =
            std::min(first_part + groups.parts_per_leaf, groups.parts());
        const std::uint64_t end = std::min(how.points, last_part * groups.per_part);
        const auto width =
            static_cast<std::size_t>(std::min<std::uint64_t>(groups.per_part, block::size));
        std::vector<extremes> seen(results);
        for (std::uint64_t at = first_part * groups.per_part; at < end; at += block::size) {
            d.ends(at / block::size);
            d.between(at / block::size);
            const auto used =
                static_cast<std::size_t>(std::min<std::uint64_t>(block::size, end - at));
            const auto part = static_cast<std::size_t>(at / groups.per_part);
            for (std::size_t r = 0; r < results; ++r)
                terms.add(d, r, used, width, run.results[r], seen[r],
                          run.results[r].rows.data() + part * layout.columns());
        }
        for (std::size_t r = 0; r < results; ++r)
            ends[leaf][r] = {
                *std::min_element(seen[r].least.lanes, seen[r].least.lanes + block::size),
                *std::max_element(seen[r].greatest.lanes, seen[r].greatest.lanes + block::size)};
    };

    const std::uint64_t per_leaf = groups.parts_per_leaf * groups.per_part;
    leaf_run first(1, std::min(how.points, per_leaf), per_leaf, {}, how.cancel);
    first.all(1, [&](std::uint64_t) {
        design d(inputs, factors, points, how.seed, layout, results, work);
        pilot(run, d, how.points);
    });
    leaf_run all(leaves, how.points, per_leaf, how.progress, how.cancel);
    all.all(how.threads, run_leaf);

    const auto parts_per_group = static_cast<std::size_t>(groups.per_group / groups.per_part);
    for (std::size_t r = 0; r < results; ++r) {
        saltelli_sums& to = run.results[r];
        to.least = ends.front()[r].first;
        to.greatest = ends.front()[r].second;
        for (const auto& leaf : ends) {
            to.least = std::min(to.least, leaf[r].first);
            to.greatest = std::max(to.greatest, leaf[r].second);
        }
        if (parts_per_group == 1) continue;
        std::vector<double> rows(run.groups * layout.columns());
        for (std::size_t part = 0; part < parts; ++part)
            for (std::size_t c = 0; c < layout.columns(); ++c)
                rows[part / parts_per_group * layout.columns() + c] +=
                    to.rows[part * layout.columns() + c];
        to.rows = std::move(rows);
    }
    return run;
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
