// SPDX-License-Identifier: BSL-1.0
#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/explain.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace {

namespace hm = hirschman;
using namespace hm::controls;
using namespace hm::units;
using namespace std::chrono_literals;
using hm::truth;

/// A part and a shipment of which everything is known.
struct known_case {
    double performance;
    double area;  ///< negative: planar
    double dram;
    double links;
    bool datacenter;
    int on;           ///< days after 2022-10-01
    int destination;  ///< indices into places
    int headquarters;
    int action;
    int exporter;
    bool certified;
    bool approved;
    bool named;
};

constexpr const char* places[] = {"CHN", "MAC", "HKG", "RUS", "VNM", "SAU", "ISR", "SGP", "POL",
                                  "GBR", "TWN", "ARE", "KHM", "NIC", "BRA", "USA", "IND"};
constexpr const char* exporters[] = {"", "NVIDIA", "AMD", "Biren"};

rc::Gen<double> near(std::vector<double> limits)
{
    return rc::gen::mapcat(rc::gen::elementOf(limits), [](double limit) {
        return rc::gen::map(
            rc::gen::elementOf(std::vector<double>{0.5, 0.9, 0.999, 1 - 1e-9, 1 - 1e-13, 1.0,
                                                   1 + 1e-9, 1.001, 1.1, 2.0}),
            [limit](double factor) { return limit * factor; });
    });
}

rc::Gen<known_case> cases()
{
    return rc::gen::build<known_case>(
        rc::gen::set(&known_case::performance, near({1600, 2400, 4800, 21000})),
        rc::gen::set(&known_case::area,
                     rc::gen::oneOf(rc::gen::just(-1.0), near({1000, 750, 500, 405.4, 814, 3000}))),
        rc::gen::set(&known_case::dram, near({1400, 1000, 6500, 700})),
        rc::gen::set(&known_case::links, near({600, 1100, 700, 300})),
        rc::gen::set(&known_case::datacenter),
        rc::gen::set(&known_case::on, rc::gen::inRange(-60, 1600)),
        rc::gen::set(&known_case::destination, rc::gen::inRange(0, 17)),
        rc::gen::set(&known_case::headquarters, rc::gen::inRange(0, 17)),
        rc::gen::set(&known_case::action, rc::gen::inRange(0, 3)),
        rc::gen::set(&known_case::exporter, rc::gen::inRange(0, 4)),
        rc::gen::set(&known_case::certified), rc::gen::set(&known_case::approved),
        rc::gen::set(&known_case::named));
}

hm::date day_of(const known_case& c) { return hm::date(2022y / 10 / 1) + std::chrono::days(c.on); }

hm::chips::figures item_of(const known_case& c)
{
    hm::chips::figures f{.total_processing_performance = c.performance * tpp,
                         .dram_bandwidth = c.dram * gigabyte_per_second,
                         .interconnect_bandwidth = c.links * gigabyte_per_second,
                         .processing_performance_2022 = c.performance * tpp,
                         .transfer_rate_2022 = c.links * gigabyte_per_second,
                         .datacenter = hm::truth_of(c.datacenter),
                         .named_in_letter_2022 = hm::truth_of(c.named)};
    if (c.area < 0)
        f.logic_area = hm::undefined();
    else
        f.logic_area = c.area * square_millimetre;
    return f;
}

transaction shipment_of(const known_case& c)
{
    transaction t{.on = day_of(c),
                  .destination = hm::country(places[c.destination]),
                  .headquarters = hm::country(places[c.headquarters]),
                  .action = static_cast<action>(c.action),
                  .approved_consignee = hm::truth_of(c.approved),
                  .certified = hm::truth_of(c.certified)};
    if (*exporters[c.exporter] != '\0') t.exporter = hm::text<40>(exporters[c.exporter]);
    return t;
}

bool at_least(double figure, double limit)
{
    return figure > limit || hm::equals_limit(figure, limit);
}

