// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Who depends on whom through the stages of a chain: mine, separation, metal, magnet.

#include <hirschman/scalar.hpp>
#include <hirschman/text.hpp>

#include <span>
#include <vector>

namespace hirschman::inline v0_1::supply {

/// One stage of a chain and the share of one supplier in its output.
struct stage_share {
    text<48> stage;
    double share = 0.0;
};

/// How much of a buyer's use has passed through the supplier at some stage. Shares by stage alone
/// do not say which ore becomes which magnet, so the total is an interval: `least` if the
/// supplier's stages lie on one path, `most` if they avoid each other; `independent` if every stage
/// draws from the world at random.
struct dependence_result {
    text<40> supplier;
    /// At the last stage: what is bought from the supplier itself.
    double direct = 0.0;
    double least = 0.0;
    double independent = 0.0;
    double most = 0.0;
    std::vector<stage_share> by_stage{};
};

/// @param chain stages from first to last, shares in [0, 1]
/// @throws domain_error for an empty chain, a share outside, or a stage given twice
/// @verified dependence_test
[[nodiscard]] inline dependence_result dependence(text<40> supplier,
                                                  std::span<const stage_share> chain)
{
    if (chain.empty()) throw domain_error("a chain needs at least one stage");
    dependence_result r;
    r.supplier = supplier;
    double avoided = 1.0;
    for (const stage_share& s : chain) {
        in_range(s.share, 0.0, 1.0, "share of " + s.stage.str());
        for (const stage_share& earlier : r.by_stage)
            if (earlier.stage == s.stage)
                throw domain_error("stage \"" + s.stage.str() + "\" is given twice");
        r.by_stage.push_back(s);
        r.least = max(r.least, s.share);
        r.most = min(1.0, r.most + s.share);
        avoided *= 1.0 - s.share;
    }
    r.direct = chain.back().share;
    r.independent = 1.0 - avoided;
    return r;
}

}  // namespace hirschman::inline v0_1::supply
