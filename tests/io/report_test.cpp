// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/report.hpp>

#include <hirschman/error.hpp>
#include <hirschman/io/csv.hpp>
#include <hirschman/io/json.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <string>

#include <unistd.h>

namespace io = hirschman::io;
namespace fs = std::filesystem;

namespace {

class folder {
public:
    folder()
    {
        static int count = 0;
        path_ = fs::temp_directory_path() /
                ("hirschman_report_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
        fs::create_directories(path_);
    }
    ~folder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

    /// A program of the shell, to stand in for gnuplot.
    [[nodiscard]] std::string program(const std::string& body) const
    {
        const fs::path file = path_ / "gnuplot";
        std::ofstream(file) << "#!/bin/sh\n" << body << "\n";
        fs::permissions(file, fs::perms::owner_all);
        return file.string();
    }

private:
    fs::path path_;
};

std::string content_of(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t count(const std::string& text, const std::string& part)
{
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++n;
    return n;
}

io::drawing_options with_gnuplot()
{
    return {.search_path = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"};
}

/// The tests of pictures need gnuplot, which the library does not.
#define NEED_GNUPLOT(drawn) \
    if ((drawn).status == io::drawing_status::gnuplot_not_found) GTEST_SKIP() << (drawn).message

io::chart small_chart()
{
    return {.id = "exports",
            .title = "Exports by year",
            .x = {.label = "Year", .scale = io::axis_scale::year},
            .y = {.label = "Exports", .unit = "t"},
            .data = {{.name = "reported",
                      .kind = io::series_kind::points,
                      .x = {2023, 2024},
                      .y = {1.5, 0.1},
                      .labels = {"first", ""}}},
            .source = "customs"};
}

io::report small_report()
{
    return {.title = "A <small> report",
            .subtitle = "for a test",
            .facts = {{"as of", "2025-07-15"}, {"draws", "1,000"}},
            .sections = {
                {.title = "Claim 1",
                 .content = {
                     io::paragraph{"It was said.", io::paragraph_style::claim},
                     io::table{.id = "revenue",
                               .title = "Revenue",
                               .columns = {{"Quantity"}, {"Median", "USD", io::alignment::right}},
                               .rows = {{"lost", "15"}, {"regained, \"all\"", "1.5"}},
                               .source = "model"},
                     small_chart(), io::paragraph{"So it is.", io::paragraph_style::reading},
                     io::paragraph{"Not advice.", io::paragraph_style::warning}}}}};
}

}  // namespace

TEST(report_terminal, a_small_report_reads_like_this)
{
    EXPECT_EQ(io::terminal_text(small_report(), {.width = 60}),
              "A <small> report\n"
              "════════════════\n"
              "for a test\n"
              "\n"
              "as of  2025-07-15\n"
              "draws  1,000\n"
              "\n"
              "── Claim 1 ─────────────────────────────────────────────────\n"
              "\n"
              "│ It was said.\n"
              "\n"
              "Revenue\n"
              "Quantity         Median (USD)\n"
              "─────────────────────────────\n"
              "lost                       15\n"
              "regained, \"all\"           1.5\n"
              "Source: model\n"
              "\n"
              "Chart: Exports by year\n"
              "series    Year  Exports (t)  label\n"
              "──────────────────────────────────\n"
              "reported  2023          1.5  first\n"
              "reported  2024          0.1\n"
              "Source: customs\n"
              "\n"
              "→ So it is.\n"
              "\n"
              "! Not advice.\n");
}

TEST(report_terminal, colour_comes_only_when_asked_for)
{
    EXPECT_EQ(io::terminal_text(small_report()).find('\x1b'), std::string::npos);
    EXPECT_NE(io::terminal_text(small_report(), {.colour = true}).find("\x1b["), std::string::npos);
}

TEST(report_terminal, text_cannot_send_escape_sequences_or_turn_round)
{
    const io::report r{.title =
                           "a\x1b[31mb\xC2\x9B"
                           "c",
                       .sections = {{.content = {io::paragraph{"x\u202Ey\a"}}}}};
    const std::string text = io::terminal_text(r);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\a'), std::string::npos);
    EXPECT_EQ(text.find("\u202E"), std::string::npos);
    EXPECT_NE(text.find("a [31mb c"), std::string::npos);
}

TEST(report_terminal, no_line_is_wider_than_asked)
{
    // Narrow, wide (two columns), combining and broken characters.
    static const std::vector<std::pair<std::string, std::size_t>> characters = {
        {"a", 1}, {"W", 1}, {" ", 1},    {"é", 1}, {"漢", 2},
        {"́", 0},  {"😀", 2}, {"\xFF", 1}, {"-", 1}};
    const auto width_of = [](const std::string& line) {
        std::size_t width = 0;
        for (std::size_t at = 0; at < line.size();) {
            const auto byte = static_cast<unsigned char>(line[at]);
            const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
            const std::string character = line.substr(at, length);
            at += length;
            std::size_t columns = 1;
            for (const auto& [known, known_width] : characters)
                if (known == character) columns = known_width;
            width += columns;
        }
        return width;
    };
    const bool held = rc::check([&] {
        const auto words = [&](int longest) {
            std::string text;
            for (int i = *rc::gen::inRange(0, longest); i > 0; --i)
                text += characters[*rc::gen::inRange<std::size_t>(0, characters.size())].first;
            return text;
        };
        const auto width = *rc::gen::inRange<std::size_t>(20, 101);
        const auto columns = *rc::gen::inRange<std::size_t>(0, 9);
        io::table t{.title = words(60)};
        for (std::size_t i = 0; i < columns; ++i)
            t.columns.push_back(
                {words(15), words(5), i % 2 == 0 ? io::alignment::left : io::alignment::right});
        for (int row = 0; row < 3; ++row) {
            t.rows.emplace_back();
            for (std::size_t i = 0; i < columns; ++i) t.rows.back().push_back(words(30));
        }
        const io::report r{
            .title = words(130),
            .subtitle = words(130),
            .facts = {{words(60), words(130)}},
            .sections = {{.title = words(130),
                          .content = {io::paragraph{words(200), io::paragraph_style::claim}, t}}}};
        const std::string text = io::terminal_text(r, {.width = width});
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = text.find('\n', at);
            RC_ASSERT(width_of(text.substr(at, end - at)) <= width);
            at = end + 1;
        }
    });
    EXPECT_TRUE(held);
}

TEST(report_terminal, a_width_under_twenty_columns_is_refused)
{
    EXPECT_THROW((void)io::terminal_text({}, {.width = 19}), hirschman::domain_error);
}

TEST(report_csv, quotes_where_it_must_and_reads_back)
{
    const io::table t{.columns = {{"name"}, {"value", "USD, 2024"}},
                      .rows = {{"plain", "1"}, {"a \"b\", c", "2"}, {"two\nlines"}}};
    const std::string text = io::csv_text(t);
    EXPECT_EQ(text,
              "name,\"value (USD, 2024)\"\r\nplain,1\r\n\"a \"\"b\"\", c\",2\r\n"
              "\"two\nlines\",\r\n");
    const auto read = io::parse_csv(text);
    EXPECT_EQ(read[1]["name"].raw(), "a \"b\", c");
    EXPECT_EQ(read[2]["name"].raw(), "two\nlines");
}

TEST(report_csv, a_row_longer_than_the_header_is_refused_everywhere)
{
    const io::table t{.columns = {{"one"}}, .rows = {{"1", "2"}}};
    EXPECT_THROW((void)io::csv_text(t), hirschman::domain_error);
    const io::report r{.sections = {{.content = {t}}}};
    EXPECT_THROW((void)io::terminal_text(r), hirschman::domain_error);
    EXPECT_THROW((void)io::html(r), hirschman::domain_error);
    EXPECT_THROW((void)io::json_text(r), hirschman::domain_error);
}

TEST(report_chart, its_data_are_a_table_with_dates_and_categories)
{
    const io::chart dated{.x = {.label = "day", .scale = io::axis_scale::day},
                          .data = {{.name = "s",
                                    .x = {io::day_number(hirschman::date::from_iso("2025-04-04"))},
                                    .y = {0.1}}}};
    EXPECT_EQ(io::csv_text(io::data_table(dated)), "series,day,value\r\ns,2025-04-04,0.1\r\n");
    const io::chart named{.x = {.categories = {"before", "after"}},
                          .data = {{.name = "s", .kind = io::series_kind::bars, .y = {1, NAN}}}};
    EXPECT_EQ(io::csv_text(io::data_table(named)), "series,x,value\r\ns,before,1\r\ns,after,\r\n");
}

TEST(report_chart, columns_of_different_length_are_refused)
{
    const io::chart c{.data = {{.name = "s", .x = {1, 2}, .y = {1}}}};
    EXPECT_THROW((void)io::data_table(c), hirschman::domain_error);
    EXPECT_THROW((void)io::draw(c, with_gnuplot()), hirschman::domain_error);
}

TEST(report_chart, values_that_are_not_finite_are_left_out_and_said_so)
{
    constexpr double inf = std::numeric_limits<double>::infinity();
    io::chart c = small_chart();
    c.data[0].x = {1, 2, 3, 4};
    c.data[0].y = {NAN, inf, -inf, 4};
    c.data[0].labels = {};
    const io::report r{.sections = {{.content = {c}}}};
    const std::string said = "3 values of “reported” are unknown and left out.";
    EXPECT_NE(io::terminal_text(r).find(said), std::string::npos);
    EXPECT_NE(io::html(r).find(said), std::string::npos);
    EXPECT_NE(io::json_text(r).find("\"y\": [null, null, null, 4]"), std::string::npos);
    const io::drawing d = io::draw(c, with_gnuplot());
    NEED_GNUPLOT(d);
    EXPECT_EQ(d.status, io::drawing_status::drawn) << d.message;
    EXPECT_EQ(count(d.svg, "<use xlink:href='#exports-gpPt6' transform="), 2u)
        << "one value and the legend";
    EXPECT_EQ(d.svg.find("nan"), std::string::npos);
}

TEST(report_chart, what_is_not_positive_is_unknown_on_a_logarithmic_axis)
{
    io::chart c = small_chart();
    c.y.scale = io::axis_scale::logarithmic;
    c.data[0].y = {0, 10};
    const io::report r{.sections = {{.content = {c}}}};
    EXPECT_NE(io::html(r).find("1 value of “reported” is unknown and left out."),
              std::string::npos);
}

TEST(report_chart, the_same_chart_is_the_same_bytes)
{
    const io::drawing first = io::draw(small_chart(), with_gnuplot());
    NEED_GNUPLOT(first);
    ASSERT_EQ(first.status, io::drawing_status::drawn) << first.message;
    EXPECT_EQ(first.svg, io::draw(small_chart(), with_gnuplot()).svg);
    EXPECT_EQ(first.svg.find("patchlevel"), std::string::npos);
    EXPECT_NE(first.svg.find("role=\"img\""), std::string::npos);
    EXPECT_NE(first.svg.find("<title id=\"exports-title\">Exports by year</title>"),
              std::string::npos);
    EXPECT_NE(first.svg.find("Exports (t)"), std::string::npos);
    EXPECT_NE(first.svg.find("Source: customs"), std::string::npos);
    EXPECT_EQ(first.svg.find("gnuplot"), std::string::npos);
}

TEST(report_chart, no_text_reaches_gnuplot_as_a_command)
{
    const folder temporary;
    const std::string trace = (temporary.path() / "trace").string();
    const std::string bad = "\"; system(\"touch " + trace + "\") #'`touch " + trace +
                            "`\nsystem 'touch " + trace + "'\n!touch " + trace +
                            "\nEOD\n@m {/Bold x} %s \\ hm0mh <title>gnuplot_plot_1</title>";
    const io::chart c{
        .id = bad,
        .title = bad,
        .subtitle = bad,
        .x = {.label = bad, .unit = bad},
        .y = {.label = bad, .unit = bad},
        .data =
            {{.name = bad,
              .kind = io::series_kind::points,
              .x = {1, 2},
              .y = {1, 2},
              .labels = {bad, bad}},
             {.name = bad, .kind = io::series_kind::vertical_limit, .x = {1.5}, .labels = {bad}},
             {.name = bad, .kind = io::series_kind::horizontal_limit, .y = {1.5}, .labels = {bad}}},
        .note = bad,
        .source = bad};
    const io::drawing d = io::draw(c, with_gnuplot());
    NEED_GNUPLOT(d);
    EXPECT_EQ(d.status, io::drawing_status::drawn) << d.message;
    EXPECT_FALSE(fs::exists(trace));
    EXPECT_NE(d.svg.find("hm0mh &lt;title&gt;"), std::string::npos) << "the words stay as they are";

    // What gnuplot is given holds none of them.
    const std::string spy = temporary.program("cat > '" + trace + "'");
    EXPECT_EQ(io::draw(c, {.gnuplot = spy}).status, io::drawing_status::failed);
    EXPECT_EQ(content_of(trace).find("touch"), std::string::npos);
    EXPECT_NE(content_of(trace).find("set terminal svg"), std::string::npos);
}

TEST(report_chart, every_kind_of_series_and_axis_is_drawn)
{
    using io::series_kind;
    const std::vector<double> x{20000, 20100, 20200};
    io::chart c{.id = "all",
                .title = "All",
                .x = {.label = "day", .scale = io::axis_scale::day},
                .y = {.label = "y"}};
    for (const auto kind :
         {series_kind::line, series_kind::step, series_kind::points, series_kind::bars,
          series_kind::fan, series_kind::interval, series_kind::vertical_limit,
          series_kind::horizontal_limit, series_kind::vertical_band}) {
        io::series s{.name = "s",
                     .kind = kind,
                     .x = x,
                     .y = {-1, 2, 4},
                     .low = {-2, 1, 3},
                     .high = {0, 3, 5}};
        if (kind == series_kind::vertical_band) s.low = {20010}, s.high = {20050};
        c.data.push_back(s);
    }
    for (const bool captions : {true, false}) {
        io::drawing_options options = with_gnuplot();
        options.captions = captions;
        const io::drawing d = io::draw(c, options);
        NEED_GNUPLOT(d);
        EXPECT_EQ(d.status, io::drawing_status::drawn) << d.message;
    }
}

TEST(report_chart, an_empty_chart_says_that_there_are_no_data)
{
    for (const io::chart& c : {io::chart{}, io::chart{.x = {.categories = {"a"}}},
                               io::chart{.x = {.scale = io::axis_scale::logarithmic},
                               .data = {{.name = "s", .x = {NAN}, .y = {1}}}}}) {
        const io::drawing d = io::draw(c, with_gnuplot());
        NEED_GNUPLOT(d);
        ASSERT_EQ(d.status, io::drawing_status::drawn) << d.message;
        EXPECT_NE(d.svg.find("There are no data to show."), std::string::npos);
    }
}

TEST(report_chart, extreme_values_and_ends_of_axes_end)
{
    for (const std::vector<double>& y :
         {std::vector<double>{-1e308, 1e308}, {1e16, 1e16 + 2}, {5e-324, 1e-323}, {0, 0}, {-3, -3}})
        for (const auto scale : {io::axis_scale::linear, io::axis_scale::logarithmic}) {
            io::chart c = small_chart();
            c.y.scale = scale;
            c.data[0].y = y;
            const io::drawing d = io::draw(c, with_gnuplot());
            NEED_GNUPLOT(d);
            EXPECT_EQ(d.status, io::drawing_status::drawn) << d.message;
        }
    io::chart backwards = small_chart();
    backwards.y.from = 2;
    backwards.y.to = 1;
    EXPECT_THROW((void)io::draw(backwards, with_gnuplot()), hirschman::domain_error);
    io::chart narrow = small_chart();
    narrow.y.from = 1;
    narrow.y.to = 2;
    const io::drawing d = io::draw(narrow, with_gnuplot());
    NEED_GNUPLOT(d);
    EXPECT_EQ(d.message, "1 value lies beyond the axes.");
}

TEST(report_gnuplot, without_it_the_page_holds_the_data_and_says_so)
{
    const folder empty;
    const io::drawing_options options{.search_path = empty.path().string() + "::"};
    const auto drawings = io::draw_all(small_report(), options);
    ASSERT_EQ(drawings.size(), 1u);
    EXPECT_EQ(drawings[0].status, io::drawing_status::gnuplot_not_found);
    const std::string page = io::html(small_report(), drawings);
    EXPECT_NE(page.find("gnuplot was not found"), std::string::npos);
    EXPECT_EQ(page.find("<svg"), std::string::npos);
    EXPECT_NE(page.find("<td class=\"number\">0.1</td>"), std::string::npos);
}

TEST(report_gnuplot, its_failure_is_a_message_and_no_picture)
{
    const folder temporary;
    const auto draw_with = [&](const std::string& body, double limit = 10) {
        return io::draw(small_chart(), {.gnuplot = temporary.program(body), .time_limit_s = limit});
    };
    const auto broken = draw_with("echo 'line 3: bad' >&2; exit 1");
    EXPECT_EQ(broken.status, io::drawing_status::failed);
    EXPECT_NE(broken.message.find("line 3: bad"), std::string::npos);
    EXPECT_TRUE(broken.svg.empty());

    EXPECT_EQ(draw_with("cat > /dev/null; echo '<svg></svg>'").status, io::drawing_status::failed);
    EXPECT_NE(draw_with("kill -9 $$").message.find("signal 9"), std::string::npos);
    // A program that never reads its input must not end the caller by SIGPIPE.
    EXPECT_EQ(draw_with("exec <&-; exit 3").status, io::drawing_status::failed);

    const auto slow = draw_with("sleep 60 & wait", 0.2);
    EXPECT_EQ(slow.status, io::drawing_status::timed_out);
    EXPECT_NE(slow.message.find("0.2 s"), std::string::npos);
}

TEST(report_html, everything_is_escaped_and_nothing_is_loaded)
{
    const std::string bad = "<script>alert('x')</script>&\"";
    io::chart c = small_chart();
    c.title = c.subtitle = c.note = c.source = c.x.label = c.y.unit = bad;
    c.data[0].name = bad;
    c.data[0].labels = {bad};
    const io::report r{.title = bad,
                       .subtitle = bad,
                       .facts = {{bad, bad}},
                       .sections = {{.title = bad,
                                     .content = {io::paragraph{bad},
                                                 io::table{.title = bad,
                                                           .columns = {{bad, bad}},
                                                           .rows = {{bad}},
                                                           .note = bad,
                                                           .source = bad},
                                                 c}}}};
    for (const auto& options : {io::drawing_options{}, with_gnuplot()}) {
        const std::string page = io::html(r, io::draw_all(r, options));
        EXPECT_EQ(page.find("<script"), std::string::npos);
        EXPECT_EQ(page.find("alert('"), std::string::npos);
        EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
        EXPECT_EQ(page.find("src="), std::string::npos);
        EXPECT_EQ(page.find("url("), std::string::npos);
    }
}

TEST(report_html, pictures_of_one_page_share_no_identifier)
{
    io::report r = small_report();
    r.sections.push_back(r.sections[0]);
    const auto drawings = io::draw_all(r, with_gnuplot());
    NEED_GNUPLOT(drawings[0]);
    const std::string page = io::html(r, drawings);
    EXPECT_EQ(count(page, "id=\"exports-title\""), 1u);
    EXPECT_EQ(count(page, "id=\"exports-2-title\""), 1u);
    EXPECT_EQ(count(page, "id='exports-gpPt6'"), 1u);
    EXPECT_THROW((void)io::html(r, std::span(drawings).first(1)), hirschman::domain_error);
}

TEST(report_json, reads_back_with_its_fields_in_order)
{
    const std::string text = io::json_text(small_report());
    const auto read = io::parse_json(text);
    const auto content = read["sections"][0]["content"];
    EXPECT_EQ(content[1]["rows"][1][0].string(), "regained, \"all\"");
    EXPECT_EQ(content[2]["data"][0]["y"][1].number(), 0.1);
    EXPECT_NE(text.find("\"y\": [1.5, 0.1]"), std::string::npos);
    EXPECT_LT(text.find("\"title\""), text.find("\"facts\""));
    EXPECT_LT(text.find("\"facts\""), text.find("\"sections\""));
    const std::string odd = io::json_text({.title = "a\x01\"\\\n\xFF"});
    EXPECT_NE(odd.find("\"a\\u0001\\\"\\\\\\n\xEF\xBF\xBD\""), std::string::npos);
}

TEST(report_empty, has_every_rendering)
{
    EXPECT_EQ(io::terminal_text({}), "");
    EXPECT_NE(io::html({}).find("</html>"), std::string::npos);
    EXPECT_NO_THROW((void)io::parse_json(io::json_text({})));
    EXPECT_EQ(io::csv_text({}), "\r\n");
    const io::report r{.sections = {{.content = {io::table{}, io::table{.columns = {{"a"}}},
                                                 io::paragraph{}, io::chart{}}}}};
    EXPECT_NE(io::terminal_text(r).find("(no rows)"), std::string::npos);
    EXPECT_NE(io::html(r).find("(no rows)"), std::string::npos);
}

TEST(report_write, leaves_whole_files_with_safe_names)
{
    const folder temporary;
    io::report r = small_report();
    r.sections[0].content.push_back(io::table{.id = "../../Etc/Passwd", .columns = {{"a"}}});
    r.sections[0].content.push_back(io::table{.title = "Revenue", .columns = {{"a"}}});
    r.sections[0].content.push_back(io::table{.id = "con", .columns = {{"a"}}});
    const fs::path out = temporary.path() / "new" / "report";
    const auto written = io::write(r, out);
    EXPECT_EQ(content_of(out / "report.json"), io::json_text(r));
    EXPECT_EQ(content_of(out / "tables/revenue.csv"),
              io::csv_text(std::get<io::table>(r.sections[0].content[1])));
    EXPECT_TRUE(fs::exists(out / "tables/etc-passwd.csv"));
    EXPECT_TRUE(fs::exists(out / "tables/revenue-2.csv"));
    EXPECT_TRUE(fs::exists(out / "tables/table-con.csv"));
    EXPECT_TRUE(fs::exists(out / "charts/exports.csv"));
    ASSERT_EQ(written.messages.size(), 1u);
    EXPECT_NE(written.messages[0].find("not found"), std::string::npos);
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(out))
        if (entry.is_regular_file()) {
            ++files;
            EXPECT_NE(entry.path().extension(), ".partial");
        }
    EXPECT_EQ(files, written.files.size());
    const auto again = io::write(r, out);
    EXPECT_EQ(again.files, written.files);
}

TEST(report_write, an_error_names_the_path)
{
    const folder temporary;
    const fs::path file = temporary.path() / "file";
    std::ofstream(file) << "x";
    try {
        (void)io::write(small_report(), file / "below");
        FAIL() << "wrote below a file";
    } catch (const hirschman::error& e) {
        EXPECT_NE(std::string(e.what()).find(file.string()), std::string::npos) << e.what();
    }
    // The old report stays when the new one cannot take its place.
    fs::create_directories(temporary.path() / "report.html" / "occupied");
    try {
        (void)io::write(small_report(), temporary.path());
        FAIL() << "replaced a directory";
    } catch (const hirschman::error& e) {
        EXPECT_NE(std::string(e.what()).find("report.html"), std::string::npos) << e.what();
    }
    EXPECT_FALSE(fs::exists(temporary.path() / "report.html.partial"));
}
