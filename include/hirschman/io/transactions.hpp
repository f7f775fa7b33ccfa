// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/determination.hpp>
#include <hirschman/io/json.hpp>

#include <string>
#include <vector>

namespace hirschman::inline v0_1::io {

/// One question of a transaction file: what is shipped, and how.
struct asked_transaction {
    std::string id;
    chips::figures item;
    controls::transaction asked;
};

/// The questions of a file `{"vectors": [{"id", "chip", "date", "destination", "headquarters",
/// "action", "exporter"}]}`. `chip` is the id of a part of the catalogue, or an object of figures:
/// `tpp`, `performance_density`, `logic_area_mm2`, `io_gbps`, `dram_gbps`, `datacenter`,
/// `named_in_letter_2022`. A figure is a number, `null` (unknown), `[low, high]`, `[low, null]` (at
/// least) or `"undefined"` (an area or a density where no logic die is on a non-planar process).
/// The figures of the rule of 2022 are taken to be TPP and all inputs and outputs, as they are for
/// digital chips. `certified`, `approved_consignee`,
/// `ultimate_parent`, `decided_on`, `restricted_end_use` and `military_end_user` may be added. What
/// is `null` or left out is unknown; only `id`, `chip` and `date` must be there. Keys of the
/// reference vectors that ask nothing (`item`, `expected`, `basis`, `source`, `confidence`, `note`)
/// are passed over.
/// @throws data_error naming the JSON path: an unknown country, part, action or key, an impossible
/// date, a negative figure, an interval with its ends reversed, figures that no part can have, an
/// id given twice
/// @verified tests/io/transactions_test.cpp: all reference vectors, read and answered
[[nodiscard]] HIRSCHMAN_API std::vector<asked_transaction> transactions_from(
    const json_value& file);
[[nodiscard]] HIRSCHMAN_API std::vector<asked_transaction> load_transactions(
    const std::string& path);

/// The clauses that an answer rests on, a sentence each: those that class the item, then those that
/// ask for a licence and the policy that reviews it, as far as they are or may be met.
[[nodiscard]] HIRSCHMAN_API std::vector<std::string> because(const controls::determination& d);

/// The answers to a file, in its order: `[{"id", "classification", "excluded_by_note_2", "letter",
/// "licence", "binds", "review", "exceptions", "because", "missing", "conflicts"}]`. `exceptions`
/// are those whose item and place tests are certainly met; `missing` uses the names of
/// `condition_from`.
[[nodiscard]] HIRSCHMAN_API std::string answers_json(const controls::rulebook& rules,
                                                     const std::vector<asked_transaction>& asked);

}  // namespace hirschman::inline v0_1::io
