// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "uncertainty/forest.hpp"
#include "uncertainty/grid.hpp"
#include "uncertainty/run_identity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// What a run has done.
struct run_state {
    std::uint64_t decided = 0;  ///< leaves up to which nothing is left to decide
    std::vector<grid> grids;
    std::vector<subtree> done;
};

[[nodiscard]] std::uint64_t hash(std::string_view bytes) noexcept;

void put(byte_writer& to, const std::vector<grid>& grids);
[[nodiscard]] std::vector<grid> get_grids(byte_reader& from);
void put(byte_writer& to, const std::vector<subtree>& done);
[[nodiscard]] std::vector<subtree> get_subtrees(byte_reader& from);

/// Nothing where there is no such file. @throws data_error for a file that is damaged, is no
/// checkpoint, or is of another run, saying in what they differ
[[nodiscard]] std::optional<run_state> load_checkpoint(const std::string& path,
                                                       const run_identity& of,
                                                       std::uint64_t leaves);

/// Written beside and moved into place, so that `path` is always whole. @throws data_error where it
/// cannot be written; the file there before is then as it was
void save_checkpoint(const std::string& path, const run_identity& of, const run_state& state);

}  // namespace hirschman::inline v0_1::uncertainty::detail
