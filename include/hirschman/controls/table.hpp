// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/calendar.hpp>
#include <hirschman/controls/detail/place_class.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace hirschman::inline v0_1::controls {

/// Who receives: what a table of many destinations takes for the headquarters.
enum class receiver : unsigned char {
    as_asked,  ///< the question's, for every destination alike; unknown if it names none
    local,     ///< an entity headquartered where the item goes
};

/// The answers for many parts on many days to many destinations. Each is stored once for a stretch
/// of unchanged law and a class of destinations that its rules do not tell apart.
class answer_table {
public:
    [[nodiscard]] std::size_t parts() const noexcept { return parts_; }
    [[nodiscard]] std::size_t days() const noexcept { return stretch_of_day_.size(); }
    [[nodiscard]] std::size_t destinations() const noexcept { return destinations_; }
    /// All cells: parts x days x destinations.
    [[nodiscard]] std::size_t size() const noexcept { return parts() * days() * destinations(); }
    /// How many of them were decided; the others are the same by law.
    [[nodiscard]] std::size_t decided() const noexcept { return cells_.size(); }
    /// The different answers.
    [[nodiscard]] std::span<const answer> answers() const noexcept { return answers_; }

    /// The answer for a part, day and destination, by their places in what was asked.
    /// @throws domain_error naming the index that is none
    [[nodiscard]] const answer& at(std::size_t part, std::size_t day, std::size_t place) const
    {
        return answers_[index_at(part, day, place)];
    }
    /// Which of `answers()` that is.
    [[nodiscard]] std::size_t index_at(std::size_t part, std::size_t day, std::size_t place) const
    {
        const auto inside = [](std::size_t i, std::size_t count, const char* what) {
            if (i >= count)
                throw domain_error(what, static_cast<double>(i), "",
                                   "[0, " + std::to_string(count) + ")");
        };
        inside(part, parts(), "part");
        inside(day, days(), "day");
        inside(place, destinations(), "destination");
        return cells_[row_of(day, place) + part];
    }

    /// One figure of every answer as a plain column, parts innermost, then destinations, then days:
    /// that of (part, day, destination) stands at (day x destinations() + destination) x parts() +
    /// part.
    ///
    ///     const auto licences = table.column([](const answer& a) { return a.licence; });
    template <class Figure>
    [[nodiscard]] auto column(const Figure& figure) const
    {
        using value = std::decay_t<std::invoke_result_t<const Figure&, const answer&>>;
        static_assert(!std::is_same_v<value, bool>,
                      "a vector<bool> is no plain column: return a truth or a char");
        std::vector<value> of_answer;
        for (const auto& a : answers_) of_answer.push_back(figure(a));
        std::vector<value> of_cell;
        of_cell.reserve(cells_.size());
        for (const auto c : cells_) of_cell.push_back(of_answer[c]);
        std::vector<value> whole;
        whole.reserve(size());
        for (std::size_t day = 0; day < days(); ++day) {
            for (std::size_t place = 0; place < destinations(); ++place) {
                const value* row = of_cell.data() + row_of(day, place);
                whole.insert(whole.end(), row, row + parts_);
            }
        }
        return whole;
    }

private:
    friend answer_table assess_all(const calendar&, std::span<const chips::figures>,
                                   std::span<const date>, std::span<const country>,
                                   const transaction&, receiver);

    [[nodiscard]] std::size_t row_of(std::size_t day, std::size_t place) const
    {
        return rows_[stretch_of_day_[day] * destinations_ + place] * parts_;
    }

    std::size_t parts_ = 0;
    std::size_t destinations_ = 0;
    std::vector<answer> answers_;
    std::vector<std::uint32_t> stretch_of_day_;
    /// Of a stretch and destination: its row of `cells_`.
    std::vector<std::uint32_t> rows_;
    /// Indices into `answers_`, a row of parts after another.
    std::vector<std::uint32_t> cells_;
};

namespace detail {

/// The different answers seen so far.
class answer_set {
public:
    explicit answer_set(std::vector<answer>& all) : all_(all) {}

