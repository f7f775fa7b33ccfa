// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/scalar.hpp>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::uncertainty {

/// What a small change of one parameter does to a result f.
struct local_effect {
    std::string parameter;
    double at = 0.0;     ///< the parameter's value p
    double slope = 0.0;  ///< df/dp
    /// d ln|f| / d ln|p|: per cent of the result for one per cent of the parameter. NaN where it is
    /// undefined.
    double elasticity = std::numeric_limits<double>::quiet_NaN();
    /// Why there is no elasticity; empty where there is one.
    std::string undefined = {};
};

/// Of every parameter, in the order of the members.
struct local_elasticities {
    double value = 0.0;  ///< the result itself
    std::vector<local_effect> effects = {};

    /// @throws domain_error for a name that no parameter has, with a suggestion
    [[nodiscard]] HIRSCHMAN_API const local_effect& operator[](std::string_view parameter) const;
};

/// Slopes and elasticities of `f` at given parameters, exact to rounding: `f` is called with
/// `P<dual>` once for each member and returns a `dual`. At a kink the slope is that of the piece
/// that `f` takes there.
///
///     const auto local = elasticities(
///         [](const auto& p) { return scenario::reversal(p).total(); },
///         scenario::reversal_parameters<double>());
///     local["admitted"].elasticity;
///
/// @throws domain_error where a parameter is outside its range
/// @verified elasticities.* in tests/uncertainty/elasticities_test.cpp, against closed forms
template <template <class> class P, class F>
[[nodiscard]] local_elasticities elasticities(const F& f, const P<double>& at)
{
    namespace describe = boost::describe;
    constexpr auto all = describe::mod_public | describe::mod_inherited;
    using of_double = describe::describe_members<P<double>, all>;
    using of_dual = describe::describe_members<P<dual>, all>;

    local_elasticities result;
    boost::mp11::mp_for_each<of_double>([&](auto varied) {
        P<dual> parameters;
        boost::mp11::mp_for_each<
            boost::mp11::mp_transform<boost::mp11::mp_list, of_double, of_dual>>(
            [&]<class A, class B>(boost::mp11::mp_list<A, B>) {
                const bool this_one = std::string_view(A::name) == varied.name;
                parameters.*B::pointer = dual(at.*A::pointer, this_one ? 1.0 : 0.0);
            });
        const dual y = f(std::as_const(parameters));
        local_effect effect{.parameter = varied.name, .at = at.*varied.pointer, .slope = y.slope};
        result.value = y.value;
        if (!std::isfinite(y.value))
            effect.undefined = "the result is not finite";
        else if (!std::isfinite(y.slope))
            effect.undefined = "the slope is not finite";
        else if (y.value == 0.0)
            effect.undefined = "the result is 0";
        else if (effect.at == 0.0)
            effect.undefined = "the parameter is 0";
        else
            effect.elasticity = effect.at / y.value * y.slope;
        result.effects.push_back(effect);
    });
    return result;
}

}  // namespace hirschman::inline v0_1::uncertainty
