// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "briefing/question.hpp"

#include <string>

namespace hirschman::inline v0_1::briefing {

/// What the tariffs of the United States cost its allies in real income, with what was known on the
/// day: figures, a table and notes; returns a clause for the reading, empty where nothing is
/// computed.
[[nodiscard]] std::string cost_of_tariffs(claim& into, const question& q);

}  // namespace hirschman::inline v0_1::briefing
