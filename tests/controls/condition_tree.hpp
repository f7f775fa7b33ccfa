// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The condition trees of the reference, walked by plain recursion: nothing of the library is used.

#include "controls/second_law.hpp"

#include <boost/json.hpp>

#include <cstddef>
#include <fstream>
#include <optional>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace condition_tree {

inline std::optional<boost::json::value> read(const std::string& file)
{
    std::ifstream in(file);
    if (!in) return {};
    std::ostringstream all;
    all << in.rdbuf();
    return boost::json::parse(all.str());
}

/// A node of a tree of `all`, `any`, comparisons of a figure, and terms that somebody asserts.
struct node {
    enum { all, any, comparison, assertion } kind = all;
    std::vector<node> children = {};
    std::size_t word = 0;  ///< of the figure or the term, among those that the test knows
    std::string op = {};
    double value = 0;
};

inline std::size_t index_of(std::string_view word, std::span<const std::string_view> words)
{
    for (std::size_t i = 0; i < words.size(); ++i)
        if (word == words[i]) return i;
    throw std::invalid_argument("a tree speaks of \"" + std::string(word) + "\"");
}

inline node tree_from(const boost::json::value& v, std::span<const std::string_view> words)
{
    node n;
    if (v.is_string()) {
        n.kind = node::assertion;
        n.word = index_of(std::string_view(v.as_string()), words);
        return n;
    }
    const auto& o = v.as_object();
    if (o.contains("metric")) {
        n.kind = node::comparison;
        n.word = index_of(std::string_view(o.at("metric").as_string()), words);
        n.op = std::string(o.at("op").as_string());
        const auto& value = o.at("value");
        n.value = value.is_bool() ? (value.as_bool() ? 1.0 : 0.0) : value.to_number<double>();
        return n;
    }
    n.kind = o.contains("all") ? node::all : node::any;
    for (const auto& child : o.at(n.kind == node::all ? "all" : "any").as_array())
        n.children.push_back(tree_from(child, words));
    return n;
}

/// The tree of that name among the conditions of a rule version.
inline node tree_of(const boost::json::value& file, std::string_view id, std::string_view name,
                    std::span<const std::string_view> words)
{
    for (const auto& r : file.at("rule_versions").as_array())
        if (std::string_view(r.at("id").as_string()) == id)
            return tree_from(r.at("conditions").as_object().at(name), words);
    throw std::invalid_argument("no rule version " + std::string(id));
}

/// Whether a tree holds of what is known: `figure(word)`, empty where it does not exist, and
/// `asserted(word)`.
template <class Known>
bool met(const node& n, const Known& known)
{
    switch (n.kind) {
        case node::all:
            for (const auto& child : n.children)
                if (!met(child, known)) return false;
            return true;
        case node::any:
            for (const auto& child : n.children)
                if (met(child, known)) return true;
            return false;
        case node::assertion: return known.asserted(n.word);
        case node::comparison: break;
    }
    const std::optional<double> found = known.figure(n.word);
    if (!found) return false;
    if (n.op == ">=") return second_law::at_least(*found, n.value);
    if (n.op == ">") return *found > n.value && !second_law::equal(*found, n.value);
    if (n.op == "<") return second_law::below(*found, n.value);
    if (n.op == "==") return *found == n.value;
    throw std::invalid_argument("an operator " + n.op);
}

}  // namespace condition_tree