/// The paragraph and Note 2, once more, straight from the text of the regulation.
std::string by_hand(const known_case& c)
{
    const auto on = day_of(c);
    if (on < hm::date(2022y / 10 / 21)) return "none";
    if (on < hm::date(2023y / 11 / 17))
        return at_least(c.links, 600) && at_least(c.performance, 4800) ? "3A090" : "none";
    if (!c.datacenter && !at_least(c.performance, 4800)) return "none";
    const bool dense = c.area > 0;
    const double density = dense ? c.performance / c.area : 0.0;
    if (at_least(c.performance, 4800)) return "3A090.a";
    if (!dense || !at_least(c.performance, 1600)) return "none";
    if (at_least(density, 5.92)) return "3A090.a";
    if (at_least(density, 3.2)) return "3A090.b";
    if (at_least(c.performance, 2400) && at_least(density, 1.6)) return "3A090.b";
    return "none";
}

TEST(property, a_known_part_is_classified_as_by_hand)
{
    EXPECT_TRUE(rc::check([] {
        const auto c = *cases();
        RC_ASSERT(decide(us_advanced_computing, item_of(c), shipment_of(c)).classification.str() ==
                  by_hand(c));
    }));
}

/// Forgets or blurs what `mask` says; the truth stays possible.
void blur(hm::chips::figures& f, transaction& t, unsigned mask, const known_case& c)
{
    const auto bit = [&](unsigned i) { return ((mask >> i) & 1U) != 0; };
    if (bit(0))
        f.total_processing_performance = hm::unknown();
    else if (bit(1))
        f.total_processing_performance =
            hm::between(0.8 * c.performance * tpp, 1.3 * c.performance * tpp);
    else if (bit(2))
        f.total_processing_performance = hm::at_least(0.7 * c.performance * tpp);
    if (c.area > 0) {
        if (bit(3))
            f.logic_area = hm::unknown();
        else if (bit(4))
            f.logic_area =
                hm::between(0.8 * c.area * square_millimetre, 1.2 * c.area * square_millimetre);
    }
    if (bit(5))
        f.dram_bandwidth = hm::unknown();
    else if (bit(6))
        f.dram_bandwidth = hm::at_least(0.5 * c.dram * gigabyte_per_second);
    if (bit(7)) f.interconnect_bandwidth = hm::unknown();
    if (bit(8)) f.datacenter = truth::unknown;
    if (bit(9)) t.headquarters = {};
    // An unknown destination is one abroad.
    if (bit(10) && places[c.destination] != std::string_view("USA")) t.destination = {};
    if (bit(11)) t.action = {};
    if (bit(12)) t.certified = truth::unknown;
    if (bit(13)) t.approved_consignee = truth::unknown;
    if (bit(14)) f.processing_performance_2022 = hm::unknown();
    if (bit(15)) f.transfer_rate_2022 = hm::unknown();
    if (bit(16)) f.named_in_letter_2022 = truth::unknown;
}

TEST(property, what_is_forgotten_leaves_an_answer_as_it_is_or_opens_it)
{
    EXPECT_TRUE(rc::check([] {
        const auto c = *cases();
        const auto mask = *rc::gen::arbitrary<unsigned>();
        auto item = item_of(c);
        auto shipment = shipment_of(c);
        const auto exact = assess(us_advanced_computing, item, shipment);
        RC_ASSERT(exact.licence != licence::undetermined || exact.missing.size() == 1);
        blur(item, shipment, mask, c);
        const auto blurred = assess(us_advanced_computing, item, shipment);
        RC_ASSERT(blurred.licence == exact.licence || blurred.licence == licence::undetermined);
        RC_ASSERT(blurred.classification == exact.classification ||
                  blurred.classification == "undetermined");
        RC_ASSERT(blurred.excluded_by_note_2 == exact.excluded_by_note_2 ||
                  blurred.excluded_by_note_2 == truth::unknown);
        if (blurred.binds)
            RC_ASSERT(blurred.binds == exact.binds || blurred.binds == bound_party::undetermined);
        if (blurred.review)
            RC_ASSERT(blurred.review == exact.review ||
                      blurred.review == review_policy::undetermined ||
                      blurred.review == review_policy::case_by_case_if_certified);
        for (const auto& e : blurred.exceptions)
            if (e.available == truth::yes) RC_ASSERT(exact.offers(e.name.view()));
        for (const auto& f : blurred.findings) {
            const auto* same = exact.find(f.clause.view());
            RC_ASSERT(same != nullptr);
            RC_ASSERT(f.met == same->met || f.met == truth::unknown);
        }
    }));
}

