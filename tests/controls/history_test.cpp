// SPDX-License-Identifier: BSL-1.0
//
// The H20's story, told by the compiler: every statement below holds at compile time.
#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/history.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

namespace {

namespace hm = hirschman;
namespace chips = hirschman::chips;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;

constexpr hm::country china("CHN");

constexpr answer asked(const chips::chip& part, hm::date on,
                       std::optional<hm::text<40>> exporter = {})
{
    return decide(us_advanced_computing, chips::figures_of(part),
                  {.on = on,
                   .destination = china,
                   .headquarters = china,
                   .exporter = exporter,
                   .action = action::exporting});
}

constexpr chips::chip accelerator(const char* id, chips::dense_peaks peaks, double area,
                                  double dram, double interconnect)
{
    return {.id = id,
            .dense_peak = peaks,
            .other_formats = chips::unlisted::no_higher,
            .logic_area = area * square_millimetre,
            .dram_bandwidth = dram * gigabyte_per_second,
            .interconnect_bandwidth = interconnect * gigabyte_per_second,
            .datacenter = hm::truth::yes};
}

constexpr auto a100 = accelerator("A100", {{chips::fp16, 312 * teraop_per_second}}, 826, 2039, 664);
constexpr auto a800 = accelerator("A800", {{chips::fp16, 312 * teraop_per_second}}, 826, 2039, 464);
constexpr auto h20 = accelerator(
    "H20", {{chips::fp8, 296 * teraop_per_second}, {chips::bf16, 148 * teraop_per_second}}, 814,
    4000, 1028);
constexpr auto h200 =
    accelerator("H200", {{chips::fp8, 1979 * teraop_per_second}}, 814, 4800, 1028);
constexpr auto mi325x =
    accelerator("MI325X", {{chips::fp8, 2614.9 * teraop_per_second}}, 2400, 6000, 1024);

constexpr chips::chip rtx_4090d{.id = "RTX 4090D",
                                .dense_peak = {{chips::fp8, 588.4 * teraop_per_second}},
                                .other_formats = chips::unlisted::no_higher,
                                .logic_area = 608.5 * square_millimetre,
                                .dram_bandwidth = 1008 * gigabyte_per_second,
                                .interconnect_bandwidth = 64 * gigabyte_per_second,
                                .datacenter = hm::truth::no};

// October 2022: the A100 is caught by its transfer rate and performance together ...
static_assert(asked(a100, 2022y / 10 / 20).licence == licence::not_required);
static_assert(asked(a100, 2022y / 10 / 21).licence == licence::required);
static_assert(asked(a100, 2022y / 10 / 21).classification == "3A090");
static_assert(asked(a100, 2022y / 10 / 21).trust == hm::confidence::recalled);
// ... the A800 gives up the transfer rate and goes free, until the rule forgets transfer rates.
static_assert(asked(a800, 2022y / 12 / 1).licence == licence::not_required);
static_assert(asked(a800, 2023y / 11 / 16).licence == licence::not_required);
static_assert(asked(a800, 2023y / 11 / 17).licence == licence::required);
static_assert(asked(a800, 2023y / 11 / 17).classification == "3A090.a");
// NVIDIA alone was bound before that day, by letter.
static_assert(asked(a800, 2023y / 10 / 23, "NVIDIA").binds == bound_party::addressee);
static_assert(asked(a800, 2023y / 10 / 22, "NVIDIA").licence == licence::not_required);

// The H20 is drawn under the limits of 2023: TPP 2,368 < 2,400, density 2.91 < 3.2.
static_assert((chips::total_processing_performance(h20) < 2400 * tpp) == hm::truth::yes);
static_assert((chips::performance_density(h20) < 3.2 * tpp_per_square_millimetre) ==
              hm::truth::yes);
static_assert(asked(h20, 2023y / 11 / 17).classification == "none");
static_assert(asked(h20, 2024y / 3 / 1, "NVIDIA").licence == licence::not_required);
// Where the receiving firm is headquartered or how it ships does not matter, so neither need be
// known.
static_assert(assess(us_advanced_computing, h20, {.on = 2024y / 3 / 1, .destination = china})
                  .licence == licence::not_required);

// 9 April 2025: a letter. No number of the rule changed; the addressee alone is bound.
static_assert(asked(h20, 2025y / 4 / 8, "NVIDIA").licence == licence::not_required);
static_assert(asked(h20, 2025y / 4 / 9, "NVIDIA").licence == licence::required);
static_assert(asked(h20, 2025y / 4 / 9, "NVIDIA").binds == bound_party::addressee);
static_assert(asked(h20, 2025y / 4 / 9, "NVIDIA").classification == "none");
static_assert(asked(h20, 2025y / 4 / 9, "NVIDIA").letter == hm::date(2025y / 4 / 9));
static_assert(asked(h20, 2025y / 4 / 9, "NVIDIA").review == review_policy::unstated);
static_assert(asked(h20, 2025y / 4 / 9, "NVIDIA").trust == hm::confidence::uncertain);
static_assert(asked(h20, 2025y / 5 / 1).licence == licence::not_required);
static_assert(asked(h20, 2025y / 5 / 1, "Somebody else").licence == licence::not_required);

// 14 July 2025: an assurance, which changes nothing in the requirement.
static_assert(asked(h20, 2025y / 7 / 13, "NVIDIA").licence == licence::required);
static_assert(asked(h20, 2025y / 7 / 15, "NVIDIA").licence == licence::required);
static_assert(asked(h20, 2025y / 7 / 15, "NVIDIA").letter == hm::date(2025y / 4 / 9));

// 15 January 2026: a lane for parts far above the H20, on terms; the letter stands.
static_assert(asked(h200, 2026y / 1 / 14).review == review_policy::presumption_of_denial);
static_assert(asked(h200, 2026y / 1 / 15).review == review_policy::case_by_case_if_certified);
static_assert(asked(h200, 2026y / 1 / 15).licence == licence::required);
static_assert(asked(mi325x, 2026y / 1 / 15).review == review_policy::case_by_case_if_certified);
static_assert(asked(h20, 2026y / 1 / 15, "NVIDIA").licence == licence::required);
static_assert(asked(h20, 2026y / 1 / 15, "NVIDIA").review == review_policy::unstated);

// Consumer parts: Note 2 takes the 4090D out of a paragraph that it would otherwise meet.
static_assert(asked(rtx_4090d, 2024y / 1 / 15).excluded_by_note_2 == hm::truth::yes);
static_assert(asked(rtx_4090d, 2024y / 1 / 15).licence == licence::not_required);

TEST(history, the_announcement_of_july_2025_is_reported_beside_an_unchanged_answer)
{
    const transaction before{.on = 2025y / 7 / 13, .destination = china, .exporter = "NVIDIA"};
    transaction after = before;
    after.on = 2025y / 7 / 14;
    const auto first = assess(us_advanced_computing, h20, before);
    const auto second = assess(us_advanced_computing, h20, after);
    EXPECT_EQ(first.licence, second.licence);
    EXPECT_EQ(first.binds, second.binds);
    EXPECT_TRUE(first.reported.empty());
    ASSERT_EQ(second.reported.size(), 1U);
    EXPECT_EQ(second.reported[0].id, "R10a");
    EXPECT_EQ(second.reported[0].kind, measure_kind::announcement);
}

TEST(history, a_determination_is_a_constant)
{
    static constexpr auto d =
        assess(us_advanced_computing, h20, {.on = 2024y / 3 / 1, .destination = china});
    static_assert(d.licence == licence::not_required);
    ASSERT_NE(d.find("3A090.a"), nullptr);
    EXPECT_EQ(d.find("3A090.a")->met, hm::truth::no);
}

TEST(history, of_the_h20_is_free_until_the_letter)
{
    const auto spans = history(us_advanced_computing, h20,
                               {.on = 2022y / 10 / 21, .destination = china, .exporter = "NVIDIA"});
    ASSERT_EQ(spans.size(), 2U);
    EXPECT_EQ(explain(spans[0]), "2022-10-21 to 2025-04-08: none, licence not_required");
    EXPECT_EQ(explain(spans[1]),
              "2025-04-09 to 2026-10-08: none, licence required, binds addressee, letter of "
              "2025-04-09, review unstated, under letter of 2025-04-09, 744.23(b)");
    // For an exporter whom no letter reached nothing ever changed.
    EXPECT_EQ(history(us_advanced_computing, h20,
                      {.on = 2022y / 10 / 21, .destination = china, .exporter = "Biren"})
                  .size(),
              1U);
}

TEST(history, of_a_part_that_lost_its_way_out_names_each_text_it_stood_under)
{
    const auto spans = history(us_advanced_computing, a800,
                               {.on = 2022y / 1 / 1, .destination = china, .exporter = "NVIDIA"});
    std::vector<std::string> starts;
    for (const auto& s : spans) starts.push_back(s.during.from.iso());
    EXPECT_EQ(starts,
              (std::vector<std::string>{"2022-01-01", "2022-08-26", "2022-10-21", "2023-10-23",
                                        "2023-11-17", "2025-04-09", "2026-01-15"}));
    // The limits of the letters of August 2022 were not published.
    EXPECT_EQ(spans[1].is.licence, licence::undetermined);
    EXPECT_EQ(spans[3].is.binds, bound_party::addressee);
    EXPECT_EQ(spans[4].is.binds, bound_party::everyone);
}

/// The second method: the question of every single day, and of the first and last of each span by
/// the book itself.
TEST(history, is_what_each_day_says_by_itself)
{
    const calendar days(us_advanced_computing);
    const hm::date from = 2022y / 1 / 1;
    const auto until = us_advanced_computing.read_to + std::chrono::days(1);
    for (const char* place : {"CHN", "ARE", "KHM", "CYP", "USA"}) {
        for (const auto& part : {a100, h20}) {
            transaction t{.on = from,
                          .destination = hm::country(place),
                          .headquarters = hm::country(place),
                          .exporter = "AMD"};
            const auto item = chips::figures_of(part);
            const auto spans = history(days, item, t);
            ASSERT_FALSE(spans.empty());
            EXPECT_EQ(spans.front().during.from, from);
            EXPECT_EQ(spans.back().during.until, until);
            std::size_t at = 0;
            for (; t.on < until; t.on = t.on + std::chrono::days(1)) {
                const auto tomorrow = t.on + std::chrono::days(1);
                if (!spans[at].during.contains(t.on)) {
                    ++at;
                    ASSERT_LT(at, spans.size());
                    ASSERT_EQ(spans[at].during.from, t.on);
                    ASSERT_EQ(spans[at - 1].during.until, t.on);
                    ASSERT_FALSE(spans[at].is == spans[at - 1].is);
                }
                ASSERT_TRUE(spans[at].is == decide(days, item, t)) << place << " " << t.on.iso();
                const bool edge =
                    t.on == spans[at].during.from || tomorrow == spans[at].during.until;
                ASSERT_TRUE(!edge || spans[at].is == decide(us_advanced_computing, item, t));
            }
        }
    }
}

TEST(history, may_go_on_to_a_day_and_no_earlier)
{
    const transaction t{.on = 2024y / 3 / 1, .destination = china};
    const auto spans = history(us_advanced_computing, h20, t, 2024y / 3 / 2);
    ASSERT_EQ(spans.size(), 1U);
    EXPECT_EQ(explain(spans[0]), "2024-03-01 to 2024-03-01: none, licence not_required");
    for (const hm::date until : {hm::date(2024y / 3 / 1), hm::date(2020y / 1 / 1)}) {
        try {
            (void)history(us_advanced_computing, h20, t, until);
            FAIL();
        } catch (const hm::domain_error& e) {
            EXPECT_EQ(std::string(e.what()),
                      "the span from 2024-03-01 to " + until.iso() + " is empty");
        }
    }
}

TEST(history, of_an_empty_book_never_changes)
{
    const calendar nothing(rulebook{});
    EXPECT_EQ(nothing.days_within(2024y / 1 / 1, 2025y / 1 / 1),
              std::vector<hm::date>{hm::date(2024y / 1 / 1)});
    const auto spans = history(nothing, h20, {.on = 2024y / 1 / 1}, 2025y / 1 / 1);
    ASSERT_EQ(spans.size(), 1U);
    EXPECT_EQ(spans[0].is.licence, licence::not_required);
}

}  // namespace
