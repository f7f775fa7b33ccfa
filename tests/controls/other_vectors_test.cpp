// SPDX-License-Identifier: BSL-1.0
//
// Reference determinations of memory stacks, foundries' output and computers. Those of adjusted
// peak performance and of the tariff are about other lists.
#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <fstream>
#include <sstream>
#include <string>

namespace {

namespace hm = hirschman;
namespace json = boost::json;
using namespace hm::controls;
using namespace hm::units;
using hm::truth;

std::optional<json::value> read(const std::string& file)
{
    std::ifstream in(file);
    if (!in) return {};
    std::ostringstream all;
    all << in.rdbuf();
    return json::parse(all.str());
}

transaction to_china(const json::object& v)
{
    return {.on = hm::date::from_iso(std::string_view(v.at("date").as_string())),
            .destination = hm::country("CHN"),
            .headquarters = hm::country("CHN"),
            .action = action::exporting};
}

std::string said_of_stack(const json::object& v)
{
    const auto& inputs = v.at("inputs").as_object();
    hm::chips::memory_stack stack{.packaged_with_processor = truth::no};
    if (inputs.contains("dominant_function"))
        stack.packaged_with_processor = truth::yes;
    else {
        stack.bandwidth = inputs.at("bandwidth_gbps").to_number<double>() * gigabyte_per_second;
        stack.area = inputs.at("area_mm2").to_number<double>() * square_millimetre;
    }
    const auto d = assess(us_advanced_computing, stack, to_china(v));
    if (d.licence == licence::undetermined) return "undetermined";
    if (d.licence == licence::not_yet && d.classification == "3A090.c")
        return "effective 2024-12-02 but compliance date 2024-12-31: report both";
    if (stack.packaged_with_processor == truth::yes && d.classification == "none")
        return "3A090.c does not apply; classify the processor";
    if (d.licence == licence::not_required) return "not controlled";
    return d.classification.str() + "; licence; " +
           (d.offers("HBM") ? "LE HBM possible if every 740.25 term is met" : "no LE HBM");
}

std::string said_of_foundry(const json::object& v)
{
    const auto& inputs = v.at("inputs").as_object();
    // A circuit that would be in no paragraph by itself: what is left is the presumption.
    foundry_output made{.advanced_logic = truth::yes,
                        .approved_packager = truth::no,
                        .approved_designer = truth::no,
                        .authorized_designer = truth::no,
                        .circuit = {.total_processing_performance = 100 * tpp,
                                    .logic_area = 500 * square_millimetre,
                                    .datacenter = truth::no}};
    if (inputs.contains("node")) {
        made.advanced_logic = truth::no;
    } else {
        made.transistor_count = inputs.at("atc_bn").to_number<double>() * billion_transistors;
        made.high_bandwidth_memory = hm::truth_of(inputs.at("hbm").as_bool());
        made.packaged_in =
            hm::country(inputs.at("packaged_in").as_string() == "Taiwan" ? "TWN" : "CHN");
    }
    const auto d = assess(us_advanced_computing, made, to_china(v));
    if (d.licence == licence::undetermined) {
        EXPECT_EQ(d.presumed, truth::unknown);
        EXPECT_EQ(d.conflicts.size(), 1U);
        EXPECT_EQ(d.missing[0], subject::drafting_gap);
        return "undetermined";
    }
    if (d.presumed == truth::yes) {
        EXPECT_EQ(d.licence, licence::required);
        EXPECT_EQ(d.classification, "3A090.a");
        EXPECT_FALSE(d.offers("NAC")) << "NAC leaves out what is for datacenters";
        return "presumed 3A090.a and datacenter";
    }
    EXPECT_EQ(d.licence, licence::not_required);
    return made.advanced_logic == truth::no ? "presumption does not arise" : "presumption overcome";
}

std::string said_of_computer(const json::object& v)
{
    const bool excluded = v.at("inputs").at("contains").as_string() == "Note 2 excluded IC";
    hm::chips::figures circuit{.total_processing_performance = 15832 * tpp,
                               .logic_area = 814 * square_millimetre,
                               .datacenter = truth::yes};
    if (excluded)
        circuit = {.total_processing_performance = 3119 * tpp,
                   .logic_area = 378.6 * square_millimetre,
                   .datacenter = truth::no};
    const auto d = assess(us_advanced_computing,
                          computer{.circuits = {circuit}, .otherwise = "5A992"}, to_china(v));
    const auto plain = assess(us_advanced_computing, computer{.circuits = {circuit}}, to_china(v));
    EXPECT_EQ(d.licence, plain.licence);
    if (excluded && d.classification == "none" && plain.classification == "none")
        return "not 4A090 and no .z (Note 4 carries the exclusion through)";
    EXPECT_EQ(d.classification, "5A992.z.a");
    std::string words = plain.classification.str();
    if (plain.licence == licence::required) words += "; licence";
    if (plain.review == review_policy::presumption_of_denial) words += "; presumption of denial";
    return words;
}

void agrees_with_all(const json::value& file)
{
    std::size_t ran = 0;
    for (const auto& one : file.at("vectors_other").as_array()) {
        const auto& v = one.as_object();
        const auto& kind = v.at("kind").as_string();
        std::string said;
        if (kind == "HBM")
            said = said_of_stack(v);
        else if (kind == "ATC")
            said = said_of_foundry(v);
        else if (kind == "SYS")
            said = said_of_computer(v);
        else
            continue;
        ++ran;
        EXPECT_EQ(said, std::string(v.at("expected").as_string())) << v.at("id");
    }
    EXPECT_EQ(ran, 17U);
}

TEST(other_vectors, of_this_project_agree)
{
    const auto file = read(HIRSCHMAN_SOURCE_DIR "/tests/controls/vectors.json");
    ASSERT_TRUE(file);
    agrees_with_all(*file);
}

TEST(other_vectors, of_the_reference_agree)
{
    const auto file = read(HIRSCHMAN_SHARED_DIR "/data/vectors.json");
    if (!file) GTEST_SKIP() << "no reference data beside the checkout; its copy here was run";
    agrees_with_all(*file);
}

}  // namespace
