// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "canvas.hpp"
#include "chart_names.hpp"
#include "chart_plot.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace hirschman::inline v0_1::io::detail {

/// Arranges a chart on a canvas: captions and legend, the plot with its axes, and the names.
class layout {
public:
    /// Keeps references to both.
    /// @throws domain_error as `plot` does.
    layout(const chart& c, const drawing_options& options);
    layout(const layout&) = delete;
    layout& operator=(const layout&) = delete;

    [[nodiscard]] const canvas& picture() const noexcept { return out_; }
    [[nodiscard]] double height() const noexcept { return height_; }
    /// What the picture does not show although the data are known.
    [[nodiscard]] std::string remarks() const;

private:
    /// One entry of the legend.
    struct entry {
        std::size_t of;
        std::vector<std::string> lines;
        place at;
    };

    double heading();
    double legend(double y);
    void frame(double y);
    void furniture();
    void draw_entry(const entry& e);
    double footing();

    const drawing_options& options_;
    canvas out_;
    plot on_;
    limit_names limits_;
    /// Margin of the words at both sides; a page that sets the captions has its own.
    double edge_;
    double bottom_ = 0;
    double height_ = 0;
    std::vector<entry> entries_;
    std::size_t outside_ = 0;
    std::size_t unnamed_ = 0;
};

}  // namespace hirschman::inline v0_1::io::detail
