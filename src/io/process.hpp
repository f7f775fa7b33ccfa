// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>

#include <string>
#include <string_view>

namespace hirschman::inline v0_1::io::detail {

enum class process_status { finished, not_started, timed_out, too_much_output };

struct process_result {
    process_status status = process_status::not_started;
    /// Meaningful if finished: 0 to 255, or 256 plus the signal that ended it.
    int code = 0;
    std::string output;
    std::string errors;
};

/// The executable file `name`, looked up in `search_path` (directories separated by ':') unless it
/// holds a '/'. Empty directories, which a shell reads as the current one, are skipped. Empty if
/// there is none.
[[nodiscard]] std::string find_program(const std::string& name, std::string_view search_path);

/// Runs a program without a shell and without the caller's environment, on pipes, and ends it and
/// what it started when the time is over.
[[nodiscard]] process_result run_program(const std::string& program, std::string_view argument,
                                         std::string_view input, double time_limit_s);

}  // namespace hirschman::inline v0_1::io::detail
