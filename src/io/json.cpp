// SPDX-License-Identifier: BSL-1.0
#include <hirschman/io/json.hpp>

#include "file.hpp"
#include "spelling.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <system_error>
#include <utility>

namespace hirschman::inline v0_1::io {

namespace detail {

inline constexpr std::size_t deepest = 64;
inline constexpr std::size_t no_node = std::numeric_limits<std::size_t>::max();

struct json_node {
    json_kind kind = json_kind::null;
    bool truth = false;
    double number = 0;
    std::size_t line = 0;
    std::size_t parent = no_node;
    /// Position among the siblings.
    std::size_t index = 0;
    std::string key;
    /// Content of a string, digits of a number.
    std::string text;
    std::vector<std::size_t> children;
};

struct json_tree {
    std::string file;
    std::vector<json_node> nodes;

    [[nodiscard]] std::string path(std::size_t node) const;
};

namespace {

bool is_identifier(std::string_view key) noexcept
{
    if (key.empty() || (key[0] >= '0' && key[0] <= '9')) return false;
    return std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    });
}

std::string step(const std::string& key)
{
    return is_identifier(key) ? "." + key : "[" + quoted(key) + "]";
}

}  // namespace

std::string json_tree::path(std::size_t node) const
{
    std::vector<std::size_t> chain;
    for (; node != no_node && nodes[node].parent != no_node; node = nodes[node].parent)
        chain.push_back(node);
    std::string result = "$";
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
        const auto& step_node = nodes[*at];
        if (nodes[step_node.parent].kind == json_kind::array)
            result += "[" + std::to_string(step_node.index) + "]";
        else
            result += step(step_node.key);
    }
    return result;
}

namespace {

using boost::json::error_code;

/// Receives the tokens of Boost.JSON's parser; numbers are computed here, from their digits.
struct tree_builder {
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = max_object_size;
    static constexpr std::size_t max_key_size = max_object_size;
    static constexpr std::size_t max_string_size = max_object_size;

    json_tree tree;
    std::size_t line = 1;
    std::vector<std::size_t> open;
    std::string key;
    std::string text;
    bool in_key = false;
    bool has_key = false;

    /// Where the parser is: the open container, or the member whose value is due.
    [[nodiscard]] data_place here() const
    {
        std::string path = open.empty() ? "$" : tree.path(open.back());
        if (has_key)
            path += step(key);
        else if (!open.empty() && tree.nodes[open.back()].kind == json_kind::array)
            path += "[" + std::to_string(tree.nodes[open.back()].children.size()) + "]";
        return {tree.file, line, path};
    }

    json_node& add(json_kind kind)
    {
        json_node node;
        node.kind = kind;
        node.line = line;
        if (!open.empty()) {
            auto& parent = tree.nodes[open.back()];
            node.parent = open.back();
            node.index = parent.children.size();
            parent.children.push_back(tree.nodes.size());
            if (has_key) node.key = std::move(key);
        }
        key.clear();
        has_key = false;
        tree.nodes.push_back(std::move(node));
        return tree.nodes.back();
    }
    bool begin(json_kind kind)
    {
        if (open.size() == deepest)
            throw data_error(here(), "nesting at most " + std::to_string(deepest) + " deep",
                             "deeper nesting");
        add(kind);
        open.push_back(tree.nodes.size() - 1);
        return true;
    }
    bool number()
    {
        double value = 0;
        if (!exact_number(text, value))
            throw data_error(here(), "a number that a double can hold", quoted(text));
        auto& node = add(json_kind::number);
        node.number = value;
        node.text = std::exchange(text, {});
        return true;
    }
    void refuse_duplicates() const
    {
        auto members = tree.nodes[open.back()].children;
        std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            return tree.nodes[a].key < tree.nodes[b].key;
        });
        for (std::size_t i = 1; i < members.size(); ++i) {
            const auto& first = tree.nodes[members[i - 1]];
            const auto& second = tree.nodes[members[i]];
            if (first.key == second.key)
                throw data_error({tree.file, second.line, tree.path(members[i])}, "each key once",
                                 "it in line " + std::to_string(first.line) + " already");
        }
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return begin(json_kind::object); }
    bool on_object_end(std::size_t, error_code&)
    {
        refuse_duplicates();
        open.pop_back();
        return true;
    }
    bool on_array_begin(error_code&) { return begin(json_kind::array); }
    bool on_array_end(std::size_t, error_code&)
    {
        open.pop_back();
        return true;
    }
    bool on_key_part(std::string_view part, std::size_t, error_code&)
    {
        text += part;
        return true;
    }
    bool on_key(std::string_view part, std::size_t, error_code&)
    {
        text += part;
        key = std::exchange(text, {});
        has_key = true;
        return true;
    }
    bool on_string_part(std::string_view part, std::size_t, error_code&)
    {
        text += part;
        return true;
    }
    bool on_string(std::string_view part, std::size_t, error_code&)
    {
        text += part;
        add(json_kind::string).text = std::exchange(text, {});
        return true;
    }
    bool on_number_part(std::string_view part, error_code&)
    {
        text += part;
        return true;
    }
    bool on_int64(std::int64_t, std::string_view part, error_code&)
    {
        text += part;
        return number();
    }
    bool on_uint64(std::uint64_t, std::string_view part, error_code&)
    {
        text += part;
        return number();
    }
    bool on_double(double, std::string_view part, error_code&)
    {
        text += part;
        return number();
    }
    bool on_bool(bool truth, error_code&)
    {
        add(json_kind::boolean).truth = truth;
        return true;
    }
    bool on_null(error_code&)
    {
        add(json_kind::null);
        return true;
    }
    bool on_comment_part(std::string_view, error_code&) { return true; }
    bool on_comment(std::string_view, error_code&) { return true; }
};

