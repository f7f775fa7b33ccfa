// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdio>
#include <string>

namespace example {

inline std::string fixed(int digits, double value, const char* unit = "")
{
    char words[400];  // every double fits
    std::snprintf(words, sizeof words, "%.*f%s", digits, value, unit);
    return words;
}
inline std::string bn(double usd) { return fixed(1, usd / 1e9, " bn"); }
inline std::string months(double count)
{
    return fixed(0, count, count == 1.0 ? " month" : " months");
}

}  // namespace example
