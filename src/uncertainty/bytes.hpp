// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/error.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace hirschman::inline v0_1::uncertainty::detail {

static_assert(std::endian::native == std::endian::little, "checkpoints are little-endian");

/// Numbers and texts one after another, for messages and checkpoints.
class byte_writer {
public:
    template <class T>
    requires std::is_arithmetic_v<T>
    void put(T value) { append(&value, sizeof value); }
    template <class T>
    requires std::is_arithmetic_v<T>
    void put(const std::vector<T>& values)
    {
        put(std::uint64_t{values.size()});
        append(values.data(), values.size() * sizeof(T));
    }
    void put(std::string_view text)
    {
        put(std::uint64_t{text.size()});
        append(text.data(), text.size());
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    void append(const void* from, std::size_t size)
    {
        bytes_.append(static_cast<const char*>(from), size);
    }

    std::string bytes_;
};

/// Reads what was put. @throws error where less is left than is asked for
class byte_reader {
public:
    explicit byte_reader(std::string_view bytes) : rest_(bytes) {}

    template <class T>
    requires std::is_arithmetic_v<T>
    [[nodiscard]] T get()
    {
        T value;
        std::memcpy(&value, next(sizeof value), sizeof value);
        return value;
    }
    template <class T>
    [[nodiscard]] std::vector<T> list()
    {
        const auto count = get<std::uint64_t>();
        if (count > rest_.size() / sizeof(T)) throw error("the bytes end early");
        std::vector<T> values(static_cast<std::size_t>(count));
        if (count > 0)
            std::memcpy(values.data(), next(values.size() * sizeof(T)), values.size() * sizeof(T));
        return values;
    }
    [[nodiscard]] std::string text()
    {
        const auto size = get<std::uint64_t>();
        if (size > rest_.size()) throw error("the bytes end early");
        const char* from = next(static_cast<std::size_t>(size));
        return {from, static_cast<std::size_t>(size)};
    }
    [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

private:
    const char* next(std::size_t size)
    {
        if (size > rest_.size()) throw error("the bytes end early");
        const char* from = rest_.data();
        rest_.remove_prefix(size);
        return from;
    }

    std::string_view rest_;
};

}  // namespace hirschman::inline v0_1::uncertainty::detail
