// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A scenario over many draws of its parameters. The same binary gives the same digits on any
/// number of threads and, where the function uses blocks only, on any x86-64 CPU.

#include <hirschman/scalar.hpp>
#include <hirschman/uncertainty/detail/engine.hpp>
#include <hirschman/uncertainty/detail/evaluation.hpp>
#include <hirschman/uncertainty/detail/results.hpp>
#include <hirschman/uncertainty/draws.hpp>
#include <hirschman/uncertainty/prior.hpp>

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

/// A function's one result.
class sample : public summary {
public:
    explicit sample(detail::outcome from)
        : summary(std::move(from.results.front())),
          failures_(std::move(from.failures)),
          ended_(from.ended),
          checkpoint_failure_(std::move(from.checkpoint_failure))
    {
    }
    /// The first failed draws, with their inputs.
    [[nodiscard]] const std::vector<failure>& failures() const noexcept { return failures_; }
    /// Why there are no more draws.
    [[nodiscard]] ending ended() const noexcept { return ended_; }
    /// Why the last checkpoint could not be written; empty if it was, or if there is none.
    [[nodiscard]] const std::string& checkpoint_failure() const noexcept
    {
        return checkpoint_failure_;
    }

private:
    std::vector<failure> failures_;
    ending ended_;
    std::string checkpoint_failure_;
};

/// A function's several results: an array, or a described struct `R` of blocks and arrays.
template <class R>
class samples {
public:
    explicit samples(detail::outcome from) : all_(std::move(from)) {}

    [[nodiscard]] std::size_t size() const noexcept { return all_.results.size(); }
    [[nodiscard]] auto begin() const noexcept { return all_.results.begin(); }
    [[nodiscard]] auto end() const noexcept { return all_.results.end(); }
    [[nodiscard]] const summary& operator[](std::size_t i) const { return all_.results.at(i); }
    /// By name: `net`, `quarters[2].gross`, `[3]`. @throws domain_error, with a suggestion
    [[nodiscard]] const summary& operator[](std::string_view name) const
    {
        return all_.results[detail::result_named(all_.results, name)];
    }
    /// By member: `result[&reversal_totals<block>::gross]`.
    template <class C>
    requires std::same_as<C, R> && detail::described<C>
    [[nodiscard]] const summary& operator[](block C::*member) const
    {
        std::size_t index = 0;
        bool found = false;
        boost::mp11::mp_for_each<detail::members_of<C>>([&](auto each) {
            if (found) return;
            if constexpr (std::same_as<decltype(each.pointer), block C::*const>)
                found = each.pointer == member;
            using type = detail::member_type<decltype(std::declval<C&>().*each.pointer)>;
            if (!found) index += detail::names_of<type>().size();
        });
        return all_.results.at(index);
    }

    [[nodiscard]] std::uint64_t draws() const noexcept { return all_.results.front().draws(); }
    /// Draws in which any result failed; each result also counts its own.
    [[nodiscard]] std::uint64_t failed() const noexcept { return all_.failed; }
    [[nodiscard]] const std::vector<failure>& failures() const noexcept { return all_.failures; }
    /// Why there are no more draws.
    [[nodiscard]] ending ended() const noexcept { return all_.ended; }
    /// Why the last checkpoint could not be written; empty if it was, or if there is none.
    [[nodiscard]] const std::string& checkpoint_failure() const noexcept
    {
        return all_.checkpoint_failure;
    }

private:
    detail::outcome all_;
};

namespace detail {

template <template <class> class P, class F>
class typed_worker final : public worker {
public:
    typed_worker(const prior<P>& belief, const F& f, const points& at, std::uint64_t seed)
        : belief_(belief), f_(f), seed_(seed), points_(at)
    {
    }
    void evaluate(std::uint64_t block_index, block* results) override
    {
        points_.uniforms(block_index, uniforms_);
        belief_.values(uniforms_, parameters_);
        draws further(seed_, block_index);
        store(value_at<P>(f_, parameters_, further), results);
    }

private:
    const prior<P>& belief_;
    const F& f_;
    std::uint64_t seed_;
    const points& points_;
    std::array<block, prior<P>::size> uniforms_;
    P<block> parameters_;
};

template <template <class> class P, class F>
class typed_workplace final : public workplace {
public:
    typed_workplace(const prior<P>& belief, const F& f, const ensemble_options& how)
        : belief_(belief),
          f_(f),
          points_(belief.marginals(), how.seed, how.sampler),
          seed_(how.seed)
    {
    }
    [[nodiscard]] std::unique_ptr<worker> hire() const override
    {
        return std::make_unique<typed_worker<P, F>>(belief_, f_, points_, seed_);
    }

private:
    const prior<P>& belief_;
    const F& f_;
    points points_;
    std::uint64_t seed_;
};

template <template <class> class P, class F>
auto run_typed(const prior<P>& belief, const F& f, const ensemble_options& how, team* ranks)
{
    using result = value_of<P, F>;
    const typed_workplace<P, F> work(belief, f, how);
    outcome all = run(belief.marginals(), how, names_of<result>(), work, ranks);
    if constexpr (std::same_as<result, block>)
        return sample(std::move(all));
    else
        return samples<result>(std::move(all));
}

}  // namespace detail

/// Calls `f(const P<block>&)`, or `f(const P<block>&, draws&)` for further random numbers, on
/// blocks of 64 draws, from several threads at a time. `f` returns a block, a `std::array` of
/// blocks, or a described struct of blocks.
///
///     const auto returns = ensemble(belief, [](const auto& p) { return reversal(p).total.gross; },
///                                   {.draws = 1'000'000, .seed = 7});
///     returns.quantile(0.1);
///
/// Memory does not depend on the number of draws. See docs/ensembles.md for checkpoints and
/// clusters.
///
/// @throws domain_error for members without an estimate or no draws; function_error if f throws;
/// cancelled; data_error for a checkpoint that is of another run, damaged, or cannot be written
template <template <class> class P, class F>
[[nodiscard]] auto ensemble(const prior<P>& belief, const F& f, const ensemble_options& how = {})
{
    return detail::run_typed(belief, f, how, nullptr);
}

/// Makes of a function of `P<double>` one of `P<block>`, lane by lane. A `domain_error` fails the
/// lane. The function returns a double, an array of doubles or a described `R<double>`.
template <class F>
[[nodiscard]] auto one_by_one(F f)
{
    return [f = std::move(f)]<template <class> class P>(const P<block>& parameters) {
        using returned = std::remove_cvref_t<decltype(f(std::declval<const P<double>&>()))>;
        typename detail::in_blocks<returned>::type result;
        P<double> lane;
        for (std::size_t i = 0; i < block::size; ++i) {
            using pairs =
                boost::mp11::mp_transform<boost::mp11::mp_list, detail::members_of<P<double>>,
                                          detail::members_of<P<block>>>;
            boost::mp11::mp_for_each<pairs>([&]<class A, class B>(boost::mp11::mp_list<A, B>) {
                lane.*A::pointer = (parameters.*B::pointer)[i];
            });
            try {
                detail::put(result, f(std::as_const(lane)), i);
            } catch (const domain_error&) {
                detail::put_everywhere(result, std::numeric_limits<double>::quiet_NaN(), i);
            }
        }
        return result;
    };
}

}  // namespace hirschman::inline v0_1::uncertainty
