// SPDX-License-Identifier: BSL-1.0
// mpirun -n 4 ensemble_mpi_bench - what the end of a round costs: counted results go up the tree to
// rank 0, which tells all what comes next.
#include <hirschman/mpi/detail/ranks.hpp>

#include "uncertainty/round.hpp"

#include <boost/mpi/environment.hpp>
#include <boost/mpi/timer.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

int main()
{
    namespace detail = hirschman::uncertainty::detail;
    const boost::mpi::environment environment;
    const boost::mpi::communicator world;
    hirschman::mpi::detail::ranks ranks(world);

    std::vector<double> first(131'072);
    for (std::size_t i = 0; i < first.size(); ++i)
        first[i] = static_cast<double>(i) / static_cast<double>(first.size());
    const auto cut = detail::grid::of(first);
    for (const std::size_t results : {1U, 7U, 50U}) {
        auto mine = std::make_shared<detail::tally>();
        mine->results.resize(results);
        for (auto& each : mine->results) {
            each.sorted = first;
            each.to_cells(cut);
        }
        std::vector<double> times;
        std::size_t bytes = 0;
        for (int repeat = 0; repeat < 200; ++repeat) {
            world.barrier();
            const boost::mpi::timer clock;
            auto sum = mine;
            for (unsigned step = 1; step < ranks.size(); step *= 2) {
                if (ranks.rank() % (2 * step) != 0) {
                    const std::string message = detail::bytes_of({}, {{0, 0, sum}});
                    ranks.send(ranks.rank() - step, message);
                    break;
                }
                if (ranks.rank() + step >= ranks.size()) continue;
                const std::string message = ranks.receive(ranks.rank() + step);
                bytes = message.size();
                const auto [reason, trees] = detail::report_from(message);
                sum = std::make_shared<detail::tally>(merge(*sum, *trees.front().of, 8));
            }
            std::string order(200, 'x');
            ranks.broadcast(order);
            times.push_back(clock.elapsed());
        }
        std::sort(times.begin(), times.end());
        if (ranks.rank() == 0)
            std::printf("%u ranks, %2zu results, %7zu bytes a message: %.3f ms (least %.3f)\n",
                        ranks.size(), results, bytes, 1e3 * times[times.size() / 2],
                        1e3 * times.front());
    }
}
