// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/config.hpp>
#include <hirschman/date.hpp>
#include <hirschman/io/table.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::io {

/// What a series draws, and which of its columns it reads.
enum class series_kind {
    line,      ///< x, y
    step,      ///< x, y: holds its value until the next x
    points,    ///< x, y; labels name points that deserve a name, empty ones stay unnamed
    bars,      ///< y, one per category of the x axis; low and high, where given, as whiskers
    fan,       ///< x, low, high: a light band; y, where given, is the line through it
    interval,  ///< x, y, low, high: a point with whiskers; on a categorical axis x may be empty
    vertical_limit,    ///< x: dashed lines across the chart; labels
    horizontal_limit,  ///< y: dashed lines across the chart; labels
    vertical_band,     ///< low, high on the x axis: shaded spans; labels
};

/// The colours of Okabe and Ito, distinguishable with every common kind of colour blindness (their
/// yellow, illegible on white, is left out). Name one where a thing keeps its colour over charts.
/// @source M. Okabe, K. Ito, Color Universal Design, 2002, rev. 2008 (jfly.uni-koeln.de/color)
enum class hue { automatic, blue, vermillion, green, purple, orange, sky, black };

/// Columns that a kind does not read stay empty; those it reads have one length. Values that are
/// not finite are unknown: they are left out of the picture, which says how many, and never drawn
/// as 0.
struct series {
    std::string name = {};
    series_kind kind = series_kind::line;
    std::vector<double> x = {};
    std::vector<double> y = {};
    std::vector<double> low = {};
    std::vector<double> high = {};
    std::vector<std::string> labels = {};
    hue colour = hue::automatic;
    friend bool operator==(const series&, const series&) = default;
};

enum class axis_scale {
    linear,
    logarithmic,  ///< values that are not positive are left out and said to be
    year,         ///< calendar years as numbers, 2025.5 is mid-2025
    day,          ///< days since 1970-01-01, see `day_number`
};

struct axis {
    std::string label = {};
    std::string unit = {};
    axis_scale scale = axis_scale::linear;
    /// Ends of the axis; without them, from the data.
    std::optional<double> from = {};
    std::optional<double> to = {};
    /// Not empty: a categorical axis (x only), category i at position i.
    std::vector<std::string> categories = {};
    friend bool operator==(const axis&, const axis&) = default;
};

struct chart {
    /// Names the files of the chart, and is unique in a report.
    std::string id = {};
    std::string title = {};
    std::string subtitle = {};
    axis x = {};
    axis y = {};
    std::vector<series> data = {};
    std::string note = {};
    std::string source = {};
    friend bool operator==(const chart&, const chart&) = default;
};

/// A date as a position on an axis of scale `day`.
[[nodiscard]] inline double day_number(date d)
{
    return static_cast<double>(d.sys_days().time_since_epoch().count());
}

/// The data of a chart, one row per value: series, x, y, low, high, label (columns that no series
/// has are left out). Unknown values are empty cells. What is shown where no picture can be drawn.
/// @throws domain_error if the columns that a series reads differ in length.
[[nodiscard]] HIRSCHMAN_API table data_table(const chart& c);

/// How to draw. gnuplot is run directly, without a shell, on pipes: there are no temporary files.
/// The library reads no environment, so the caller hands in the PATH to search.
struct drawing_options {
    /// A path, or a bare name that is looked up in `search_path`.
    std::string gnuplot = "gnuplot";
    /// Directories separated by ':', as in PATH.
    std::string search_path = {};
    double time_limit_s = 20.0;
    /// Pixels; the picture grows beyond the height where its legend and captions need it.
    int width = 800;
    int height = 440;
    /// With captions the picture holds title, subtitle, note and source; a page that sets them
    /// itself does without.
    bool captions = true;
};

enum class drawing_status { drawn, gnuplot_not_found, failed, timed_out };

/// `svg` is filled only if `status` is `drawn`. `message` says what went wrong, or what a drawn
/// picture leaves out for lack of room.
struct drawing {
    drawing_status status = drawing_status::failed;
    std::string svg = {};
    std::string message = {};
};

/// One chart as SVG: the same bytes on each run, identifiers prefixed by the chart's id, with title
/// and description for screen readers. No text of the chart is ever read as a command by gnuplot.
/// @throws domain_error if the columns that a series reads differ in length.
[[nodiscard]] HIRSCHMAN_API drawing draw(const chart& c, const drawing_options& options);

}  // namespace hirschman::inline v0_1::io
