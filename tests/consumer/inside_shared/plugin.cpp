// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/cutoff.hpp>

extern "C" __attribute__((visibility("default"))) double plugin_loss(double share)
{
    return hirschman::leverage::cutoff_loss(hirschman::block(share), 6.0)[0];
}
