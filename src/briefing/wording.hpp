// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>

namespace hirschman::inline v0_1::briefing {

/// A number with so many decimals, thousands apart: 1,234.5. NaN is "unknown".
[[nodiscard]] std::string fixed(double value, int decimals);
/// USD in billions: "17.0"; smaller amounts keep two significant digits: "0.05".
[[nodiscard]] std::string billions(double usd);
/// A share in per cent: "12 %", "1.3 %"; under one per cent two digits, "0.42 %".
[[nodiscard]] std::string percent(double share);
/// A number of an estimate, short: "0.00075", "17 bn", "3,000".
[[nodiscard]] std::string brief(double value);
/// For drawing: three decimals are more than a picture shows.
[[nodiscard]] double rounded(double value);
/// "a, b and c".
template <class Range>
[[nodiscard]] std::string listed(const Range& words)
{
    std::string text;
    std::size_t i = 0;
    for (const auto& word : words) {
        if (i != 0) text += i + 1 == words.size() ? " and " : ", ";
        text += word;
        ++i;
    }
    return text;
}

}  // namespace hirschman::inline v0_1::briefing
