// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/distribution.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

/// The estimates of a list of named fields: what is behind `prior`, whatever the struct.
class HIRSCHMAN_API marginals {
public:
    explicit marginals(std::vector<std::string_view> names);

    void set(std::string_view name, estimate of);
    void pair(std::string_view name, std::string_view with);

    [[nodiscard]] std::size_t size() const noexcept { return fields_.size(); }
    [[nodiscard]] std::string_view name(std::size_t i) const noexcept { return fields_[i].name; }
    [[nodiscard]] const estimate& at(std::string_view name) const;
    /// @throws domain_error naming every field without an estimate
    void require_complete() const;
    [[nodiscard]] double central(std::size_t i) const { return fields_[i].of->central; }
    /// Whether stream i of uniforms has a part in any field; there are as many streams as fields.
    [[nodiscard]] bool uses(std::size_t stream) const noexcept;
    /// The fields' values, as many as there are fields, for given independent uniforms, one for
    /// each stream; of streams that are not used nothing is read.
    void values(std::span<const block> uniforms, std::span<block> into) const noexcept;

private:
    struct field {
        std::string_view name;
        std::size_t stream;
        std::optional<estimate> of = {};
        std::optional<distribution> law = {};
    };
    [[nodiscard]] std::size_t index(std::string_view name) const;

    std::vector<field> fields_;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
