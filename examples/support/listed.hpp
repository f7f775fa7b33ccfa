// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

namespace example {

/// The names of facts, or of what else has one.
template <class Named>
std::string listed(const Named& all)
{
    std::string words;
    for (const auto& one : all) words += (words.empty() ? "" : ", ") + std::string(name(one));
    return words;
}

}  // namespace example
