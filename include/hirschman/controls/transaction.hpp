// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/condition.hpp>

#include <optional>

namespace hirschman::inline v0_1::controls {

/// One shipment as the rules ask about it. What is left out is unknown, never assumed.
struct transaction {
    date on;
    std::optional<country> destination = {};
    /// Of the receiving entity, or of its ultimate parent.
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

    friend constexpr bool operator==(const transaction&, const transaction&) = default;
};

}  // namespace hirschman::inline v0_1::controls
