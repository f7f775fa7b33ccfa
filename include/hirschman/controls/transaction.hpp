// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/condition.hpp>

#include <optional>

namespace hirschman::inline v0_1::controls {

/// One shipment as the rules ask about it. What is left out is unknown, never assumed.
struct transaction {
    date on;
    std::optional<country> destination = {};
    /// Of the receiving entity.
    std::optional<country> headquarters = {};
    /// Who ships. A letter binds its addressees alone; for an exporter that is not named it is
    /// reported as a possibility and changes nothing. An addressee is recognised by its first word,
    /// whatever the case: "Nvidia Corporation".
    std::optional<text<40>> exporter = {};
    std::optional<controls::action> action = {};
    /// Whether the consignee is on the list of approved entities of a clause that has one.
    truth approved_consignee = truth::unknown;
    /// Whether the information and certifications that a review policy asks for are supplied.
    truth certified = truth::unknown;
    /// Where the ultimate parent of the receiving entity has its headquarters. Left out: there is
    /// none above it, or it is where the entity's own are.
    std::optional<country> ultimate_parent = {};
    /// The day on which an application is decided, whose texts and groups review follows. Left out:
    /// the day of the shipment.
    std::optional<date> decided_on = {};
    /// An end use that part 744 names (supercomputer, advanced-node fabrication, weapons), as far
    /// as the user knows. Changes no answer and is reminded of with each.
    truth restricted_end_use = truth::unknown;
    /// Likewise.
    truth military_end_user = truth::unknown;

    /// Whose texts and groups review follows.
    [[nodiscard]] constexpr date day_of_decision() const { return decided_on.value_or(on); }

    friend constexpr bool operator==(const transaction&, const transaction&) = default;
};

}  // namespace hirschman::inline v0_1::controls
