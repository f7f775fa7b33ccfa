// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/report.hpp>

#include "prose.hpp"

#include <hirschman/error.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace hirschman::inline v0_1::io {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& why)
{
    throw error("cannot write " + path.string() + ": " + why);
}

void make_folder(const fs::path& path)
{
    std::error_code failure;
    fs::create_directories(path, failure);
    if (failure) fail(path, failure.message());
    if (!fs::is_directory(path, failure)) fail(path, "it is not a directory");
}

/// Beside, then renamed: a reader sees the old file or the new one, never half of one.
void write_whole(const fs::path& path, const std::string& content)
{
    fs::path beside = path;
    beside += ".partial";
    errno = 0;
    std::error_code failure;
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        out.close();
        if (!out) {
            const std::string why = errno != 0 ? std::strerror(errno) : "write error";
            fs::remove(beside, failure);
            fail(path, why);
        }
    }
    fs::rename(beside, path, failure);
    if (failure) {
        const std::string why = failure.message();
        fs::remove(beside, failure);
        fail(path, why);
    }
}

}  // namespace

std::vector<drawing> draw_all(const report& r, const drawing_options& options)
{
    const auto names = detail::names_of(r);
    drawing_options bare = options;
    bare.captions = false;
    std::vector<drawing> drawings;
    for (const auto& part : r.sections)
        for (const auto& item : part.content)
            if (const auto* c = std::get_if<chart>(&item)) {
                chart named = *c;
                named.id = names.charts[drawings.size()];
                drawings.push_back(draw(named, bare));
            }
    return drawings;
}

written write(const report& r, const fs::path& directory, const drawing_options& options)
{
    // Everything is rendered before the first file is touched.
    const auto names = detail::names_of(r);
    const std::vector<drawing> drawings = draw_all(r, options);
    std::vector<std::pair<fs::path, std::string>> files;
    files.emplace_back("report.html", html(r, drawings));
    files.emplace_back("report.json", json_text(r));

    written result;
    std::size_t tables = 0, charts = 0;
    for (const auto& part : r.sections)
        for (const auto& item : part.content) {
            if (const auto* t = std::get_if<table>(&item))
                files.emplace_back("tables/" + names.tables[tables++] + ".csv", csv_text(*t));
            const auto* c = std::get_if<chart>(&item);
            if (c == nullptr) continue;
            const std::string& name = names.charts[charts];
            files.emplace_back("charts/" + name + ".csv", csv_text(data_table(*c)));
            drawing alone = drawings[charts];
            if (alone.status == drawing_status::drawn && options.captions) {
                chart named = *c;
                named.id = name;
                alone = draw(named, options);
            }
            if (alone.status == drawing_status::drawn)
                files.emplace_back("charts/" + name + ".svg", alone.svg);
            else if (std::find(result.messages.begin(), result.messages.end(), alone.message) ==
                     result.messages.end())
                result.messages.push_back(alone.message);
            ++charts;
        }

    make_folder(directory);
    if (tables != 0) make_folder(directory / "tables");
    if (charts != 0) make_folder(directory / "charts");
    for (const auto& [name, content] : files) {
        const fs::path path = directory / name;
        write_whole(path, content);
        result.files.push_back(path);
    }
    return result;
}

}  // namespace hirschman::inline v0_1::io
