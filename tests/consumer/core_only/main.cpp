// SPDX-License-Identifier: BSL-1.0
#include <hirschman/leverage/cutoff.hpp>

int main() { return hirschman::leverage::cutoff_loss(0.80, 6.0) > 0.27 ? 0 : 1; }
