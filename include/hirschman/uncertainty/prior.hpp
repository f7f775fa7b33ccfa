// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/uncertainty/detail/points.hpp>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

/// What is believed of each parameter of a scenario: one estimate for each described member of the
/// struct template `P`, in its order. Members are independent unless paired or correlated.
///
///     prior<scenario::reversal_parameters> belief;
///     belief.set("admitted", {.name = "admitted", .low = 0.1, .central = 0.8, .high = 1.0,
///                             .shape = law::beta});
///     belief.fix("levy", 0.0);
template <template <class> class P>
class prior {
    template <class S>
    using members = boost::describe::describe_members<P<S>, boost::describe::mod_public |
                                                                boost::describe::mod_inherited>;

public:
    /// Members of the struct, each with a stream of uniforms of its own.
    static constexpr std::size_t size = boost::mp11::mp_size<members<double>>::value;

    /// No member has an estimate yet.
    prior() : marginals_(names()) {}

    /// Every member certain, at the given values; a start for setting only some of them.
    [[nodiscard]] static prior fixed_at(const P<double>& values)
    {
        prior result;
        boost::mp11::mp_for_each<members<double>>(
            [&](auto member) { result.fix(member.name, values.*member.pointer); });
        return result;
    }

    /// @throws domain_error for a name that no member has, with a suggestion, and for an estimate
    /// that is not in order
    prior& set(std::string_view name, estimate of)
    {
        marginals_.set(name, std::move(of));
        return *this;
    }
    prior& fix(std::string_view name, double value)
    {
        return set(name, certain(std::string(name), value));
    }
    /// Believes of each member that `rows` name what was known of it by the end of a day: its
    /// newest row then. Rows without a day were known always. @throws domain_error for a name that
    /// no member has, two rows of one name and day, and a name of which nothing was known yet (with
    /// the day from which it is); the prior then stays as it was
    prior& condition(std::span<const estimate> rows, as_of when)
    {
        marginals_.condition(rows, when);
        return *this;
    }
    /// Draws the two members with the same uniform: where one is high, so is the other.
    /// @throws domain_error where the two are correlated
    prior& pair(std::string_view name, std::string_view with)
    {
        marginals_.pair(name, with);
        return *this;
    }

    /// Draws the two members with that rank correlation (Spearman's) and a Gaussian copula; 0 makes
    /// them independent again. Of steps (discrete laws) the ranks are those of the uniforms behind
    /// them. Says nothing of members that are certain. Whether all correlations are possible
    /// together is looked at when the prior is drawn from.
    /// @throws domain_error unless it is in (-1, 1), and for members that are paired
    prior& correlate(std::string_view name, std::string_view with, double rank_correlation)
    {
        marginals_.correlate(name, with, rank_correlation);
        return *this;
    }
    /// Whether members that are uncertain are correlated.
    [[nodiscard]] bool correlated() const noexcept { return marginals_.correlated(); }

    [[nodiscard]] const estimate& operator[](std::string_view name) const
    {
        return marginals_.at(name);
    }

    /// Every member at its central value. @throws domain_error naming members without an estimate
    [[nodiscard]] P<double> central() const
    {
        marginals_.require_complete();
        P<double> values;
        std::size_t i = 0;
        boost::mp11::mp_for_each<members<double>>(
            [&](auto member) { values.*member.pointer = marginals_.central(i++); });
        return values;
    }

    /// The parameters of 64 draws for given independent uniforms, one block for each member in the
    /// order of the members. @throws domain_error for correlations that contradict each other
    void values(std::span<const block> uniforms, P<block>& into) const
    {
        std::array<block, size> fields;
        marginals_.values(uniforms, fields);
        std::size_t i = 0;
        boost::mp11::mp_for_each<members<block>>(
            [&](auto member) { into.*member.pointer = fields[i++]; });
    }

    /// The parameters of one draw of an ensemble with this prior.
    /// @throws domain_error naming members without an estimate, or correlations that contradict
    /// each other; past the last Sobol' point
    [[nodiscard]] P<double> draw(std::uint64_t number, std::uint64_t seed,
                                 sampler by = sampler::philox) const
    {
        marginals_.require_complete();
        if (by == sampler::sobol && number >= most_sobol_draws)
            throw domain_error("draw", static_cast<double>(number), "",
                               "[0, 4294967295] of Sobol' points");
        std::array<block, size> uniforms;
        detail::points(marginals_, seed, by).uniforms(number / block::size, uniforms);
        std::array<block, size> fields;
        marginals_.values(uniforms, fields);
        P<double> values;
        std::size_t i = 0;
        boost::mp11::mp_for_each<members<double>>(
            [&](auto member) { values.*member.pointer = fields[i++][number % block::size]; });
        return values;
    }

    /// What the compiled engine sees, and readers of files fill.
    [[nodiscard]] const detail::marginals& marginals() const noexcept { return marginals_; }
    [[nodiscard]] detail::marginals& marginals() noexcept { return marginals_; }

private:
    static std::vector<std::string_view> names()
    {
        std::vector<std::string_view> result;
        boost::mp11::mp_for_each<members<double>>(
            [&](auto member) { result.push_back(member.name); });
        return result;
    }

    detail::marginals marginals_;
};

}  // namespace hirschman::inline v0_1::uncertainty
