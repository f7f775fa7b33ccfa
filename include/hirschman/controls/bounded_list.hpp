// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>

namespace hirschman::inline v0_1::controls {

/// A list of at most `Capacity` values held inline, usable in constants. One too many throws
/// `domain_error` (does not compile in a constant); nothing is dropped.
template <class Value, std::size_t Capacity>
class bounded_list {
public:
    constexpr bounded_list() = default;
    constexpr bounded_list(std::initializer_list<Value> values)
    {
        for (const auto& v : values) push_back(v);
    }

    constexpr void push_back(const Value& value)
    {
        if (size_ == Capacity)
            throw domain_error("list length", static_cast<double>(size_ + 1), "",
                               "[0, " + std::to_string(Capacity) + "]");
        values_[size_++] = value;
    }

    [[nodiscard]] constexpr const Value* begin() const noexcept { return values_.data(); }
    [[nodiscard]] constexpr const Value* end() const noexcept { return values_.data() + size_; }
    [[nodiscard]] constexpr Value* begin() noexcept { return values_.data(); }
    [[nodiscard]] constexpr Value* end() noexcept { return values_.data() + size_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    /// @pre i < size()
    [[nodiscard]] constexpr const Value& operator[](std::size_t i) const { return values_[i]; }
    [[nodiscard]] constexpr Value& operator[](std::size_t i) { return values_[i]; }

    friend constexpr bool operator==(const bounded_list& a, const bounded_list& b)
    {
        if (a.size_ != b.size_) return false;
        for (std::size_t i = 0; i < a.size_; ++i)
            if (!(a.values_[i] == b.values_[i])) return false;
        return true;
    }

private:
    std::array<Value, Capacity> values_{};
    std::size_t size_ = 0;
};

}  // namespace hirschman::inline v0_1::controls