TEST(property, the_missing_facts_settle_the_licence_whatever_they_are)
{
    EXPECT_TRUE(rc::check([] {
        const auto c = *cases();
        const auto other = *cases();
        const auto mask = *rc::gen::arbitrary<unsigned>();
        auto item = item_of(c);
        auto shipment = shipment_of(c);
        blur(item, shipment, mask, c);
        const auto open = assess(us_advanced_computing, item, shipment);
        if (open.licence != licence::undetermined) return;
        RC_ASSERT(!open.missing.empty());
        // The day on which a letter came cannot be given.
        for (const auto fact : open.missing)
            if (fact == subject::addressed) return;
        for (const auto fact : open.missing) {
            switch (fact) {
                case subject::total_processing_performance: {
                    const auto known = hm::chips::bounds_of(item.total_processing_performance);
                    item.total_processing_performance =
                        std::clamp(other.performance, known.lower, known.upper) * tpp;
                    break;
                }
                case subject::logic_area: {
                    const auto known = hm::chips::bounds_of(item.logic_area);
                    item.logic_area = std::clamp(std::fabs(other.area), known.lower, known.upper) *
                                      square_millimetre;
                    break;
                }
                case subject::dram_bandwidth: {
                    const auto known = hm::chips::bounds_of(item.dram_bandwidth);
                    item.dram_bandwidth =
                        std::clamp(other.dram, known.lower, known.upper) * gigabyte_per_second;
                    break;
                }
                case subject::interconnect_bandwidth:
                    item.interconnect_bandwidth = other.links * gigabyte_per_second;
                    break;
                case subject::processing_performance_2022:
                    item.processing_performance_2022 = other.performance * tpp;
                    break;
                case subject::transfer_rate_2022:
                    item.transfer_rate_2022 = other.links * gigabyte_per_second;
                    break;
                case subject::datacenter: item.datacenter = hm::truth_of(other.datacenter); break;
                case subject::named_in_letter:
                    item.named_in_letter_2022 = hm::truth_of(other.named);
                    break;
                case subject::headquarters:
                    shipment.headquarters = hm::country(places[other.headquarters]);
                    break;
                case subject::destination:
                    shipment.destination = hm::country(places[other.destination]);
                    break;
                case subject::action: shipment.action = static_cast<action>(other.action); break;
                case subject::consignee:
                    shipment.approved_consignee = hm::truth_of(other.approved);
                    break;
                default: RC_FAIL("a fact that cannot be missing");
            }
        }
        RC_ASSERT(decide(us_advanced_computing, item, shipment).licence != licence::undetermined);
    }));
}

TEST(property, an_open_licence_has_two_possible_parts_behind_it)
{
    EXPECT_TRUE(rc::check([] {
        const auto c = *cases();
        auto item = item_of(c);
        auto shipment = shipment_of(c);
        shipment.on = 2024y / 3 / 1;
        shipment.destination = hm::country("CHN");
        item.datacenter = truth::yes;
        const double low = 0.8 * c.performance;
        const double high = 1.3 * c.performance;
        const double thin = 0.8 * std::fabs(c.area);
        const double wide = 1.2 * std::fabs(c.area);
        item.total_processing_performance = hm::between(low * tpp, high * tpp);
        item.logic_area = hm::between(thin * square_millimetre, wide * square_millimetre);
        const auto whole = decide(us_advanced_computing, item, shipment);
        // Every corner of every cell, from a little inside.
        std::vector<double> performances{low, high};
        for (const double limit : {1600.0, 2400.0, 4800.0})
            for (const double at : {limit * (1 - 1e-6), limit})
                if (at > low && at < high) performances.push_back(at);
        std::vector<double> areas{thin, wide};
        for (const double p : performances)
            for (const double limit : {1.6, 3.2, 5.92})
                for (const double at : {p / limit, p / limit * (1 + 1e-6)})
                    if (at > thin && at < wide) areas.push_back(at);
        for (const double a : areas)
            for (const double limit : {1.6, 3.2, 5.92})
                for (const double at : {limit * a, limit * a * (1 - 1e-6)})
                    if (at > low && at < high) performances.push_back(at);
        bool required = false;
        bool free = false;
        for (const double p : performances) {
            for (const double a : areas) {
                auto one = item;
                one.total_processing_performance = p * tpp;
                one.logic_area = a * square_millimetre;
                const auto l = decide(us_advanced_computing, one, shipment).licence;
                (l == licence::required ? required : free) = true;
            }
        }
        const auto expected = required && free ? licence::undetermined
                              : required       ? licence::required
                                               : licence::not_required;
        RC_ASSERT(whole.licence == expected);
    }));
}

