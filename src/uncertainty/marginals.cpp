// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/detail/marginals.hpp>

#include <hirschman/uncertainty/detail/points.hpp>
#include <hirschman/uncertainty/draws.hpp>

#include "io/spelling.hpp"
#include "uncertainty/philox.hpp"

#include <algorithm>

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
}

void marginals::pair(std::string_view name, std::string_view with)
{
    const std::size_t moved = index(name);
    fields_[moved].stream = fields_[index(with)].stream;
}

const estimate& marginals::at(std::string_view name) const
{
    const field& asked = fields_[index(name)];
    if (!asked.of) throw domain_error("parameter \"" + std::string(name) + "\" has no estimate");
    return *asked.of;
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
}

bool marginals::uses(std::size_t stream) const noexcept
{
    return std::any_of(fields_.begin(), fields_.end(), [&](const field& f) {
        return f.stream == stream && f.law && !f.law->certain();
    });
}

void marginals::values(std::span<const block> uniforms, std::span<block> into) const noexcept
{
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const field& f = fields_[i];
        into[i] = f.law->certain() ? block(f.of->central) : f.law->quantile(uniforms[f.stream]);
    }
}

points::points(const marginals& of, std::uint64_t seed) : seed_(seed), streams_(of.size())
{
    for (std::size_t i = 0; i < streams_; ++i)
        if (of.uses(i)) used_.push_back(i);
}

void points::uniforms(std::uint64_t block_index, std::span<block> into) const noexcept
{
    for (const std::size_t stream : used_)
        into[stream] = detail::uniforms(seed_, block_index, stream);
}

}  // namespace detail

}  // namespace hirschman::inline v0_1::uncertainty
