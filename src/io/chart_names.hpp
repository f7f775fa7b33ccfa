// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "canvas.hpp"
#include "chart_plot.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::io::detail {

inline constexpr double line_height = 15;
inline constexpr std::string_view dark = "#1b1f24";
inline constexpr std::string_view grey = "#4a525c";

/// Puts lines of text below each other from `at` on; returns where they end.
double put_lines(canvas& out, const std::vector<std::string>& lines, place at,
                 const text_style& style, double leading);

/// The names of limits and bands, which stand where these leave the plot.
class limit_names {
public:
    /// Keeps references to both.
    limit_names(canvas& out, const plot& on) : out_(out), on_(on) {}

    /// Names of horizontal limits stand to the right of the plot. Returns how wide they are, which
    /// the area of the plot has to leave free.
    double gather_right();
    /// Labels of vertical limits and bands stand above the plot, in rows so that none meets
    /// another. Needs the left and right of the plot's area.
    void arrange_above();

    [[nodiscard]] bool any_right() const noexcept { return !right_.empty(); }
    [[nodiscard]] bool any_above() const noexcept { return !above_.empty(); }
    /// Where the leftmost name above the plot starts.
    [[nodiscard]] double first_above() const noexcept { return first_above_; }

    /// Returns where the rows end.
    double put_above(double y);
    /// Lines from the upper rows down to the plot.
    void put_leaders();
    void put_right();

private:
    /// A text of its own line beside a limit or band.
    struct label {
        double position;
        std::vector<std::string> lines;
        double width;
        std::size_t row = 0;
    };
    [[nodiscard]] double centre_above(const label& of) const;

    canvas& out_;
    const plot& on_;
    std::vector<label> above_, right_;
    std::vector<double> row_heights_;
    double first_above_ = 1e9;
    std::vector<place> tops_;
};

/// Puts the names of points beside them, clear of the spots where points lie and, if `keep_right`,
/// of the room right of the plot. Returns how many are left out for lack of room.
[[nodiscard]] std::size_t put_point_names(canvas& out, const plot& on,
                                          const std::vector<box>& spots, bool keep_right);

}  // namespace hirschman::inline v0_1::io::detail
