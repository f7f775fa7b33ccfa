// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/rulebook.hpp>
#include <hirschman/io/json.hpp>

#include <memory>
#include <string>
#include <utility>

namespace hirschman::inline v0_1::io {

namespace detail {
struct book_content;
}

/// A rulebook that owns its clauses: what an amendment makes of another book. Copies share one
/// immutable content and do not need the book that was amended.
class HIRSCHMAN_API amended_book {
public:
    /// Lives as long as a copy of this owner does.
    [[nodiscard]] controls::rulebook view() const&;
    controls::rulebook view() && = delete;

private:
    friend HIRSCHMAN_API amended_book amendment_from(const controls::rulebook& rules,
                                                     const json_value& file);
    explicit amended_book(std::shared_ptr<const detail::book_content> content) noexcept
        : content_(std::move(content))
    {
    }

    std::shared_ptr<const detail::book_content> content_;
};

/// What `rules` would be under the amendment in a file: next month's rule, a bill, the list of
/// another country. The file may add measures and clauses (`measures`, `clauses`), give a clause of
/// the book another text from a day on (`amend`), take its text away (`end`), and let countries
/// join and leave groups (`join`, `leave`); with `until`, the old text comes back on that day.
/// docs/rules_as_json.md lists every key. Amending an empty book reads a whole one:
/// `load_amendment({}, "korea.json")`.
///
///     const auto law = io::load_amendment(us_advanced_computing, "safe_chips_act.json");
///     controls::assess(law.view(), h20, to_china);
/// @throws data_error with the file, the line and the JSON path for what the file gets wrong:
/// unknown names, impossible or reversed dates, two texts of a clause on one day, a clause or
/// measure that is already there, or is not there. Nothing is half-loaded.
/// @throws domain_error if `rules` itself is not well formed.
/// @verified tests/io/amendment_test.cpp: the built-in book, written and read again, is equal; the
/// two bills of data/rules/
[[nodiscard]] HIRSCHMAN_API amended_book load_amendment(const controls::rulebook& rules,
                                                        const std::string& path);
[[nodiscard]] HIRSCHMAN_API amended_book amendment_from(const controls::rulebook& rules,
                                                        const json_value& file);

/// The whole book as an amendment of an empty one: reading it again gives an equal book.
[[nodiscard]] HIRSCHMAN_API std::string to_json(const controls::rulebook& rules);
/// A clause with all its versions, as it stands in `clauses` of an amendment.
[[nodiscard]] HIRSCHMAN_API std::string to_json(const controls::clause& c);

}  // namespace hirschman::inline v0_1::io
