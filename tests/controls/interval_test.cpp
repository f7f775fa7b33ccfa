// SPDX-License-Identifier: BSL-1.0
//
// A part whose figures are intervals: the decision is the set of answers over the exact parts
// inside them, found here without cells. The plane of two figures is cut by limits on each and on
// their quotient or sum; between two neighbouring crossings the order along the second axis does
// not change. So exact parts on every crossing and between every two neighbours, along both axes,
// meet every region that the intervals reach: the set is exact, not a sample of it.
#include "controls/parts.hpp"
#include "controls/second_law.hpp"

#include <hirschman/controls/assess.hpp>
#include <hirschman/controls/rulebooks/us_advanced_computing.hpp>

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <set>

namespace {

namespace hm = hirschman;
namespace law = second_law;
using namespace hm::controls;
using namespace hm::units;

constexpr double unbounded = std::numeric_limits<double>::infinity();

struct interval {
    double low = 0;
    double high = unbounded;
};

/// Points on a line: its ends, what is added between them, and one between every two neighbours.
class points {
public:
    explicit points(interval within) : within_(within)
    {
        add(within.low);
        add(within.high);
    }
    void add(double value)
    {
        if (value >= within_.low && value <= within_.high) at_[size_++] = value;
    }
    template <class Visit>
    void visit(const Visit& each)
    {
        std::sort(at_.data(), at_.data() + size_);
        for (std::size_t i = 0; i < size_; ++i) {
            if (i > 0 && at_[i] == at_[i - 1]) continue;
            if (i > 0) each(0.5 * (at_[i - 1] + at_[i]));
            each(at_[i]);
        }
    }

private:
    interval within_;
    std::array<double, 24> at_{};
    std::size_t size_ = 0;
};

/// What is known of a part.
struct blurred {
    interval tpp;
    std::optional<interval> area;     ///< none: planar, or only the density is known
    std::optional<interval> density;  ///< given without an area
    interval dram;
    interval io;
    hm::truth datacenter = hm::truth::yes;
};

/// Beyond every limit on the figure and every crossing: what lies further out answers the same.
interval capped(interval i, double beyond, double tiny = 0)
{
    return {std::max(i.low, tiny), i.high == unbounded ? std::max(2 * i.low, beyond) : i.high};
}

/// An answer about the item, and whether the letter of 2023 reaches it.
using item_state = std::pair<law::item_answer, bool>;

struct by_item {
    bool operator()(const item_state& a, const item_state& b) const
    {
        const auto key = [](const item_state& s) {
            return (static_cast<int>(s.first.in) * 2 + (s.first.excluded ? 1 : 0)) * 2 +
                   (s.second ? 1 : 0);
        };
        return key(a) < key(b);
    }
};
using item_states = std::set<item_state, by_item>;

item_states items(const blurred& b, hm::date on)
{
    item_states found;
    const auto with = [&](double tpp, std::optional<double> density, double io) {
        for (const bool datacenter : {false, true}) {
            if (b.datacenter == hm::truth_of(!datacenter)) continue;
            law::item_answer a;
            if (on >= law::second_rule)
                a = law::paragraph_2023(tpp, density, datacenter);
            else
                a = law::classify({.tpp = tpp, .io = io, .datacenter = datacenter}, on);
            const bool letter = on >= law::second_letter && on < law::second_rule &&
                                law::at_least(tpp, 4800) && datacenter;
            found.insert({a, letter});
        }
    };
    const interval area = b.area ? capped(*b.area, 1e6, 1e-6) : interval{1, 1};
    points tpps(capped(b.tpp, 1e8));
    for (const double limit : parts::tpp_limits) tpps.add(limit);
    if (on >= law::second_rule && b.area)
        for (const double limit : parts::density_limits) {
            tpps.add(limit * area.low);
            tpps.add(limit * area.high);
        }
    tpps.visit([&](double tpp) {
        if (on < law::second_rule) {
            points ios(capped(b.io, 1e5));
            ios.add(600);
            ios.visit([&](double io) { with(tpp, {}, io); });
        } else if (b.area) {
            points areas(area);
            for (const double limit : parts::density_limits) areas.add(tpp / limit);
            areas.visit([&](double mm2) { with(tpp, tpp / mm2, 0); });
        } else if (b.density) {
            points densities(capped(*b.density, 100));
            for (const double limit : parts::density_limits) densities.add(limit);
            densities.visit([&](double density) { with(tpp, density, 0); });
        } else
            with(tpp, {}, 0);
    });
    return found;
}

/// Whether the limits of the letters of 2025 can be met, and can be missed.
std::array<bool, 2> letters_2025(const blurred& b)
{
    std::array<bool, 2> found{};
    const interval io = capped(b.io, 1e5);
    points drams(capped(b.dram, 1e5));
    for (const double limit : {1400.0, 1700.0 - io.low, 1700.0 - io.high}) drams.add(limit);
    drams.visit([&](double dram) {
        points ios(io);
        for (const double limit : {1100.0, 1700.0 - dram}) ios.add(limit);
        ios.visit([&](double rate) { found[law::limits_of_2025_letter(dram, rate)] = true; });
    });
    return found;
}

template <class Dimension>
hm::reading<hm::quantity<Dimension>> reading_of(interval i, hm::unit<Dimension> in)
{
    if (i.high == unbounded) {
        if (i.low == 0) return hm::unknown();
        return hm::at_least(i.low * in);
    }
    return hm::between(i.low * in, i.high * in);
}

hm::chips::figures figures_of(const blurred& b)
{
    hm::chips::figures f{.total_processing_performance = reading_of(b.tpp, tpp),
                         .dram_bandwidth = reading_of(b.dram, gigabyte_per_second),
                         .interconnect_bandwidth = reading_of(b.io, gigabyte_per_second),
                         .processing_performance_2022 = reading_of(b.tpp, tpp),
                         .transfer_rate_2022 = reading_of(b.io, gigabyte_per_second),
                         .datacenter = b.datacenter,
                         .named_in_letter_2022 = hm::truth::no};
    if (b.area)
        f.logic_area = reading_of(*b.area, square_millimetre);
    else if (b.density)
        f.performance_density = reading_of(*b.density, tpp_per_square_millimetre);
    else
        f.logic_area = hm::undefined();
    return f;
}

/// Exact, between two values near limits, at least one, or unknown.
interval blur(std::mt19937_64& draws, double one, double other)
{
    switch (parts::below(draws, 8)) {
        case 0:
        case 1:
        case 2: return {one, one};
        case 3: return {0, unbounded};
        case 4: return {one, unbounded};
        default: return {std::min(one, other), std::max(one, other)};
    }
}

blurred part(std::mt19937_64& draws)
{
    blurred b;
    const double performance = parts::tpp(draws);
    b.tpp = blur(draws, performance, parts::tpp(draws));
    const double near = parts::chance(draws, 2) ? performance : parts::tpp(draws);
    const auto kind = parts::below(draws, 12);
    if (kind == 0)
        b.density = blur(draws, parts::around_one_of(draws, parts::density_limits),
                         parts::around_one_of(draws, parts::density_limits));
    else if (kind != 1)
        b.area = blur(draws, parts::area(draws, near), parts::area(draws, performance));
    // An unknown area and an unknown density are one and the same.
    const double memory = parts::dram(draws);
    b.dram = blur(draws, memory, parts::dram(draws));
    b.io = blur(draws, parts::io(draws, memory), parts::io(draws, parts::dram(draws)));
    constexpr hm::truth purposes[] = {hm::truth::yes, hm::truth::yes, hm::truth::no,
                                      hm::truth::unknown};
    b.datacenter = purposes[parts::below(draws, 4)];
    return b;
}

std::string words(const interval& i)
{
    return "[" + hm::to_text(i.low) + ", " + hm::to_text(i.high) + "]";
}

/// The one value of a set, or "undetermined".
template <class Set>
std::string only(const Set& all)
{
    return all.size() == 1 ? std::string(*all.begin()) : "undetermined";
}

}  // namespace

