// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/supply/network.hpp>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace hirschman_tests {

namespace supply = hirschman::supply;
using hirschman::country;

inline const country usa("USA");
inline const country chn("CHN");
inline const country aus("AUS");
inline const country jpn("JPN");

inline supply::stage made(const char* id, std::vector<supply::producer> producers,
                          const char* unit = "share")
{
    return {.id = id, .good = id, .unit = unit, .producers = std::move(producers)};
}

/// Ore, oxide, magnet: China .7, .9, .94, invented shares for the others.
inline supply::network chain()
{
    supply::network net;
    net.name = "chain";
    net.stages = {made("magnet", {{chn, .94}, {jpn, .04}, {std::nullopt, .02}}),
                  made("ore", {{chn, 70, 80}, {aus, 20, 30}, {usa, 10}}, "t"),
                  made("oxide", {{chn, .9}, {aus, .1}})};
    net.requirements = {{"magnet", "oxide"}, {"oxide", "ore"}};
    net.buyers = {{usa, "machinery", "magnet", 400e9, .003, .05},
                  {usa, "vehicles", "magnet", 300e9, .003, .05},
                  {chn, "machinery", "magnet"}};
    return net;
}

/// The same network with the rows of every list in another order.
inline supply::network permuted(supply::network net, unsigned seed)
{
    std::minstd_rand draws(seed + 1);
    std::shuffle(net.stages.begin(), net.stages.end(), draws);
    for (auto& s : net.stages) std::shuffle(s.producers.begin(), s.producers.end(), draws);
    std::shuffle(net.requirements.begin(), net.requirements.end(), draws);
    std::shuffle(net.sourced.begin(), net.sourced.end(), draws);
    std::shuffle(net.buyers.begin(), net.buyers.end(), draws);
    return net;
}

}  // namespace hirschman_tests
