// SPDX-License-Identifier: BSL-1.0
// The ensemble over ranks from the installed library; one rank without mpirun.
#include <hirschman/mpi/ensemble.hpp>
#include <hirschman/scenario/reversal.hpp>

#include <boost/mpi/environment.hpp>

#include <cstdio>

int main()
{
    namespace hm = hirschman;
    const boost::mpi::environment environment;
    const boost::mpi::communicator ranks;
    auto belief = hm::uncertainty::prior<hm::scenario::reversal_parameters>::fixed_at({});
    const auto total = hm::mpi::ensemble(
        ranks, belief, [](const auto& p) { return hm::scenario::reversal(p).total(); },
        {.draws = 10'000});
    if (ranks.rank() == 0) std::puts(total.brief_report().c_str());
    return total.draws() == 10'000 && total.failed() == 0 ? 0 : 1;
}