std::string excerpt(std::string_view rest)
{
    rest = rest.substr(0, rest.find_last_not_of(" \t\r\n") + 1);
    return rest.empty() ? "the end of the line" : quoted(rest.substr(0, 30));
}

/// The parser is handed one line at a time, so that every token's line is known: no JSON token but
/// white space contains a line break.
std::shared_ptr<const json_tree> build(std::string_view content, std::string file)
{
    content = without_mark(content);
    require_text(content, file);

    boost::json::parse_options options;
    options.max_depth = deepest + 1;  // ours comes first, with a path
    boost::json::basic_parser<tree_builder> parser(options);
    auto& builder = parser.handler();
    builder.tree.file = std::move(file);

    while (!content.empty()) {
        const std::size_t end = std::min(content.find('\n'), content.size() - 1) + 1;
        const auto line = content.substr(0, end);
        content.remove_prefix(end);
        std::size_t used = 0;
        if (!parser.done()) {
            error_code failed;
            used = parser.write_some(true, line.data(), line.size(), failed);
            if (failed)
                throw data_error(builder.here(), "JSON",
                                 excerpt(line.substr(std::min(used, line.size()))) + " (" +
                                     failed.message() + ")");
        }
        const auto rest = line.substr(used);
        if (parser.done() && rest.find_first_not_of(" \t\r\n") != std::string_view::npos)
            throw data_error({builder.tree.file, builder.line, "$"}, "nothing after the value",
                             excerpt(rest.substr(rest.find_first_not_of(" \t\r\n"))));
        if (!content.empty()) ++builder.line;
    }
    if (!parser.done()) {
        error_code failed;
        parser.write_some(false, "", 0, failed);
        if (failed || !parser.done())
            throw data_error(builder.here(), "the rest of the JSON value", "the end of the file");
    }
    return std::make_shared<const json_tree>(std::move(builder.tree));
}

std::string_view name(json_kind kind) noexcept
{
    switch (kind) {
        case json_kind::null: return "null";
        case json_kind::boolean: return "true or false";
        case json_kind::number: return "a number";
        case json_kind::string: return "a string";
        case json_kind::array: return "an array";
        case json_kind::object: return "an object";
    }
    return "";
}

}  // namespace
}  // namespace detail

json_document::json_document(std::string_view content, std::string file)
    : tree_(detail::build(content, std::move(file)))
{
}

json_document parse_json(std::string_view content, std::string file)
{
    return json_document(content, std::move(file));
}

json_document load_json(const std::string& path)
{
    return json_document(detail::read_file(path), path);
}

json_kind json_value::kind() const noexcept { return tree_->nodes[node_].kind; }

