// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>
#include <hirschman/data/part.hpp>

#include <gtest/gtest.h>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace std::chrono_literals;

TEST(catalogue, every_part_gets_an_answer_for_china_under_every_rule)
{
    const hm::country china("CHN");
    std::size_t determined = 0;
    std::size_t asked = 0;
    for (const auto& chip : hm::data::chips()) {
        for (const hm::date on :
             {hm::date(2022y / 9 / 1), hm::date(2022y / 12 / 1), hm::date(2024y / 3 / 1),
              hm::date(2025y / 5 / 1), hm::date(2026y / 3 / 1)}) {
            const auto d = assess(us_advanced_computing, chip,
                                  {.on = on,
                                   .destination = china,
                                   .headquarters = china,
                                   .exporter = "NVIDIA",
                                   .action = action::exporting});
            ++asked;
            if (d.licence != licence::undetermined) ++determined;
            EXPECT_EQ(d.licence == licence::undetermined, !d.missing.empty()) << chip.id;
        }
    }
    EXPECT_GE(asked, 5U * 225U);
    // Before the first rule everything is determined; a catalogue that loses its figures would
    // show.
    EXPECT_GT(determined, asked / 2);
}

TEST(catalogue, holds_the_h20_that_the_letter_reached)
{
    const auto h20 = hm::data::chip("nv_h20_96");
    transaction t{.on = 2024y / 3 / 1, .destination = hm::country("CHN"), .exporter = "NVIDIA"};
    EXPECT_EQ(assess(us_advanced_computing, h20, t).licence, licence::not_required);
    t.on = 2025y / 5 / 1;
    const auto d = assess(us_advanced_computing, h20, t);
    EXPECT_EQ(d.licence, licence::required);
    EXPECT_EQ(d.letter, hm::date(2025y / 4 / 9));
}

TEST(catalogue, parts_named_by_the_letters_of_2022_need_a_licence_from_that_day)
{
    const auto ask = [](std::string_view part, hm::date on) {
        return hm::controls::decide(hm::controls::us_advanced_computing, hm::data::chip(part),
                                    {.on = on,
                                     .destination = hm::country("CHN"),
                                     .headquarters = hm::country("CHN"),
                                     .exporter = "NVIDIA",
                                     .action = hm::controls::action::exporting})
            .licence;
    };
    EXPECT_EQ(ask("A100 SXM4 80GB", 2022y / 8 / 25), hm::controls::licence::not_required);
    EXPECT_EQ(ask("A100 SXM4 80GB", 2022y / 9 / 1), hm::controls::licence::required);
    EXPECT_EQ(ask("H100 PCIe 80GB", 2022y / 9 / 1), hm::controls::licence::required);
    // The letters' numbers were not published: what they say of other parts is not known.
    EXPECT_EQ(ask("Instinct MI250X", 2022y / 9 / 1), hm::controls::licence::undetermined);
}

}  // namespace
