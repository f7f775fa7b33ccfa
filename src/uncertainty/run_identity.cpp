// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/run_identity.hpp"

#include <hirschman/uncertainty/detail/points.hpp>

#include "uncertainty/checkpoint.hpp"

#include <algorithm>
#include <cmath>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

/// Of the parameters' names and of their values: at even and at extreme probabilities, and in the
/// first 1,024 draws, which shows what is drawn together.
std::uint64_t fingerprint(const marginals& inputs, const ensemble_options& how)
{
    byte_writer bytes;
    std::vector<block> uniforms(inputs.size());
    std::vector<block> values(inputs.size());
    const auto add = [&] {
        inputs.values(uniforms, values);
        for (const block& v : values)
            for (const double lane : v.lanes) bytes.put(lane);
    };
    for (std::size_t i = 0; i < inputs.size(); ++i) bytes.put(inputs.name(i));
    for (unsigned b = 0; b < 16; ++b) {
        block even;
        for (std::size_t i = 0; i < block::size; ++i)
            even[i] = (static_cast<double>(b * block::size + i) + 0.5) / (16.0 * block::size);
        std::fill(uniforms.begin(), uniforms.end(), even);
        add();
    }
    block extreme;
    for (std::size_t i = 0; i < block::size / 2; ++i) {
        const double tail = std::ldexp(0.75, -2 - static_cast<int>(i));
        extreme[i] = tail;
        extreme[i + block::size / 2] = 1.0 - tail;
    }
    std::fill(uniforms.begin(), uniforms.end(), extreme);
    add();
    const points draws(inputs, how.seed, how.sampler);
    for (std::uint64_t b = 0; b < 16; ++b) {
        draws.uniforms(b, uniforms);
        add();
    }
    return hash(bytes.take());
}

std::uint64_t first_answer(const workplace& work, std::size_t results)
{
    std::vector<block> first(results);
    try {
        work.hire()->evaluate(0, first.data());
    } catch (...) {
        return 0;
    }
    byte_writer bytes;
    for (const block& result : first)
        for (const double lane : result.lanes) bytes.put(std::isnan(lane) ? 0.5 : lane);
    return hash(bytes.take());
}

}  // namespace

run_identity identity_of(const marginals& inputs, const ensemble_options& how,
                         const std::vector<std::string>& names, const workplace& work)
{
    return {how.seed,
            std::string(name(how.sampler)),
            how.draws,
            how.values_kept,
            how.failures_kept,
            how.standard_error,
            how.standard_error_of,
            names,
            fingerprint(inputs, how),
            first_answer(work, names.size())};
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