void json_value::require(json_kind expected) const
{
    if (kind() != expected) fail(detail::name(expected));
}

bool json_value::boolean() const
{
    require(json_kind::boolean);
    return tree_->nodes[node_].truth;
}

double json_value::number() const
{
    require(json_kind::number);
    return tree_->nodes[node_].number;
}

double json_value::share() const
{
    const double value = number();
    if (value < 0 || value > 1) fail("a share between 0 and 1");
    return value;
}

long long json_value::integer() const
{
    const auto written = digits();
    long long value = 0;
    const char* const end = written.data() + written.size();
    const auto [stop, status] = std::from_chars(written.data(), end, value);
    if (status != std::errc{} || stop != end) fail("a whole number");
    return value;
}

std::string_view json_value::digits() const
{
    require(json_kind::number);
    return tree_->nodes[node_].text;
}

std::string_view json_value::string() const
{
    require(json_kind::string);
    return tree_->nodes[node_].text;
}

date json_value::day() const
{
    const auto parsed = is(json_kind::string) ? date::parse(string()) : std::nullopt;
    if (!parsed) fail("a date \"YYYY-MM-DD\"");
    return *parsed;
}

country json_value::nation() const
{
    const auto parsed = is(json_kind::string) ? country::parse(string()) : std::nullopt;
    if (!parsed) fail("an ISO 3166-1 alpha-3 country");
    return *parsed;
}

std::size_t json_value::word(std::initializer_list<std::string_view> permitted) const
{
    if (is(json_kind::string)) {
        const auto found = std::find(permitted.begin(), permitted.end(), string());
        if (found != permitted.end()) return static_cast<std::size_t>(found - permitted.begin());
        fail(detail::one_of(permitted),
             detail::quoted(string()) + detail::suggestion(string(), permitted));
    }
    fail(detail::one_of(permitted));
}

std::vector<json_value> json_value::items() const
{
    if (!is(json_kind::object)) require(json_kind::array);
    std::vector<json_value> result;
    for (const auto child : tree_->nodes[node_].children) result.push_back({tree_, child});
    return result;
}

std::size_t json_value::size() const
{
    if (!is(json_kind::object)) require(json_kind::array);
    return tree_->nodes[node_].children.size();
}

json_value json_value::at(std::size_t index) const
{
    require(json_kind::array);
    const auto& children = tree_->nodes[node_].children;
    if (index >= children.size())
        fail("at least " + std::to_string(index + 1) + " elements",
             std::to_string(children.size()));
    return {tree_, children[index]};
}

std::optional<json_value> json_value::find(std::string_view key) const
{
    require(json_kind::object);
    for (const auto child : tree_->nodes[node_].children)
        if (tree_->nodes[child].key == key) return json_value{tree_, child};
    return {};
}

json_value json_value::operator[](std::string_view key) const
{
    if (const auto found = find(key)) return *found;
    std::vector<std::string_view> keys;
    for (const auto child : tree_->nodes[node_].children) keys.push_back(tree_->nodes[child].key);
    fail("a key " + detail::quoted(key), "none" + detail::suggestion(key, keys));
}

std::string_view json_value::key() const noexcept { return tree_->nodes[node_].key; }

void json_value::require_only(std::initializer_list<std::string_view> known) const
{
    require(json_kind::object);
    for (const auto& member : items())
        if (std::find(known.begin(), known.end(), member.key()) == known.end())
            member.fail("only the keys " + detail::one_of(known),
                        detail::quoted(member.key()) + detail::suggestion(member.key(), known));
}

std::string json_value::path() const { return tree_->path(node_); }

std::size_t json_value::line() const noexcept { return tree_->nodes[node_].line; }

data_place json_value::place() const { return {tree_->file, line(), path()}; }

void json_value::fail(std::string_view expected) const
{
    const auto& node = tree_->nodes[node_];
    if (kind() == json_kind::string) fail(expected, detail::quoted(node.text));
    if (kind() == json_kind::number) fail(expected, node.text);
    if (kind() == json_kind::boolean) fail(expected, node.truth ? "true" : "false");
    fail(expected, detail::name(kind()));
}

void json_value::fail(std::string_view expected, std::string_view found) const
{
    throw data_error(place(), expected, found);
}

}  // namespace hirschman::inline v0_1::io
