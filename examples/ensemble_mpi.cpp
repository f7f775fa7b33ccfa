// SPDX-License-Identifier: BSL-1.0
// The revenue that a reversal brings back, over any number of ranks: the digits are those of one.
#include <hirschman/data/prior.hpp>
#include <hirschman/mpi/ensemble.hpp>
#include <hirschman/scenario/reversal.hpp>

#include "support/help.hpp"
#include "support/named_options.hpp"
#include "support/options.hpp"

#include <boost/mpi/environment.hpp>

#include <cstdio>
#include <string>

namespace {

constexpr const char* help =
    R"(mpirun -n 4 ensemble_mpi - what a reversal brings back, over many processes

  --draws N            default 1000000
  --seed N             default 7
  --threads N          of each rank (default 1)
  --standard-error X   end once the mean is known so well, in USD (default 0: after all draws)
  --checkpoint FILE    keep what is done there, and go on from it (default none))";

int run(int count, char** words, const boost::mpi::communicator& ranks)
{
    namespace hm = hirschman;
    using namespace std::chrono_literals;
    const auto given = example::named_options(count, words,
                                              {{"--draws", "1000000"},
                                               {"--seed", "7"},
                                               {"--threads", "1"},
                                               {"--standard-error", "0"},
                                               {"--checkpoint", ""}});
    const auto number = [&](const char* option) {
        return example::whole_number<std::uint64_t>(option, given.at(option), 0);
    };
    const auto belief =
        hm::data::prior<hm::scenario::reversal_parameters>(hm::as_of{2025y / 7 / 15});
    const auto totals = hm::mpi::ensemble(
        ranks, belief, [](const auto& p) { return hm::scenario::reversal(p).totals; },
        {.draws = number("--draws"),
         .seed = number("--seed"),
         .threads = static_cast<unsigned>(number("--threads")),
         .standard_error = std::stod(given.at("--standard-error")),
         .checkpoint = given.at("--checkpoint")});
    if (ranks.rank() != 0) return 0;
    for (const auto& total : totals) std::puts(total.brief_report().c_str());
    if (totals.ended() == hm::uncertainty::ending::standard_error)
        std::puts("ended early: the mean is known well enough");
    if (!totals.checkpoint_failure().empty())
        std::fprintf(stderr, "%s\n", totals.checkpoint_failure().c_str());
    return 0;
}

}  // namespace

int main(int count, char** words)
{
    if (example::asked_for_help(count, words, help)) return 0;
    const boost::mpi::environment environment(count, words);
    const boost::mpi::communicator ranks;
    try {
        return run(count, words, ranks);
    } catch (const std::exception& e) {
        if (ranks.rank() == 0) std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
}
