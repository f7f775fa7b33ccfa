// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/csv.hpp>

#include "file.hpp"
#include "spelling.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <system_error>
#include <utility>

namespace hirschman::inline v0_1::io {

namespace {

std::string field_count(std::size_t n)
{
    return std::to_string(n) + (n == 1 ? " field" : " fields");
}

/// Reads one record after another; knows the line.
class reader {
public:
    reader(std::string_view content, const std::string& file) : rest_(content), file_(file) {}

    [[nodiscard]] bool done() const noexcept { return at_ == rest_.size(); }
    [[nodiscard]] std::size_t line() const noexcept { return line_; }

    /// Calls `put(characters)` for pieces of a field and `end_field()` after each; returns the
    /// number of fields. `at_` is left at the start of the next record.
    template <class Put, class EndField>
    std::size_t record(Put put, EndField end_field)
    {
        std::size_t fields = 0;
        while (true) {
            ++fields;
            if (at_ < rest_.size() && rest_[at_] == '"')
                quoted_field(put, fields);
            else
                plain_field(put, fields);
            end_field();
            if (at_ == rest_.size()) return fields;
            if (rest_[at_] == ',') {
                ++at_;
                continue;
            }
            end_line(fields);
            return fields;
        }
    }

private:
    template <class Put>
    void plain_field(Put put, std::size_t number)
    {
        const std::size_t end = std::min(rest_.find_first_of(",\"\r\n", at_), rest_.size());
        put(rest_.substr(at_, end - at_));
        at_ = end;
        if (at_ < rest_.size() && rest_[at_] == '"')
            fail(line_, number, "a quote only at the start of a field",
                 "a quote inside an unquoted field");
    }

    template <class Put>
    void quoted_field(Put put, std::size_t number)
    {
        const std::size_t opened = line_;
        ++at_;
        while (true) {
            const std::size_t end = rest_.find('"', at_);
            if (end == std::string_view::npos)
                fail(opened, number, "a closing quote", "the end of the file");
            const auto piece = rest_.substr(at_, end - at_);
            line_ += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
            put(piece);
            at_ = end + 1;
            if (at_ == rest_.size() || rest_[at_] != '"') break;
            put(std::string_view("\""));
            ++at_;
        }
        if (at_ < rest_.size() && rest_[at_] != ',' && rest_[at_] != '\n' && rest_[at_] != '\r')
            fail(line_, number, "a comma or a line break after a closing quote",
                 detail::quoted(rest_.substr(at_, 1)));
    }

    void end_line(std::size_t number)
    {
        if (rest_[at_] == '\r') {
            if (at_ + 1 >= rest_.size() || rest_[at_ + 1] != '\n')
                fail(line_, number, "a line break LF or CR LF", "a lone CR");
            ++at_;
        }
        ++at_;
        ++line_;
    }

    [[noreturn]] void fail(std::size_t line, std::size_t field, std::string_view expected,
                           std::string_view found) const
    {
        throw data_error({file_, line, "field " + std::to_string(field)}, expected, found);
    }

