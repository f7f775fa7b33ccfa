// SPDX-License-Identifier: BSL-1.0
// One ensemble, every digit of it on standard output: what tests compare between threads, ranks,
// compilers, CPUs and runs that were killed.
//   ensemble_digits draws=300000 seed=7 threads=2 values_kept=0 standard_error=0 checkpoint=FILE
//                   every=100000 kill_at=BLOCK throw_at=BLOCK cancel_after=LEAVES file_limit=BYTES
//                   libm=1
#include "uncertainty/digits.hpp"

#ifdef HIRSCHMAN_DIGITS_MPI
#include <hirschman/mpi/ensemble.hpp>

#include <boost/mpi/environment.hpp>
#endif

#include <sys/resource.h>

#include <atomic>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>

int main(int count, char** words)
{
    using namespace hirschman;
    std::map<std::string, std::string> given{{"draws", "300000"},     {"seed", "7"},
                                             {"threads", "1"},        {"values_kept", "16777216"},
                                             {"standard_error", "0"}, {"checkpoint", ""},
                                             {"every", "0"},          {"kill_at", "-1"},
                                             {"throw_at", "-1"},      {"cancel_after", "-1"},
                                             {"file_limit", "0"},     {"libm", "0"}};
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        const auto equals = word.find('=');
        if (equals == std::string::npos || !given.contains(word.substr(0, equals))) {
            std::fprintf(stderr, "unknown argument %s\n", words[i]);
            return 2;
        }
        given[word.substr(0, equals)] = word.substr(equals + 1);
    }
    const auto number = [&](const char* name) { return std::stoull(given[name]); };
    if (number("libm") != 0) {
        // Not a block function: the C library's digits are those of the CPU.
        for (int i = 1; i <= 2000; ++i)
            std::printf("%s\n", to_text(std::pow(1.0 + i / 7.0, i / 301.0)).c_str());
        return 0;
    }
    if (number("file_limit") != 0) {
        const rlimit limit{number("file_limit"), number("file_limit")};
        setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, SIG_IGN);
    }
    const long long kill_at = std::stoll(given["kill_at"]);
    const long long throw_at = std::stoll(given["throw_at"]);
    const long long cancel_after = std::stoll(given["cancel_after"]);
    const auto deadly = [&](const auto& p, uncertainty::draws& further) {
        const auto block_index = static_cast<long long>(further.first() / block::size);
        if (block_index == kill_at) std::raise(SIGKILL);
        if (throw_at >= 0 && block_index >= throw_at) throw std::runtime_error("no equilibrium");
        return digits::outcome_of(p, further);
    };
    std::atomic<long long> asked = 0;
    const uncertainty::ensemble_options how{
        .draws = number("draws"),
        .seed = number("seed"),
        .threads = static_cast<unsigned>(number("threads")),
        .cancel = [&] { return cancel_after >= 0 && ++asked > cancel_after; },
        .values_kept = number("values_kept"),
        .standard_error = std::stod(given["standard_error"]),
        .checkpoint = given["checkpoint"],
        .checkpoint_every = number("every")};
#ifdef HIRSCHMAN_DIGITS_MPI
    const boost::mpi::environment environment;
    const boost::mpi::communicator ranks;
    const auto run = [&] { return mpi::ensemble(ranks, digits::belief(), deadly, how); };
    const bool prints = ranks.rank() == (ranks.size() == 3 ? 2 : 0);  // all have the result
#else
    const auto run = [&] { return uncertainty::ensemble(digits::belief(), deadly, how); };
    const bool prints = true;
#endif
    try {
        const auto all = run();
        if (prints) std::fputs(digits::text_of(all).c_str(), stdout);
        if (prints && !all.checkpoint_failure().empty())
            std::fprintf(stderr, "%s\n", all.checkpoint_failure().c_str());
        return 0;
    } catch (const error& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
}
