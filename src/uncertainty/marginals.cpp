// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/detail/marginals.hpp>

#include <hirschman/uncertainty/detail/points.hpp>
#include <hirschman/uncertainty/draws.hpp>

#include "io/spelling.hpp"
#include "uncertainty/copula.hpp"
#include "uncertainty/philox.hpp"
#include "uncertainty/sobol.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hirschman::inline v0_1::uncertainty {

namespace {

// Parameters are streams 0, 1, ...; further numbers follow from here.
constexpr std::uint64_t first_further_stream = std::uint64_t{1} << 32U;

}  // namespace

block draws::uniform(std::uint32_t k) const noexcept
{
    return detail::uniforms(seed_, block_index_, first_further_stream + k);
}

block draws::normal(std::uint32_t k) const noexcept
{
    return distribution::standard_normal().quantile(uniform(k));
}

namespace detail {

marginals::marginals(std::vector<std::string_view> names)
{
    fields_.reserve(names.size());
    for (const auto name : names) fields_.push_back({.name = name, .stream = fields_.size()});
}

std::size_t marginals::index(std::string_view name) const
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        if (fields_[i].name == name) return i;
        names.push_back(fields_[i].name);
    }
    throw domain_error("unknown parameter \"" + std::string(name) + "\"" +
                       io::detail::suggestion(name, names));
}

void marginals::set(std::string_view name, estimate of)
{
    field& to = fields_[index(name)];
    distribution law(of);
    to.law = std::move(law);
    to.of = std::move(of);
    rebuild();
}

void marginals::condition(std::string_view name, std::span<const estimate> rows, as_of when)
{
    const estimate* newest = nullptr;
    std::optional<date> first;
    std::vector<std::optional<date>> days;
    for (const estimate& row : rows) {
        const auto& day = row.origin.known_from;
        if (std::find(days.begin(), days.end(), day) != days.end())
            throw domain_error("the estimate \"" + std::string(name) +
                               "\" is given twice for one day");
        days.push_back(day);
        if (day && (!first || *day < *first)) first = day;
        if (day && *day > when.on) continue;
        if (newest == nullptr || day > newest->origin.known_from) newest = &row;
    }
    if (newest == nullptr)
        throw domain_error("the estimate \"" + std::string(name) + "\" was not known on " +
                           when.on.iso() +
                           (first ? "; it is known from " + first->iso() : std::string()));
    set(name, *newest);
}

void marginals::condition(std::span<const estimate> rows, as_of when)
{
    marginals changed = *this;
    for (const estimate& row : rows) (void)index(row.name);
    for (const field& f : fields_) {
        std::vector<estimate> own;
        for (const estimate& row : rows)
            if (row.name == f.name) own.push_back(row);
        if (!own.empty()) changed.condition(f.name, own, when);
    }
    *this = std::move(changed);
}

void marginals::pair(std::string_view name, std::string_view with)
{
    const std::size_t from = fields_[index(name)].stream;
    const std::size_t to = fields_[index(with)].stream;
    if (from == to) return;
    const auto moved = [&](std::size_t stream) { return stream == from ? to : stream; };
    for (const correlation& c : correlations_) {
        const std::size_t a = moved(fields_[c.field].stream);
        const std::size_t b = moved(fields_[c.with].stream);
        if (a == b)
            throw domain_error("\"" + std::string(name) + "\" cannot be paired with \"" +
                               std::string(with) + "\": \"" + std::string(this->name(c.field)) +
                               "\" and \"" + std::string(this->name(c.with)) + "\" are correlated");
    }
    for (field& f : fields_) f.stream = moved(f.stream);
    rebuild();
}

void marginals::correlate(std::string_view name, std::string_view with, double rank_correlation)
{
    std::size_t i = index(name);
    std::size_t j = index(with);
    if (!(std::fabs(rank_correlation) < 1.0))
        throw domain_error(
            "rank correlation of \"" + std::string(name) + "\" with \"" + std::string(with) + "\"",
            rank_correlation, "", "(-1, 1); what moves in step is paired");
    if (fields_[i].stream == fields_[j].stream)
        throw domain_error(
            "\"" + std::string(name) + "\" cannot be correlated with " +
            (i == j ? "itself" : "\"" + std::string(with) + "\": they move in step"));
    if (i > j) std::swap(i, j);
    const auto streams = std::minmax(fields_[i].stream, fields_[j].stream);
    std::erase_if(correlations_, [&](const correlation& c) {
        return std::minmax(fields_[c.field].stream, fields_[c.with].stream) == streams;
    });
    if (rank_correlation != 0.0) {
        const auto after = std::find_if(
            correlations_.begin(), correlations_.end(),
            [&](const correlation& c) { return std::pair(c.field, c.with) > std::pair(i, j); });
        correlations_.insert(after, {i, j, rank_correlation});
    }
    rebuild();
}

