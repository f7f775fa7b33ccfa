// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "small_network.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <rapidcheck.h>

namespace hirschman_tests {

enum class shape { chain, joined };

/// A network of random shape, without a rest: up to `most` stages, each of up to two inputs.
inline supply::network random_network(std::size_t most = 5, shape of = shape::joined)
{
    supply::network net;
    net.name = "random";
    const auto size = *rc::gen::inRange<std::size_t>(1, most + 1);
    const auto id = [](std::size_t i) { return "stage " + std::to_string(i); };
    const auto share_out = [](const std::vector<country>& among, auto add) {
        int left = 10;
        for (std::size_t c = 0; c + 1 < among.size(); ++c) {
            const int share = *rc::gen::inRange(0, left + 1);
            left -= share;
            add(among[c], share / 10.0);
        }
        add(among.back(), left / 10.0);
    };
    for (std::size_t i = 0; i < size; ++i) {
        supply::stage s = made(id(i).c_str(), {});
        std::vector<country> makers;
        share_out({usa, chn, aus, jpn}, [&](country nation, double share) {
            s.producers.push_back({nation, share, share * *rc::gen::element(1.0, 1.5, 3.0)});
            if (share > 0.0) makers.push_back(nation);
        });
        net.stages.push_back(s);
        for (std::size_t input = 0; input < i; ++input)
            if (input + 1 == i ||
                (of == shape::joined && input + 2 == i && *rc::gen::arbitrary<bool>()))
                net.requirements.push_back({id(i), id(input)});
        if (*rc::gen::arbitrary<bool>())
            share_out(makers, [&](country nation, double share) {
                net.sourced.push_back({id(i), jpn, nation, share});
            });
    }
    net.buyers = {{usa, "industry", id(size - 1)}};
    return net;
}

}  // namespace hirschman_tests
