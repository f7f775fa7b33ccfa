// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/date.hpp>
#include <hirschman/uncertainty/distribution.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

class copula;

/// The estimates of a list of named fields: what is behind `prior`, whatever the struct.
class HIRSCHMAN_API marginals {
public:
    explicit marginals(std::vector<std::string_view> names);

    void set(std::string_view name, estimate of);
    /// Of one name the newest of its rows known by the end of `when`; a row without a day is known
    /// always. @throws domain_error for two rows of one day, and where none is known yet
    void condition(std::string_view name, std::span<const estimate> rows, as_of when);
    /// The same for every name that the rows have.
    void condition(std::span<const estimate> rows, as_of when);
    void pair(std::string_view name, std::string_view with);
    void correlate(std::string_view name, std::string_view with, double rank_correlation);

    [[nodiscard]] std::size_t size() const noexcept { return fields_.size(); }
    [[nodiscard]] std::string_view name(std::size_t i) const noexcept { return fields_[i].name; }
    [[nodiscard]] const estimate& at(std::string_view name) const;
    [[nodiscard]] bool has(std::size_t i) const noexcept { return fields_[i].of.has_value(); }
    /// Null where the field has no estimate. @throws domain_error for a name that is none
    [[nodiscard]] const estimate* find(std::string_view name) const;
    /// @throws domain_error naming every field without an estimate, or the correlations that
    /// contradict each other
    void require_complete() const;
    /// Whether field i is one number for certain.
    [[nodiscard]] bool certain(std::size_t i) const noexcept { return fields_[i].law->certain(); }
    [[nodiscard]] double central(std::size_t i) const { return fields_[i].of->central; }
    /// The stream of uniforms that field i follows; paired fields share one.
    [[nodiscard]] std::size_t stream(std::size_t i) const noexcept { return fields_[i].stream; }
    /// The correlations given, in the order of their fields.
    struct correlation {
        std::size_t field;
        std::size_t with;
        double rank;
    };
    [[nodiscard]] const std::vector<correlation>& correlations() const noexcept
    {
        return correlations_;
    }
    /// What is wrong with them together; empty where nothing is.
    [[nodiscard]] const std::string& contradiction() const noexcept { return contradiction_; }
    /// Whether any two uncertain fields are correlated; then not all streams can be varied alone.
    [[nodiscard]] bool correlated() const noexcept { return copula_ != nullptr; }
    /// The uncertain fields in groups that are independent of each other: a field alone, or with
    /// all that it is paired or correlated with. In the order of their first fields.
    [[nodiscard]] std::vector<std::vector<std::size_t>> groups() const;
    /// Whether stream i of uniforms has a part in any field; there are as many streams as fields.
    [[nodiscard]] bool uses(std::size_t stream) const noexcept;
    /// The fields' values, as many as there are fields, for given independent uniforms, one for
    /// each stream; of streams that are not used nothing is read. @throws as `require_complete` for
    /// correlations
    void values(std::span<const block> uniforms, std::span<block> into) const;

private:
    struct field {
        std::string_view name;
        std::size_t stream;
        std::optional<estimate> of = {};
        std::optional<distribution> law = {};
    };
    [[nodiscard]] std::size_t index(std::string_view name) const;
    void rebuild();

    std::vector<field> fields_;
    std::vector<correlation> correlations_;
    /// Of the correlations of uncertain fields; null without any, and where they contradict each
    /// other.
    std::shared_ptr<const copula> copula_;
    std::string contradiction_;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
