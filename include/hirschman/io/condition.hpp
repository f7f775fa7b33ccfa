// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/condition.hpp>
#include <hirschman/io/json.hpp>

#include <string>

namespace hirschman::inline v0_1::io {

/// A condition of a rule from JSON: comparisons nested in `all`, `any` and `not` to any depth,
/// normalised to alternatives of comparisons as the operators of `controls::condition` do.
///
///     {"any": [{"metric": "tpp", "op": ">=", "value": 4800},
///              {"all": [{"metric": "tpp", "op": ">=", "value": 1600},
///                       {"metric": "density", "op": ">=", "value": 5.92}]}]}
///     {"all": [{"metric": "dram_bandwidth", "op": "<", "value": 6500, "unit": "GB/s"},
///              {"fact": "certified"}, {"not": {"fact": "datacenter"}}, {"action": "export"},
///              {"destination": {"countries": ["MAC"], "groups": ["D:5"], "except": ["A:6"]}}]}
///
/// `true` is always met, `false` never. docs/rules_as_json.md lists every name.
/// @throws data_error naming the JSON path: an unknown metric, operator, unit, fact, country or
/// group, a limit below 0, more than 24 comparisons once the tree is flat.
/// @verified tests/io/condition_test.cpp: the trees of the reference; every condition of the
/// built-in book, written and read again, is the same value
[[nodiscard]] HIRSCHMAN_API controls::condition condition_from(const json_value& tree);

/// What `condition_from` reads, as a value of the document that is being written.
HIRSCHMAN_API void write(json_writer& out, const controls::condition& c);

/// The condition as a document of its own.
[[nodiscard]] HIRSCHMAN_API std::string to_json(const controls::condition& c);

}  // namespace hirschman::inline v0_1::io