TEST(interval, the_decision_is_the_set_of_answers_over_the_parts_inside)
{
    std::mt19937_64 draws(parts::seed(19450101));
    std::size_t wrong = 0;
    std::size_t open = 0;
    std::size_t agreed_though_blurred = 0;
    const std::size_t count = parts::how_many(1'000'000);
    for (std::size_t i = 0; i < count && wrong < 10; ++i) {
        const auto on = parts::day(draws);
        const auto b = part(draws);
        auto shipment = parts::shipment(draws, on);
        // Somebody whose headquarters nobody knows may be headquartered anywhere.
        if (parts::chance(draws, 6)) shipment.headquarters = {};
        const auto to = law::place_on(shipment.destination->alpha_3(), on);
        const auto states = items(b, on);
        const auto by_2025 =
            on >= law::third_letter ? letters_2025(b) : std::array<bool, 2>{true, false};

        std::set<std::string_view> paragraphs;
        std::set<std::string_view> licences;
        std::set<std::string_view> bound;
        std::set<bool> excluded;
        for (const auto code : law::codes) {
            if (shipment.headquarters && shipment.headquarters->alpha_3() != code) continue;
            const auto head = law::place_on(code, on);
            for (const auto& [item, letter_2023] : states) {
                paragraphs.insert(law::name(item.in));
                excluded.insert(item.excluded);
                for (const bool letter_2025 : {false, true}) {
                    if (!by_2025[letter_2025]) continue;
                    const auto a = law::decide(
                        item.in, (letter_2023 || letter_2025) && shipment.exporter.has_value(), on,
                        to, head, shipment.approved_consignee == hm::truth::yes);
                    licences.insert(law::name(a.licence));
                    bound.insert(a.addressee_alone ? "addressee" : "everyone");
                }
            }
        }
        const auto found = decide(us_advanced_computing, figures_of(b), shipment);
        bool agree = found.classification == only(paragraphs) &&
                     name(found.licence) == only(licences) &&
                     found.excluded_by_note_2 == (excluded.size() > 1 ? hm::truth::unknown
                                                  : *excluded.begin() ? hm::truth::yes
                                                                      : hm::truth::no);
        if (found.binds) agree = agree && name(*found.binds) == only(bound);
        if (licences.size() > 1) ++open;
        if (licences.size() == 1 && (states.size() > 1 || (by_2025[0] && by_2025[1])))
            ++agreed_though_blurred;
        if (agree) continue;
        ++wrong;
        ADD_FAILURE() << "part " << i << ": TPP " << words(b.tpp) << ", area "
                      << (b.area ? words(*b.area) : "-") << ", density "
                      << (b.density ? words(*b.density) : "-") << ", DRAM " << words(b.dram)
                      << ", I/O " << words(b.io) << ", datacenter " << hm::name(b.datacenter)
                      << " to " << to.code << ", headquarters "
                      << (shipment.headquarters ? shipment.headquarters->alpha_3() : "unknown")
                      << ", on " << on << ": expected " << only(paragraphs) << " " << only(licences)
                      << " " << only(bound) << ", found " << found.classification << " "
                      << name(found.licence);
    }
    EXPECT_GT(open, count / 10);
    EXPECT_GT(agreed_though_blurred, count / 10);
}