TEST(property, the_order_of_clauses_changes_nothing)
{
    EXPECT_TRUE(rc::check([] {
        const auto c = *cases();
        const auto seed = *rc::gen::arbitrary<unsigned>();
        std::vector<clause> clauses(us_advanced_computing.clauses.begin(),
                                    us_advanced_computing.clauses.end());
        std::shuffle(clauses.begin(), clauses.end(), std::mt19937(seed));
        rulebook shuffled = us_advanced_computing;
        shuffled.clauses = clauses;
        const auto one = assess(us_advanced_computing, item_of(c), shipment_of(c));
        const auto two = assess(shuffled, item_of(c), shipment_of(c));
        RC_ASSERT(explain(static_cast<const answer&>(one)) ==
                  explain(static_cast<const answer&>(two)));
        RC_ASSERT(one.findings.size() == two.findings.size());
        for (std::size_t i = 0; i < one.findings.size(); ++i)
            RC_ASSERT(explain(one.findings[i]) == explain(two.findings[i]));
        RC_ASSERT(one.exceptions.size() == two.exceptions.size());
        for (std::size_t i = 0; i < one.exceptions.size(); ++i)
            RC_ASSERT(explain(one.exceptions[i]) == explain(two.exceptions[i]));
    }));
}

TEST(property, a_better_part_is_controlled_where_a_lesser_one_of_the_same_purpose_is)
{
    EXPECT_TRUE(rc::check([] {
        auto c = *cases();
        RC_PRE(c.area > 0);
        const auto on = hm::date(2024y / 3 / 1);
        auto item = item_of(c);
        auto shipment = shipment_of(c);
        shipment.on = on;
        const auto lesser = decide(us_advanced_computing, item, shipment);
        item.total_processing_performance = 1.5 * c.performance * tpp;
        const auto better = decide(us_advanced_computing, item, shipment);
        if (lesser.classification != "none") RC_ASSERT(better.classification != "none");
    }));
}

TEST(property, every_country_and_date_gives_an_answer)
{
    const hm::chips::figures h100{.total_processing_performance = 15832 * tpp,
                                  .logic_area = 814 * square_millimetre,
                                  .dram_bandwidth = 3350 * gigabyte_per_second,
                                  .interconnect_bandwidth = 1028 * gigabyte_per_second,
                                  .processing_performance_2022 = 15832 * tpp,
                                  .transfer_rate_2022 = 1028 * gigabyte_per_second,
                                  .datacenter = truth::yes};
    const std::string_view all = hm::detail::iso_3166_alpha_3;
    for (hm::date on = 2000y / 1 / 1; on < hm::date(2031y / 1 / 1);
         on = on + std::chrono::days(97)) {
        for (std::size_t i = 0; i < all.size(); i += 3) {
            const hm::country place(all.substr(i, 3));
            const auto a = decide(us_advanced_computing, h100,
                                  {.on = on, .destination = place, .headquarters = place});
            ASSERT_FALSE(a.classification.empty());
            if (on < hm::date(2022y / 10 / 21)) {
                ASSERT_EQ(a.licence, licence::not_required) << place << " " << on;
            }
        }
    }
}

}  // namespace
