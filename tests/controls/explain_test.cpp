// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/explain.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;

constexpr hm::chips::figures h20{.id = "nvidia-h20",
                                 .total_processing_performance = 2368 * tpp,
                                 .logic_area = 814 * square_millimetre,
                                 .dram_bandwidth = 4000 * gigabyte_per_second,
                                 .interconnect_bandwidth = 1028 * gigabyte_per_second,
                                 .datacenter = truth::yes};

std::string line(const determination& d, std::string_view clause)
{
    const auto* f = d.find(clause);
    return f == nullptr ? "no such clause" : explain(*f);
}

determination to_china(const hm::chips::figures& item, hm::date on,
                       std::optional<hm::text<40>> exporter = {})
{
    return assess(us_advanced_computing, item,
                  {.on = on,
                   .destination = hm::country("CHN"),
                   .headquarters = hm::country("CHN"),
                   .exporter = exporter,
                   .action = action::exporting});
}

TEST(explain, a_clause_that_is_not_met_says_what_each_alternative_met_and_lacked)
{
    const auto d = to_china(h20, 2024y / 3 / 1);
    EXPECT_EQ(line(d, "3A090.a"),
              "3A090.a not met: TPP 2368 < 4800; TPP 2368 >= 1600 but density 2.91 < 5.92");
    EXPECT_EQ(
        line(d, "3A090.b"),
        "3A090.b not met: TPP 2368 < 4800 and density 2.91 >= 1.6 and density 2.91 < 5.92 but "
        "TPP 2368 < 2400; TPP 2368 >= 1600 and density 2.91 < 5.92 but density 2.91 < 3.2");
}

TEST(explain, a_letter_says_whom_it_binds_and_how_far_the_figure_is_over)
{
    EXPECT_EQ(
        line(to_china(h20, 2025y / 5 / 1, "NVIDIA"), "letters of April 2025"),
        "required, addressee only: letter of 2025-04-09, 744.23(b), DRAM bandwidth 4000 GB/s >= "
        "1400 GB/s (2.86 times the limit; limit second-hand)");
    EXPECT_EQ(line(to_china(h20, 2025y / 5 / 1), "letters of April 2025").substr(0, 49),
              "possible, if the exporter is an addressee: letter");
    EXPECT_EQ(line(to_china(h20, 2025y / 5 / 1, "Biren"), "letters of April 2025").substr(0, 38),
              "the exporter is not a known addressee:");
}

TEST(explain, a_figure_never_reads_like_the_limit_it_misses)
{
    auto item = h20;
    item.logic_area = hm::unknown();
    item.performance_density = 3.1996 * tpp_per_square_millimetre;
    EXPECT_NE(line(to_china(item, 2024y / 3 / 1), "3A090.b").find("density 3.1996 < 3.2"),
              std::string::npos);
}

TEST(explain, what_is_unknown_reads_as_unknown)
{
    auto item = h20;
    item.total_processing_performance = hm::unknown();
    item.datacenter = truth::unknown;
    const auto d = to_china(item, 2024y / 3 / 1);
    EXPECT_EQ(line(d, "3A090.a"),
              "3A090.a undetermined: TPP unknown against >= 4800; TPP unknown against >= 1600 and "
              "density unknown against >= 5.92");
    EXPECT_EQ(
        line(d, "Note 2 to 3A090"),
        "Note 2 to 3A090 undetermined: not datacenter: unknown and TPP unknown against < 4800");
    item.total_processing_performance = hm::between(1000 * tpp, 5000 * tpp);
    EXPECT_NE(line(to_china(item, 2024y / 3 / 1), "3A090.a")
                  .find("TPP between 1000 and 5000 against >= 4800"),
              std::string::npos);
    item.total_processing_performance = hm::at_least(4800 * tpp);
    EXPECT_EQ(line(to_china(item, 2024y / 3 / 1), "3A090.a"),
              "3A090.a met: TPP at least 4800 >= 4800");
}

