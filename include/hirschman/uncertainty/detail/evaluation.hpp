// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/detail/results.hpp>
#include <hirschman/uncertainty/draws.hpp>
#include <hirschman/uncertainty/prior.hpp>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace hirschman::inline v0_1::uncertainty::detail {

/// A function of a block of parameter sets; one thread has one of its own.
class HIRSCHMAN_API evaluator {
public:
    evaluator() = default;
    evaluator(const evaluator&) = delete;
    evaluator& operator=(const evaluator&) = delete;
    virtual ~evaluator();
    /// Of the parameters in their order; writes as many results as there are names.
    virtual void evaluate(std::span<const block> parameters, draws& further, block* results) = 0;
};

/// Makes evaluators; called from several threads.
class HIRSCHMAN_API evaluation {
public:
    evaluation() = default;
    evaluation(const evaluation&) = delete;
    evaluation& operator=(const evaluation&) = delete;
    virtual ~evaluation();
    [[nodiscard]] virtual std::unique_ptr<evaluator> hire() const = 0;
    /// Whether the function takes further random numbers.
    [[nodiscard]] virtual bool by_chance() const noexcept = 0;
};

template <template <class> class P, class F>
inline constexpr bool takes_draws = std::invocable<const F&, const P<block>&, draws&>;

template <template <class> class P, class F>
auto value_at(const F& f, const P<block>& parameters, draws& further)
{
    if constexpr (takes_draws<P, F>)
        return f(parameters, further);
    else
        return f(parameters);
}

/// What f returns for a block of parameter sets.
template <template <class> class P, class F>
struct value {
    using type = decltype(value_at<P>(std::declval<const F&>(), std::declval<const P<block>&>(),
                                      std::declval<draws&>()));
    static_assert(made_of_blocks<type>(),
                  "the function must return a block, an array of blocks, or a described struct of "
                  "blocks; wrap a function of doubles in one_by_one");
};
template <template <class> class P, class F>
using value_of = typename value<P, F>::type;

template <template <class> class P, class F>
class typed_evaluator final : public evaluator {
public:
    explicit typed_evaluator(const F& f) : f_(f) {}
    void evaluate(std::span<const block> parameters, draws& further, block* results) override
    {
        using members =
            boost::describe::describe_members<P<block>, boost::describe::mod_public |
                                                            boost::describe::mod_inherited>;
        std::size_t i = 0;
        boost::mp11::mp_for_each<members>(
            [&](auto member) { parameters_.*member.pointer = parameters[i++]; });
        store(value_at<P>(f_, parameters_, further), results);
    }

private:
    const F& f_;
    P<block> parameters_;
};

template <template <class> class P, class F>
class typed_evaluation final : public evaluation {
public:
    explicit typed_evaluation(const F& f) : f_(f) {}
    [[nodiscard]] std::unique_ptr<evaluator> hire() const override
    {
        return std::make_unique<typed_evaluator<P, F>>(f_);
    }
    [[nodiscard]] bool by_chance() const noexcept override { return takes_draws<P, F>; }

private:
    const F& f_;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