    [[nodiscard]] std::uint32_t index(const answer& a)
    {
        // Any two equal answers have the same key; different ones may share it.
        std::size_t key = std::hash<std::string_view>{}(a.classification.view());
        key = key * 31 + static_cast<std::size_t>(a.licence);
        key = key * 31 + (a.review ? static_cast<std::size_t>(*a.review) + 1 : 0);
        for (const auto& basis : a.legal_basis)
            key = key * 31 + std::hash<std::string_view>{}(basis.view());
        auto& bucket = by_key_[key % by_key_.size()];
        for (const auto i : bucket)
            if (all_[i] == a) return i;
        bucket.push_back(static_cast<std::uint32_t>(all_.size()));
        all_.push_back(a);
        return bucket.back();
    }

private:
    std::vector<answer>& all_;
    std::array<std::vector<std::uint32_t>, 1024> by_key_;
};

/// Runs `decided` for one of many parts, so that its errors name it.
template <class Part, class Decide>
decltype(auto) naming_part(const Part& part, std::size_t index, const Decide& decided)
{
    try {
        return decided();
    } catch (const domain_error& e) {
        throw domain_error("parts[" + std::to_string(index) + "] \"" + part.id.str() +
                           "\": " + e.what());
    }
}

[[nodiscard]] inline std::span<const chips::figures> figures_of_all(
    std::span<const chips::figures> parts)
{
    return parts;
}
[[nodiscard]] inline std::vector<chips::figures> figures_of_all(std::span<const chips::chip> parts)
{
    std::vector<chips::figures> all;
    all.reserve(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i)
        all.push_back(naming_part(parts[i], i, [&] { return chips::figures_of(parts[i]); }));
    return all;
}

}  // namespace detail

/// Every country of ISO 3166-1, in alphabetical order of its three letters.
[[nodiscard]] inline std::vector<country> all_countries()
{
    std::vector<country> all;
    const auto codes = hirschman::detail::iso_3166_alpha_3;
    for (std::size_t i = 0; i < codes.size(); i += 3) all.emplace_back(codes.substr(i, 3));
    return all;
}

/// The answers for every part, day and destination: `asked` with its day and destination replaced.
/// Days need no order. The law is asked once for each stretch in which it does not change and each
/// class of destinations that it does not tell apart.
/// @throws domain_error naming the part for figures that no part can have
/// @verified table_test: each cell against a question of its own
[[nodiscard]] inline answer_table assess_all(const calendar& law,
                                             std::span<const chips::figures> parts,
                                             std::span<const date> days,
                                             std::span<const country> destinations,
                                             const transaction& asked = {},
                                             receiver received_by = receiver::as_asked)
{
    for (std::size_t i = 0; i < parts.size(); ++i)
        detail::naming_part(parts[i], i, [&] { chips::check(parts[i]); });
    answer_table table;
    table.parts_ = parts.size();
    table.destinations_ = destinations.size();
    detail::answer_set seen(table.answers_);
    const detail::place_classes classes(law.book());
    std::vector<std::optional<std::uint32_t>> stretches(law.size());
    std::uint32_t stretches_seen = 0;
    for (const date day : days) {
        auto& stretch = stretches[law.span_of(day)];
        const bool seen_before = stretch.has_value();
        if (!seen_before) stretch = stretches_seen++;
        table.stretch_of_day_.push_back(*stretch);
        if (seen_before) continue;

        transaction t = asked;
        t.on = day;
        std::vector<std::array<detail::place_class, 2>> classes_seen;
        const std::size_t first_row = parts.empty() ? 0 : table.cells_.size() / parts.size();
        for (const auto& place : destinations) {
            const std::array its{classes.of(place, day), classes.of(place, t.day_of_decision())};
            std::size_t one = 0;
            while (one < classes_seen.size() && !(classes_seen[one] == its)) ++one;
            table.rows_.push_back(static_cast<std::uint32_t>(first_row + one));
            if (one < classes_seen.size()) continue;
            classes_seen.push_back(its);
            t.destination = place;
            if (received_by == receiver::local) t.headquarters = place;
            for (const auto& part : parts) table.cells_.push_back(seen.index(decide(law, part, t)));
        }
    }
    return table;
}

/// Likewise, of a rulebook or of chips.
template <class Part>
requires(std::same_as<Part, chips::figures> || std::same_as<Part, chips::chip>)
    [[nodiscard]] answer_table
    assess_all(const rulebook& rules, const std::vector<Part>& parts, std::span<const date> days,
               std::span<const country> destinations, const transaction& asked = {},
               receiver received_by = receiver::as_asked)
{
    return assess_all(calendar(rules), detail::figures_of_all(parts), days, destinations, asked,
                      received_by);
}

}  // namespace hirschman::inline v0_1::controls
