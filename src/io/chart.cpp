// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/chart.hpp>

#include "chart_layout.hpp"
#include "process.hpp"
#include "prose.hpp"

#include <hirschman/error.hpp>

namespace hirschman::inline v0_1::io {

namespace {

using namespace detail;

std::string description_of(const chart& c)
{
    std::string text = clean(with_unit(c.y.label.empty() ? "Values" : c.y.label, c.y.unit));
    const std::string along = clean(with_unit(c.x.label, c.x.unit));
    if (!along.empty()) text += " by " + along;
    text += ".";
    for (const auto& s : c.data)
        if (const std::string name = clean(s.name); !name.empty()) text += " " + name + ".";
    return joined({clean(c.subtitle), text});
}

}  // namespace

drawing draw(const chart& c, const drawing_options& options)
{
    if (options.width < 320 || options.width > 4000)
        throw domain_error("width", options.width, "px", "[320, 4000]");
    if (options.height < 240 || options.height > 4000)
        throw domain_error("height", options.height, "px", "[240, 4000]");
    chart named = c;
    named.id = safe_name(c.id.empty() ? c.title : c.id, "chart");
    const layout picture(named, options);

    drawing result;
    const std::string program = find_program(options.gnuplot, options.search_path);
    if (program.empty()) {
        result.status = drawing_status::gnuplot_not_found;
        result.message = clean(options.gnuplot) + " was not found, so there is no picture.";
        return result;
    }
    // -d: no start-up file of the user can change the picture.
    const process_result run = run_program(
        program, "-d", picture.picture().script(picture.height()), options.time_limit_s);
    if (run.status == process_status::timed_out) {
        result.status = drawing_status::timed_out;
        result.message = "gnuplot did not finish within " + to_text(options.time_limit_s) +
                         " s, so there is no picture.";
        return result;
    }
    const std::string complaint = clean(run.errors).substr(0, 300);
    if (run.status != process_status::finished || run.code != 0) {
        result.message = "gnuplot failed";
        if (run.status == process_status::too_much_output)
            result.message += ": it wrote too much";
        else if (!complaint.empty())
            result.message += ": " + valid_utf8(complaint);
        else if (run.code >= 256)
            result.message += ": ended by signal " + std::to_string(run.code - 256);
        else
            result.message += " with exit status " + std::to_string(run.code);
        result.message += "; there is no picture.";
        return result;
    }
    result.svg =
        picture.picture().picture(run.output, picture.height(), named.title, description_of(named));
    if (result.svg.empty()) {
        result.message = "gnuplot wrote something else than the picture asked for.";
        return result;
    }
    result.status = drawing_status::drawn;
    result.message = picture.remarks();
    return result;
}

}  // namespace hirschman::inline v0_1::io