/// Makes the copula of the correlations whose streams are both in use.
void marginals::rebuild()
{
    copula_.reset();
    contradiction_.clear();
    std::vector<stream_correlation> given;
    for (const correlation& c : correlations_) {
        const std::size_t i = fields_[c.field].stream;
        const std::size_t j = fields_[c.with].stream;
        if (uses(i) && uses(j)) given.push_back({i, j, c.rank});
    }
    if (given.empty()) return;
    std::vector<std::string_view> names;
    for (const field& f : fields_) names.push_back(f.name);
    try {
        copula_ = std::make_shared<const copula>(given, names);
    } catch (const domain_error& impossible) {
        contradiction_ = impossible.what();
    }
}

const estimate& marginals::at(std::string_view name) const
{
    const field& asked = fields_[index(name)];
    if (!asked.of) throw domain_error("parameter \"" + std::string(name) + "\" has no estimate");
    return *asked.of;
}

const estimate* marginals::find(std::string_view name) const
{
    const field& asked = fields_[index(name)];
    return asked.of ? &*asked.of : nullptr;
}

void marginals::require_complete() const
{
    std::string missing;
    std::size_t count = 0;
    for (const field& f : fields_)
        if (!f.of) {
            missing += (count++ == 0 ? "\"" : ", \"") + std::string(f.name) + "\"";
        }
    if (count == 1) throw domain_error("parameter " + missing + " has no estimate");
    if (count > 1) throw domain_error("parameters " + missing + " have no estimate");
    if (!contradiction_.empty()) throw domain_error(contradiction_);
}

std::vector<std::vector<std::size_t>> marginals::groups() const
{
    // Each stream's group is the least stream that it is joined with.
    std::vector<std::size_t> least(fields_.size());
    std::iota(least.begin(), least.end(), std::size_t{0});
    for (bool joined = true; joined;) {
        joined = false;
        for (const correlation& c : correlations_) {
            std::size_t& a = least[fields_[c.field].stream];
            std::size_t& b = least[fields_[c.with].stream];
            if (a == b || !uses(fields_[c.field].stream) || !uses(fields_[c.with].stream)) continue;
            a = b = std::min(a, b);
            joined = true;
        }
    }
    std::vector<std::vector<std::size_t>> result;
    std::vector<std::size_t> group_of(fields_.size(), fields_.size());
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        if (!fields_[i].law || fields_[i].law->certain()) continue;
        std::size_t& group = group_of[least[fields_[i].stream]];
        if (group == fields_.size()) {
            group = result.size();
            result.emplace_back();
        }
        result[group].push_back(i);
    }
    return result;
}

bool marginals::uses(std::size_t stream) const noexcept
{
    return std::any_of(fields_.begin(), fields_.end(), [&](const field& f) {
        return f.stream == stream && f.law && !f.law->certain();
    });
}

void marginals::values(std::span<const block> uniforms, std::span<block> into) const
{
    if (!contradiction_.empty()) throw domain_error(contradiction_);
    std::vector<block> ranks;
    if (copula_) {
        ranks.resize(copula_->streams().size());
        copula_->apply(uniforms, ranks);
    }
    const auto rank_of = [&](std::size_t stream) -> const block& {
        if (!copula_) return uniforms[stream];
        const auto& moved = copula_->streams();
        const auto at = std::lower_bound(moved.begin(), moved.end(), stream);
        return at != moved.end() && *at == stream
                   ? ranks[static_cast<std::size_t>(at - moved.begin())]
                   : uniforms[stream];
    };
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const field& f = fields_[i];
        into[i] = f.law->certain() ? block(f.of->central) : f.law->quantile(rank_of(f.stream));
    }
}

points::points(const marginals& of, std::uint64_t seed, sampler by)
    : seed_(seed), streams_(of.size())
{
    for (std::size_t i = 0; i < streams_; ++i)
        if (of.uses(i)) used_.push_back(i);
    if (by == sampler::philox) return;
    if (used_.size() > most_sobol_dimensions)
        throw domain_error("uncertain parameters", static_cast<double>(used_.size()), "",
                           "[0, " + std::to_string(most_sobol_dimensions) + "] with Sobol' points");
    std::vector<sobol_coordinate> coordinates;
    coordinates.reserve(used_.size());
    for (std::size_t k = 0; k < used_.size(); ++k) coordinates.emplace_back(k, seed);
    sobol_ = std::make_shared<const std::vector<sobol_coordinate>>(std::move(coordinates));
}

void points::uniforms(std::uint64_t block_index, std::span<block> into) const noexcept
{
    for (std::size_t k = 0; k < used_.size(); ++k)
        into[used_[k]] = sobol_ ? (*sobol_)[k].uniforms(block_index)
                                : detail::uniforms(seed_, block_index, used_[k]);
}

}  // namespace detail

}  // namespace hirschman::inline v0_1::uncertainty
