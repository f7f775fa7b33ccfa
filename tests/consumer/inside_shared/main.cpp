// SPDX-License-Identifier: BSL-1.0
extern "C" double plugin_loss(double share);

int main() { return plugin_loss(0.80) > 0.2752 && plugin_loss(0.80) < 0.2753 ? 0 : 1; }
