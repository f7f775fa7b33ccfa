// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/detail/marginals.hpp>
#include <hirschman/uncertainty/sobol_indices.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// The uncertain fields, by the stream of uniforms they are drawn with.
struct factor_list {
    std::vector<sensitivity_factor> factors;
    std::vector<std::vector<std::size_t>> fields;  ///< of each factor
    std::vector<std::size_t> streams;
    std::vector<std::string> certain;
};

[[nodiscard]] inline factor_list factors_of(const marginals& inputs)
{
    factor_list all;
    for (std::size_t stream = 0; stream < inputs.size(); ++stream) {
        sensitivity_factor factor;
        std::vector<std::size_t> fields;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            if (inputs.stream(i) != stream || inputs.certain(i)) continue;
            const std::string name(inputs.name(i));
            factor.name += (factor.name.empty() ? "" : ", ") + name;
            factor.members.push_back(name);
            fields.push_back(i);
        }
        if (fields.empty()) continue;
        all.factors.push_back(factor);
        all.fields.push_back(fields);
        all.streams.push_back(stream);
    }
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (inputs.certain(i)) all.certain.emplace_back(inputs.name(i));
    return all;
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
