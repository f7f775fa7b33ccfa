// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/io/chart.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hirschman::inline v0_1::io::detail {

/// In pixels from the top left corner.
struct place {
    double x = 0;
    double y = 0;
};

struct box {
    double left = 0, top = 0, right = 0, bottom = 0;

    [[nodiscard]] bool contains(place p) const noexcept
    {
        return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
    }
    [[nodiscard]] bool meets(const box& other) const noexcept
    {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

enum class mark_shape { disc, triangle, square, diamond, inverted_triangle };
enum class anchor { start, middle, end };

struct text_style {
    double size = 12;
    std::string_view colour = "#333333";
    anchor at = anchor::start;
    bool bold = false;
    /// A white outline, for text that lies on lines.
    bool halo = false;
};

/// Width in Helvetica, whose metrics Arial and Liberation Sans share, with a margin for other
/// fonts.
[[nodiscard]] double text_width(std::string_view clean_text, double size, bool bold = false);

/// Lines no wider than `width`, broken at spaces, inside a word only where it is wider than a line.
[[nodiscard]] std::vector<std::string> wrap_to(std::string_view clean_text, double width,
                                               double size, bool bold = false);

/// A picture as a list of shapes for gnuplot to draw, in order. gnuplot is told coordinates,
/// colours and placeholders; the words of the chart are put into its output afterwards, so that it
/// never reads them.
class canvas {
public:
    canvas(std::string id, double width) : id_(std::move(id)), width_(width) {}

    /// A line through the places; it is broken where a place is not finite.
    void polyline(const std::vector<place>& places, std::string_view colour, double width,
                  bool dashed = false, std::string_view name = {});
    void polygon(const std::vector<place>& places, std::string_view colour, double opacity,
                 std::string_view name = {});
    void marks(const std::vector<place>& places, std::string_view colour, mark_shape shape,
               double radius, std::string_view name = {});
    /// One line of text, centred vertically at `at`.
    void text(place at, std::string_view line, const text_style& style);

    /// Cuts shapes at this rectangle from now on.
    void clip(const box& area) { clip_ = area; }

    [[nodiscard]] double width() const noexcept { return width_; }
    [[nodiscard]] std::string script(double height) const;
    /// The SVG made of gnuplot's output; empty if that is not a picture as it draws them.
    [[nodiscard]] std::string picture(const std::string& output, double height,
                                      std::string_view title, std::string_view description) const;

private:
    struct words {
        std::string content;
        bool halo;
        bool bold;
    };
    std::string token(std::string_view content, const text_style& style);
    void add(const std::string& block, const std::string& drawn_with, std::string_view name);

    std::string id_;
    double width_;
    box clip_{-1e6, -1e6, 1e6, 1e6};
    std::string blocks_;
    std::string plots_;
    std::string labels_;
    /// Names of the shapes in their order, shown when a reader points at one.
    std::vector<std::string> names_;
    std::vector<words> words_;
};

}  // namespace hirschman::inline v0_1::io::detail