TEST(explain, an_undefined_density_says_so)
{
    auto item = h20;
    item.logic_area = hm::undefined();
    EXPECT_EQ(line(to_china(item, 2024y / 3 / 1), "3A090.a"),
              "3A090.a not met: TPP 2368 < 4800; TPP 2368 >= 1600 but density undefined, so not >= "
              "5.92");
}

TEST(explain, the_answer_is_one_line)
{
    EXPECT_EQ(explain(static_cast<const answer&>(to_china(h20, 2024y / 3 / 1))),
              "none, licence not_required");
    EXPECT_EQ(
        explain(static_cast<const answer&>(to_china(h20, 2025y / 5 / 1, "NVIDIA"))),
        "none, licence required, binds addressee, letter of 2025-04-09, review unstated, under "
        "letter of 2025-04-09, 744.23(b)");
}

TEST(explain, a_margin_is_a_share_of_the_limit_or_a_multiple)
{
    const auto d = to_china(h20, 2024y / 3 / 1);
    EXPECT_EQ(explain_margin(d.find("3A090.b")->limbs[0]), "1.3 % under the limit");
    EXPECT_EQ(explain_margin(d.find("3A090.b")->limbs[4]), "48.0 % over the limit");
    auto item = h20;
    item.total_processing_performance = 2400 * tpp;
    EXPECT_EQ(explain_margin(to_china(item, 2024y / 3 / 1).find("3A090.b")->limbs[0]),
              "at the limit");
}

TEST(explain, an_exception_says_what_is_still_to_assert)
{
    auto item = h20;
    item.total_processing_performance = 2600 * tpp;
    const auto d = to_china(item, 2024y / 5 / 1);
    ASSERT_EQ(d.exceptions.size(), 1U);
    EXPECT_EQ(explain(d.exceptions[0]).substr(0, 46),
              "NAC, 740.8, 25 days, code C67; still to assert");
}

TEST(explain, a_determination_is_a_page_of_sentences)
{
    const auto page = explain(to_china(h20, 2025y / 8 / 1, "NVIDIA"));
    std::size_t at = 0;
    for (const char* line :
         {"none, licence required, binds addressee, letter of 2025-04-09, review unstated, under "
          "letter of 2025-04-09, 744.23(b)\n",
          "- 3A090.a not met: TPP 2368 < 4800; TPP 2368 >= 1600 but density 2.91 < 5.92\n",
          "- 3A090.b not met: ", "- Note 2 to 3A090 not met: TPP 2368 < 4800 but datacenter\n",
          "- required, addressee only: letter of 2025-04-09, 744.23(b), DRAM bandwidth 4000 GB/s "
          ">= 1400 GB/s (2.86 times the limit; limit second-hand)\n",
          "- beside it, announcement of 2025-07-14: ", "- rests on texts that are uncertain\n",
          "- this is analysis, not legal advice\n"}) {
        const auto found = page.find(line, at);
        ASSERT_NE(found, std::string::npos) << line << "is not in, or not in its place:\n" << page;
        at = found + 1;
    }
    // The place would be covered if the part were in a paragraph; it is not.
    EXPECT_EQ(page.find("by place"), std::string::npos);
    auto dense = h20;
    dense.total_processing_performance = 2600 * tpp;
    const auto required = explain(to_china(dense, 2024y / 5 / 1));
    EXPECT_NE(required.find("- 742.6(a)(6) by place met: destination in {"), std::string::npos);
    EXPECT_NE(required.find("- exception NAC, 740.8, 25 days, code C67"), std::string::npos);
}

TEST(explain, an_open_determination_says_what_would_settle_it)
{
    auto item = h20;
    item.total_processing_performance = hm::unknown();
    item.logic_area = hm::unknown();
    EXPECT_NE(
        explain(to_china(item, 2024y / 3 / 1)).find("- to settle it, find out: TPP, logic area\n"),
        std::string::npos);
}

}  // namespace
