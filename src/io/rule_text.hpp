// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/rulebook.hpp>
#include <hirschman/io/json.hpp>

/// The parts of a rulebook as JSON, one pair of functions each.
namespace hirschman::inline v0_1::io::detail {

/// The span of `from` and `until` of an object.
[[nodiscard]] date_span span_from(const json_value& object);

/// The text of a clause of that kind over a span of days; `more` names a key beside its own.
[[nodiscard]] controls::version version_from(const json_value& object, controls::clause_kind kind);
/// A clause without its versions.
[[nodiscard]] controls::clause clause_from(const json_value& object);
[[nodiscard]] controls::measure measure_from(const json_value& object);
[[nodiscard]] controls::membership membership_from(const json_value& object);
[[nodiscard]] controls::alias alias_from(const json_value& object);

void write(json_writer& out, const controls::version& v);
void write_head(json_writer& out, const controls::clause& c);
void write(json_writer& out, const controls::measure& m);
void write(json_writer& out, const controls::membership& m);
void write(json_writer& out, const controls::alias& a);

}  // namespace hirschman::inline v0_1::io::detail
