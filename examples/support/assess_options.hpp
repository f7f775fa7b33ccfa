// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/controls/transaction.hpp>
#include <hirschman/error.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace example {

inline constexpr std::string_view help =
    R"(assess - may this part go there, on that date, and which clause says so?

  --chip PART            one part of the catalogue by name or id, explained; else the whole of it
  --destination ISO3     where it goes (default CHN)
  --on DATE              when (default: the last day that the rules were read)
  --headquarters ISO3    of the receiving entity or its ultimate parent (default: not known)
  --exporter NAME        who ships (default: not named)
  --transactions FILE    many, from {"vectors": [{"id", "chip", "date", "destination", ...}]}
  --json                 their answers as JSON
  --rules FILE           amend the rules first, as with data/rules/safe_chips_act.json; of the
                         catalogue, only the parts whose answer changes are shown
  --help                 this text

This is analysis, not legal advice.
)";

struct options {
    std::string chip = {};
    hirschman::controls::transaction asked = {};
    std::string transactions = {};
    std::string rules = {};
    bool json = false;
    bool help = false;
};

/// What is not said is asked about China, on the day `on`.
inline options read_options(int count, char** words, hirschman::date on)
{
    using hirschman::country;
    using hirschman::domain_error;
    options o{.asked = {.on = on,
                        .destination = country("CHN"),
                        .action = hirschman::controls::action::exporting}};
    bool of_one = false;
    for (int i = 1; i < count; ++i) {
        const std::string_view option = words[i];
        const auto value = [&]() -> std::string_view {
            if (i + 1 >= count)
                throw domain_error(std::string(option) + " needs a value; see --help");
            return words[++i];
        };
        if (option == "--help" || option == "-h")
            o.help = true;
        else if (option == "--json")
            o.json = true;
        else if (option == "--chip")
            o.chip = value();
        else if (option == "--transactions")
            o.transactions = value();
        else if (option == "--rules")
            o.rules = value();
        else {
            of_one = true;
            if (option == "--on")
                o.asked.on = hirschman::date::from_iso(value());
            else if (option == "--destination")
                o.asked.destination = country(value());
            else if (option == "--headquarters")
                o.asked.headquarters = country(value());
            else if (option == "--exporter")
                o.asked.exporter = value();
            else
                throw domain_error("unknown option \"" + std::string(option) + "\"; see --help");
        }
    }
    if (!o.transactions.empty() && (of_one || !o.chip.empty()))
        throw domain_error("--transactions says what is asked; nothing else can; see --help");
    if (o.json && o.transactions.empty())
        throw domain_error("--json needs --transactions; see --help");
    return o;
}

}  // namespace example