    std::string_view rest_;
    const std::string& file_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

std::vector<std::string_view> views(const std::vector<std::string>& texts)
{
    return {texts.begin(), texts.end()};
}

}  // namespace

csv_table::csv_table(std::string_view content, std::string file) : file_(std::move(file))
{
    content = detail::without_mark(content);
    if (content.empty()) throw data_error({file_, 0, ""}, "a header line", "an empty file");
    detail::require_text(content, file_);

    reader records(content, file_);
    std::string name;
    records.record([&](std::string_view piece) { name += piece; },
                   [&] {
                       if (name.empty())
                           throw data_error(
                               {file_, 1, "field " + std::to_string(columns_.size() + 1)},
                               "a column name", "an empty field");
                       if (has_column(name))
                           throw data_error({file_, 1, name}, "each column once", "it twice");
                       columns_.push_back(std::move(name));
                       name.clear();
                   });

    fields_.reserve(content.size());
    while (!records.done()) {
        const std::size_t line = records.line();
        const std::size_t found = records.record([&](std::string_view piece) { fields_ += piece; },
                                                 [&] { ends_.push_back(fields_.size()); });
        if (found != columns_.size())
            throw data_error({file_, line, ""}, field_count(columns_.size()), field_count(found));
        lines_.push_back(line);
    }
}

bool csv_table::has_column(std::string_view name) const noexcept
{
    return std::find(columns_.begin(), columns_.end(), name) != columns_.end();
}

std::size_t csv_table::column_of(std::string_view name) const
{
    const auto found = std::find(columns_.begin(), columns_.end(), name);
    if (found == columns_.end())
        throw data_error({file_, 1, ""}, "a column " + detail::quoted(name),
                         "none" + detail::suggestion(name, views(columns_)));
    return static_cast<std::size_t>(found - columns_.begin());
}

std::string_view csv_table::field(std::size_t row, std::size_t column) const noexcept
{
    const std::size_t index = row * columns_.size() + column;
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(fields_).substr(begin, ends_[index] - begin);
}

void csv_table::require_columns(std::initializer_list<std::string_view> required,
                                std::initializer_list<std::string_view> optional) const
{
    for (const auto name : required) (void)column_of(name);
    std::vector<std::string_view> known(required);
    known.insert(known.end(), optional);
    for (const auto& name : columns_)
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw data_error({file_, 1, ""}, "only known columns",
                             detail::quoted(name) + detail::suggestion(name, known));
}

void csv_table::require_unique(std::initializer_list<std::string_view> key) const
{
    std::vector<std::size_t> columns;
    for (const auto name : key) columns.push_back(column_of(name));
    const auto compare = [&](std::size_t a, std::size_t b) {
        for (const auto column : columns)
            if (const int order = field(a, column).compare(field(b, column)); order != 0)
                return order;
        return 0;
    };
    std::vector<std::size_t> rows(size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::stable_sort(rows.begin(), rows.end(),
                     [&](std::size_t a, std::size_t b) { return compare(a, b) < 0; });
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (compare(rows[i - 1], rows[i]) != 0) continue;
        std::string value;
        std::string names;
        for (const auto column : columns) {
            names += (names.empty() ? "" : ", ") + columns_[column];
            value += (value.empty() ? "" : ", ") + std::string(field(rows[i], column));
        }
        throw data_error({file_, lines_[rows[i]], names}, "no duplicate",
                         detail::quoted(value) + ", given in line " +
                             std::to_string(lines_[rows[i - 1]]) + " already");
    }
}

csv_cell csv_row::operator[](std::string_view column) const
{
    return {*table_, row_, table_->column_of(column)};
}

csv_cell csv_row::at(std::size_t column) const
{
    if (column >= table_->columns().size())
        throw domain_error("column", static_cast<double>(column), "",
                           "[0, " + std::to_string(table_->columns().size()) + ")");
    return {*table_, row_, column};
}

std::size_t csv_row::line() const noexcept { return table_->lines_[row_]; }

csv_cell::csv_cell(const csv_table& table, std::size_t row, std::size_t column) noexcept
    : table_(&table), row_(row), column_(column), content_(table.field(row, column))
{
}

data_place csv_cell::place() const
{
    return {table_->file(), table_->lines_[row_], table_->columns()[column_]};
}

void csv_cell::fail(std::string_view expected) const
{
    throw data_error(place(), expected, content_.empty() ? "nothing" : detail::quoted(content_));
}

std::string_view csv_cell::text() const
{
    if (content_.empty()) fail("text");
    return content_;
}

double csv_cell::number() const
{
    double value = 0;
    if (!detail::exact_number(content_, value)) fail("a finite number");
    return value;
}

std::optional<double> csv_cell::optional_number() const
{
    if (empty()) return {};
    return number();
}

double csv_cell::share() const
{
    const double value = number();
    if (value < 0 || value > 1) fail("a share between 0 and 1");
    return value;
}

std::optional<double> csv_cell::optional_share() const
{
    if (empty()) return {};
    return share();
}

long long csv_cell::integer() const
{
    long long value = 0;
    const char* const end = content_.data() + content_.size();
    const auto [stop, status] = std::from_chars(content_.data(), end, value);
    if (content_.empty() || status != std::errc{} || stop != end) fail("a whole number");
    return value;
}

date csv_cell::day() const
{
    const auto parsed = date::parse(content_);
    if (!parsed) fail("a date YYYY-MM-DD");
    return *parsed;
}

std::optional<date> csv_cell::optional_day() const
{
    if (empty()) return {};
    return day();
}

country csv_cell::nation() const
{
    const auto parsed = country::parse(content_);
    if (!parsed) fail("an ISO 3166-1 alpha-3 country");
    return *parsed;
}

std::size_t csv_cell::word(std::initializer_list<std::string_view> permitted) const
{
    const auto found = std::find(permitted.begin(), permitted.end(), content_);
    if (found == permitted.end()) fail(detail::one_of(permitted));
    return static_cast<std::size_t>(found - permitted.begin());
}

csv_table parse_csv(std::string_view content, std::string file)
{
    return csv_table(content, std::move(file));
}

csv_table load_csv(const std::string& path) { return csv_table(detail::read_file(path), path); }

csv_writer::csv_writer(const std::vector<std::string>& columns) : columns_(columns.size())
{
    if (columns.empty()) throw domain_error("a CSV file needs at least one column");
    for (const auto& name : columns) add(name);
    end_row();
}

csv_writer& csv_writer::add(std::string_view field)
{
    if (fields_ == columns_) throw domain_error("a CSV record has more fields than columns");
    if (fields_++ > 0) content_ += ',';
    // A lone empty field would read as an empty line.
    if (field.find_first_of(",\"\r\n") == std::string_view::npos &&
        !(field.empty() && columns_ == 1)) {
        content_ += field;
        return *this;
    }
    content_ += '"';
    for (const char c : field) {
        if (c == '"') content_ += '"';
        content_ += c;
    }
    content_ += '"';
    return *this;
}

csv_writer& csv_writer::add(double value)
{
    if (!std::isfinite(value)) throw domain_error("CSV field", value, "", "the finite numbers");
    return add(std::string_view(to_text(value)));
}

csv_writer& csv_writer::add(std::optional<double> value)
{
    return value ? add(*value) : add(std::string_view());
}

csv_writer& csv_writer::end_row()
{
    if (fields_ != columns_) throw domain_error("a CSV record has fewer fields than columns");
    fields_ = 0;
    content_ += '\n';
    return *this;
}

const std::string& csv_writer::str() const
{
    if (fields_ != 0) throw domain_error("the last CSV record is not ended");
    return content_;
}

}  // namespace hirschman::inline v0_1::io
