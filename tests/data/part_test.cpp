// SPDX-License-Identifier: BSL-1.0
#include "hostile.hpp"

#include <hirschman/chips/metrics.hpp>
#include <hirschman/data/pack.hpp>
#include <hirschman/data/part.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <set>

using namespace hirschman;
using namespace hirschman::units;
using namespace hirschman_tests;
using chips::total_processing_performance;

namespace {

double tpp_of(const chips::chip& c) { return total_processing_performance(c).lower().in(tpp); }

const auto parts_of = [](const io::csv_table& table) { return data::parts_from(table); };

}  // namespace

TEST(catalogue, has_225_parts_with_different_ids)
{
    std::set<std::string> ids;
    for (const auto& part : data::catalogue()) ids.insert(part.chip.id.str());
    EXPECT_EQ(ids.size(), 225U);
}

TEST(catalogue, the_h20_has_2368_exactly)
{
    for (const auto* id : {"nv_h20_96", "nv_h20_141"})
        EXPECT_EQ(total_processing_performance(data::chip(id)), exactly(2368 * tpp));
    const auto h20 = data::chip("nv_h20_96");
    EXPECT_EQ(h20.logic_area, exactly(814 * square_millimetre));
    EXPECT_EQ(h20.dram_bandwidth, exactly(4000 * gigabyte_per_second));
    EXPECT_EQ(h20.interconnect_bandwidth, exactly(1028 * gigabyte_per_second));
    EXPECT_EQ(h20.datacenter, truth::yes);
}

TEST(catalogue, gaudi_3_has_no_false_figure_from_8_bits_alone)
{
    // 8-bit alone gives 1835 x 8 = 14,680; 16-bit runs as fast, so the truth is 26,848 or 29,360.
    const auto figure = total_processing_performance(data::chip("intel_gaudi3"));
    EXPECT_EQ(figure, at_least(26848 * tpp));
}

TEST(catalogue, a_part_that_publishes_only_sparse_throughput_has_a_lower_end_only)
{
    for (const auto* id : {"nv_rubin_cpx", "nv_gb10", "nv_jetson_t5000", "nv_agx_orin_64",
                           "nv_rtxpro6000_server", "cer_wse3", "amd_mi455x"})
        EXPECT_FALSE(total_processing_performance(data::chip(id)).is_exact()) << id;
    EXPECT_TRUE(total_processing_performance(data::chip("amd_mi308x")).is_unknown());
    // FP6 at 9.2 PFLOPS would give about 55,400.
    EXPECT_EQ(data::chip("amd_mi350x").other_formats, chips::unlisted::unpublished);
}

TEST(catalogue, a_planar_part_has_no_area_that_counts)
{
    EXPECT_TRUE(data::chip("goog_tpu_v1").logic_area.is_undefined());
}

TEST(catalogue, links_alone_are_a_lower_end_of_the_input_output)
{
    const auto tpu = data::chip("goog_tpu_v4");
    EXPECT_EQ(tpu.interconnect_bandwidth, at_least(600 * gigabyte_per_second));
    EXPECT_TRUE(data::chip("nv_titan_v").interconnect_bandwidth.is_unknown());
    EXPECT_EQ(tpu.logic_area, between(1 * square_millimetre, 600 * square_millimetre));
}

TEST(catalogue, an_estimated_area_does_not_enter_the_chip)
{
    for (const auto& part : data::catalogue()) {
        if (part.chip.id != "nv_b200_sxm") continue;
        EXPECT_TRUE(part.chip.logic_area.is_unknown());
        EXPECT_EQ(part.estimated_logic_area, 1628 * square_millimetre);
        EXPECT_EQ(part.headquarters, country("USA"));
        EXPECT_EQ(part.released, part.origin.known_from);
    }
}

TEST(catalogue, figures_equal_the_reference_where_no_other_format_is_higher)
{
    const std::string path = HIRSCHMAN_SHARED_DIR "/data/chips_derived.csv";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference figures beside the checkout";
    int compared = 0;
    const auto reference = io::load_csv(path);
    const auto all = data::chips();
    ASSERT_EQ(reference.size(), all.size());
    for (const auto& part : all) {
        std::size_t at = 0;
        while (at < reference.size() && reference[at]["id"].raw() != part.id) ++at;
        ASSERT_LT(at, reference.size()) << part.id;
        const auto row = reference[at];
        if (part.other_formats == chips::unlisted::unpublished) continue;
        ASSERT_TRUE(total_processing_performance(part).is_exact()) << part.id;
        const double expected = row["tpp"].number();
        EXPECT_NEAR(tpp_of(part), expected, 1e-9 * expected) << part.id;
        ++compared;
    }
    EXPECT_EQ(compared, 124);
}

TEST(catalogue, is_asked_by_id_or_by_name_and_names_are_unique)
{
    std::set<std::string> names;
    for (const auto& part : data::catalogue()) names.insert(part.chip.name.str());
    EXPECT_EQ(names.size(), 225U);
    EXPECT_EQ(data::chip("H20 SXM 96GB"), data::chip("nv_h20_96"));
}

TEST(catalogue, an_unknown_id_is_refused_with_a_suggestion)
{
    try {
        (void)data::chip("nv_h20_69");
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(),
                     "there is no chip \"nv_h20_69\" in the catalogue; did you mean "
                     "\"nv_h20_96\"?");
    }
}

TEST(catalogue, hostile_input_is_refused_with_its_place)
{
    const std::string content = head(data::pack_text("chips.csv"), 2);
    EXPECT_EQ(complaint_about(content, "id", "", parts_of),
              "f.csv:2: id: expected text, found nothing");
    EXPECT_EQ(complaint_about(content, "headquarters", "XXX", parts_of),
              "f.csv:2: headquarters: expected an ISO 3166-1 alpha-3 country, found \"XXX\"");
    for (const auto* bad : {"nan", "inf", "-1", "0", "1e99", "12a"})
        EXPECT_NE(complaint_about(content, "fp16_dense_tops", bad, parts_of), "") << bad;
    for (const auto* bad : {"201", "2017-13", "June 2017", ""})
        EXPECT_NE(complaint_about(content, "released", bad, parts_of), "") << bad;
    EXPECT_NE(complaint_about(content, "source", "", parts_of), "");
    EXPECT_NE(complaint_about(content, "source", std::string(321, 'x'), parts_of), "");
    EXPECT_NE(complaint_about(content, "confidence", "sure", parts_of), "");
    EXPECT_NE(complaint_about(content, "other_formats", "maybe", parts_of), "");
    EXPECT_NE(complaint_about(content, "logic_area_basis", "", parts_of), "");
    EXPECT_NE(complaint_about(content, "io_bandwidth_gb_per_s", "10", parts_of), "");
    EXPECT_EQ(
        complaint_about_duplicate(content, parts_of),
        "f.csv:3: id: expected no duplicate, found \"nv_v100_sxm2_16\", given in line 2 already");
    expect_survives_truncation(content, parts_of);
    EXPECT_THROW((void)data::load_catalogue("/no/such.csv"), data_error);
}
