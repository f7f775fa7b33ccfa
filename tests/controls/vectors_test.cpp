// SPDX-License-Identifier: BSL-1.0
//
// Reference determinations. Every vector runs whose answer depends only on the rules that
// `us_advanced_computing` holds, and all fields are compared. A vector is left out if it names a
// part of the letters of August 2022, whose limits were never published (R01); memory stacks,
// foundries, systems, tariffs and adjusted peak performance (R00, R07, R09, R13) are not in this
// list.
#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/explain.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace {

namespace hm = hirschman;
namespace json = boost::json;
using namespace hm::controls;
using namespace hm::units;

std::optional<json::value> read(const std::string& file)
{
    std::ifstream in(file);
    if (!in) return {};
    std::ostringstream all;
    all << in.rdbuf();
    return json::parse(all.str());
}

double number(const json::value& v) { return v.to_number<double>(); }

template <class Dimension>
hm::reading<hm::quantity<Dimension>> figure(const json::value& v, hm::unit<Dimension> u)
{
    if (v.is_null()) return hm::unknown();
    if (v.is_string()) return hm::undefined();
    return number(v) * u;
}

hm::chips::figures item_of(const json::object& chip)
{
    hm::chips::figures f{
        .total_processing_performance = figure(chip.at("tpp"), tpp),
        .logic_area = figure(chip.at("logic_area_mm2"), square_millimetre),
        .performance_density = figure(chip.at("performance_density"), tpp_per_square_millimetre),
        .dram_bandwidth = figure(chip.at("dram_gbps"), gigabyte_per_second),
        .interconnect_bandwidth = figure(chip.at("io_gbps"), gigabyte_per_second)};
    // Ordinary GPUs: the figure of 2022 equals TPP, and the rate is that of all inputs and outputs.
    f.processing_performance_2022 = f.total_processing_performance;
    f.transfer_rate_2022 = f.interconnect_bandwidth;
    const auto& datacenter = chip.at("datacenter");
    if (!datacenter.is_null()) f.datacenter = hm::truth_of(datacenter.as_bool());
    return f;
}

transaction transaction_of(const json::object& v)
{
    transaction t{.on = hm::date::from_iso(std::string_view(v.at("date").as_string())),
                  .destination = hm::country(std::string_view(v.at("destination").as_string())),
                  .headquarters = hm::country(std::string_view(v.at("headquarters").as_string()))};
    for (const auto a : {action::exporting, action::reexporting, action::transferring})
        if (name(a) == std::string_view(v.at("action").as_string())) t.action = a;
    if (v.at("exporter").is_string())
        t.exporter = hm::text<40>(std::string_view(v.at("exporter").as_string()));
    return t;
}

/// The answer in the form of the vectors.
json::object written(const determination& d)
{
    json::object o;
    o["classification"] = std::string(d.classification.view());
    if (d.excluded_by_note_2 == hm::truth::unknown)
        o["excluded_by_note_2"] = "undetermined";
    else
        o["excluded_by_note_2"] = d.excluded_by_note_2 == hm::truth::yes;
    o["letter"] = nullptr;
    if (d.letter) o["letter"] = d.letter->iso();
    o["licence"] = std::string(name(d.licence));
    o["binds"] = nullptr;
    if (d.binds) o["binds"] = std::string(name(*d.binds));
    o["review"] = nullptr;
    if (d.review) o["review"] = std::string(name(*d.review));
    json::array exceptions;
    for (const auto& e : d.exceptions)
        if (e.available == hm::truth::yes) exceptions.emplace_back(std::string(e.name.view()));
    o["exceptions"] = exceptions;
    return o;
}

void agrees_with_all(const json::value& file, std::size_t at_least)
{
    std::size_t ran = 0;
    for (const auto& one : file.at("vectors").as_array()) {
        const auto& v = one.as_object();
        if (v.at("chip").at("named_in_letter_2022").as_bool()) continue;
        ++ran;
        const auto d =
            assess(us_advanced_computing, item_of(v.at("chip").as_object()), transaction_of(v));
        EXPECT_EQ(json::serialize(written(d)), json::serialize(v.at("expected")))
            << v.at("id") << " " << v.at("item") << " " << v.at("date") << " to "
            << v.at("destination") << "\n"
            << v.at("note");
        const auto a =
            decide(us_advanced_computing, item_of(v.at("chip").as_object()), transaction_of(v));
        EXPECT_EQ(explain(a), explain(static_cast<const answer&>(d)));
    }
    EXPECT_GE(ran, at_least);
}

TEST(vectors, of_this_project_agree)
{
    const auto file = read(HIRSCHMAN_SOURCE_DIR "/tests/controls/vectors.json");
    ASSERT_TRUE(file);
    agrees_with_all(*file, 82);
}

TEST(vectors, of_the_reference_agree)
{
    const auto file = read(HIRSCHMAN_SHARED_DIR "/data/vectors.json");
    if (!file) GTEST_SKIP() << "no reference data beside the checkout; its copy here was run";
    agrees_with_all(*file, 82);
}

}  // namespace
