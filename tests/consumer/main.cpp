// SPDX-License-Identifier: BSL-1.0
// What somebody else's program does with the installed library.
#include <hirschman/country.hpp>
#include <hirschman/leverage/cutoff.hpp>
#include <hirschman/scalar.hpp>
#include <hirschman/version.hpp>

#include <cmath>
#include <cstdio>

int main()
{
    const double one = hirschman::leverage::cutoff_loss(0.80, 6.0);
    const auto many = hirschman::leverage::cutoff_loss(hirschman::block(0.80), 6.0);
    std::printf("hirschman %.*s: %.5f %.5f\n",
                static_cast<int>(hirschman::library_version().size()),
                hirschman::library_version().data(), one, many[63]);
    return std::fabs(one - 0.27522) < 5e-6 && std::fabs(many[63] - one) < 1e-12 ? 0 : 1;
}
