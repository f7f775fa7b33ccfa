// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/country.hpp>
#include <hirschman/date.hpp>
#include <hirschman/error.hpp>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::io {

class csv_table;

/// One field and its place. Every accessor reads the whole field; what does not fit throws
/// `data_error` with the file, the line and the column. An empty field is "not given": the
/// accessors that begin with `optional_` return an empty optional for it, the others refuse it.
class HIRSCHMAN_API csv_cell {
public:
    /// The field without its quotes; may be empty.
    [[nodiscard]] std::string_view raw() const noexcept { return content_; }
    [[nodiscard]] bool empty() const noexcept { return content_.empty(); }

    [[nodiscard]] std::string_view text() const;
    /// Exactly one finite decimal number, independent of the locale. "nan" and "inf" are refused.
    [[nodiscard]] double number() const;
    [[nodiscard]] std::optional<double> optional_number() const;
    /// A number in [0, 1].
    [[nodiscard]] double share() const;
    [[nodiscard]] std::optional<double> optional_share() const;
    /// A whole number without fraction or exponent.
    [[nodiscard]] long long integer() const;
    /// `YYYY-MM-DD`.
    [[nodiscard]] date day() const;
    [[nodiscard]] std::optional<date> optional_day() const;
    /// ISO 3166-1 alpha-3.
    [[nodiscard]] country nation() const;
    /// Exactly one of `permitted`: its index there.
    [[nodiscard]] std::size_t word(std::initializer_list<std::string_view> permitted) const;

    [[nodiscard]] data_place place() const;
    /// Throws the `data_error` of this field, quoting what was found.
    [[noreturn]] void fail(std::string_view expected) const;

private:
    friend class csv_row;
    csv_cell(const csv_table& table, std::size_t row, std::size_t column) noexcept;

    const csv_table* table_;
    std::size_t row_;
    std::size_t column_;
    std::string_view content_;
};

/// One record of a table; valid while the table lives and is not moved.
class HIRSCHMAN_API csv_row {
public:
    /// @throws data_error for a column that the header does not have.
    [[nodiscard]] csv_cell operator[](std::string_view column) const;
    [[nodiscard]] csv_cell at(std::size_t column) const;
    /// The line on which the record starts, counted from 1.
    [[nodiscard]] std::size_t line() const noexcept;

private:
    friend class csv_table;
    csv_row(const csv_table& table, std::size_t row) noexcept : table_(&table), row_(row) {}

    const csv_table* table_;
    std::size_t row_;
};

/// A CSV file after RFC 4180: quotes, quotes doubled inside quotes, line breaks inside quotes, CR
/// LF or LF, an optional byte order mark and an optional last line break. The first record names
/// the columns. Memory is linear in the file: one copy of the fields and eight bytes a field.
class HIRSCHMAN_API csv_table {
public:
    class iterator {
    public:
        iterator(const csv_table& table, std::size_t row) noexcept : table_(&table), row_(row) {}
        csv_row operator*() const { return (*table_)[row_]; }
        iterator& operator++() noexcept
        {
            ++row_;
            return *this;
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept
        {
            return a.row_ == b.row_;
        }

    private:
        const csv_table* table_;
        std::size_t row_;
    };

    /// @throws data_error for an empty file, an empty or duplicate column name, a wrong number of
    /// fields, an unterminated or misplaced quote, a lone CR, a NUL, or text that is not UTF-8.
    csv_table(std::string_view content, std::string file);

    [[nodiscard]] const std::string& file() const noexcept { return file_; }
    [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }
    /// Records below the header.
    [[nodiscard]] std::size_t size() const noexcept { return lines_.size(); }
    [[nodiscard]] csv_row operator[](std::size_t row) const noexcept { return {*this, row}; }
    [[nodiscard]] iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] iterator end() const noexcept { return {*this, size()}; }

    /// @throws data_error for a required column that is missing, or one that is in neither list
    /// (with the nearest name that is).
    void require_columns(std::initializer_list<std::string_view> required,
                         std::initializer_list<std::string_view> optional = {}) const;
    [[nodiscard]] bool has_column(std::string_view name) const noexcept;
    /// Refuses two records that agree in all of `key`, naming both lines.
    void require_unique(std::initializer_list<std::string_view> key) const;

private:
    friend class csv_cell;
    friend class csv_row;
    [[nodiscard]] std::size_t column_of(std::string_view name) const;
    [[nodiscard]] std::string_view field(std::size_t row, std::size_t column) const noexcept;

    std::string file_;
    std::vector<std::string> columns_;
    std::string fields_;
    std::vector<std::size_t> ends_;
    std::vector<std::size_t> lines_;
};

[[nodiscard]] HIRSCHMAN_API csv_table parse_csv(std::string_view content,
                                                std::string file = "input");
/// @throws data_error for a file that cannot be read, and as `csv_table`.
[[nodiscard]] HIRSCHMAN_API csv_table load_csv(const std::string& path);

/// Writes what `csv_table` reads: LF line ends, quotes only where needed, numbers with the fewest
/// digits that read back the same. Misuse (a record of the wrong length, a number that is not
/// finite) throws `domain_error`.
class HIRSCHMAN_API csv_writer {
public:
    explicit csv_writer(const std::vector<std::string>& columns);

    csv_writer& add(std::string_view field);
    csv_writer& add(const char* field) { return add(std::string_view(field)); }
    csv_writer& add(double value);
    csv_writer& add(std::optional<double> value);
    csv_writer& add(date day) { return add(day.iso()); }
    csv_writer& end_row();

    /// The file so far; @throws domain_error inside a record.
    [[nodiscard]] const std::string& str() const;

private:
    std::size_t columns_;
    std::size_t fields_ = 0;
    std::string content_;
};

}  // namespace hirschman::inline v0_1::io
