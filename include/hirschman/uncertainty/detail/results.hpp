// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/block.hpp>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <array>
#include <concepts>
#include <string>
#include <type_traits>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

template <class T>
inline constexpr bool is_array = false;
template <class T, std::size_t N>
inline constexpr bool is_array<std::array<T, N>> = true;

template <class T>
concept described = boost::describe::has_describe_members<T>::value && !std::same_as<T, block>;

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public>;

template <class T>
using member_type = std::remove_cvref_t<T>;

/// Whether T is made of blocks alone: a block, an array, or a described struct of such.
template <class T>
consteval bool made_of_blocks()
{
    if constexpr (std::same_as<T, block>)
        return true;
    else if constexpr (is_array<T>)
        return made_of_blocks<typename T::value_type>();
    else if constexpr (described<T>) {
        bool all = true;
        boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
            all =
                all && made_of_blocks<member_type<decltype(std::declval<T&>().*member.pointer)>>();
        });
        return all;
    } else
        return false;
}

/// Names of the blocks in T, in order: `quarters[2].gross`.
template <class T>
void append_names(const std::string& prefix, std::vector<std::string>& to)
{
    if constexpr (std::same_as<T, block>) {
        to.push_back(prefix.empty() ? "result" : prefix);
    } else if constexpr (is_array<T>) {
        for (std::size_t i = 0; i < std::tuple_size_v<T>; ++i)
            append_names<typename T::value_type>(prefix + "[" + std::to_string(i) + "]", to);
    } else {
        boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
            append_names<member_type<decltype(std::declval<T&>().*member.pointer)>>(
                (prefix.empty() ? "" : prefix + ".") + member.name, to);
        });
    }
}

template <class T>
std::vector<std::string> names_of()
{
    std::vector<std::string> names;
    append_names<T>("", names);
    return names;
}

/// Copies the blocks in `from`, in the order of their names.
template <class T>
void store(const T& from, block*& to)
{
    if constexpr (std::same_as<T, block>) {
        *to++ = from;
    } else if constexpr (is_array<T>) {
        for (const auto& element : from) store(element, to);
    } else {
        boost::mp11::mp_for_each<members_of<T>>(
            [&](auto member) { store(from.*member.pointer, to); });
    }
}

/// What a function of doubles returns, with a block for each double.
template <class T>
struct in_blocks;
template <>
struct in_blocks<double> {
    using type = block;
};
template <class T, std::size_t N>
struct in_blocks<std::array<T, N>> {
    using type = std::array<typename in_blocks<T>::type, N>;
};
template <template <class> class R>
struct in_blocks<R<double>> {
    using type = R<block>;
};

/// Puts `from` into lane `lane`.
template <class To, class From>
void put(To& to, const From& from, std::size_t lane)
{
    if constexpr (std::same_as<To, block>) {
        to[lane] = from;
    } else if constexpr (is_array<To>) {
        for (std::size_t i = 0; i < to.size(); ++i) put(to[i], from[i], lane);
    } else {
        boost::mp11::mp_for_each<
            boost::mp11::mp_transform<boost::mp11::mp_list, members_of<To>, members_of<From>>>(
            [&]<class A, class B>(boost::mp11::mp_list<A, B>) {
                put(to.*A::pointer, from.*B::pointer, lane);
            });
    }
}

/// The same number in every place of one lane.
template <class To>
void put_everywhere(To& to, double value, std::size_t lane)
{
    if constexpr (std::same_as<To, block>) {
        to[lane] = value;
    } else if constexpr (is_array<To>) {
        for (auto& element : to) put_everywhere(element, value, lane);
    } else {
        boost::mp11::mp_for_each<members_of<To>>(
            [&](auto member) { put_everywhere(to.*member.pointer, value, lane); });
    }
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
