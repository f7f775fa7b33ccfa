// SPDX-License-Identifier: BSL-1.0
#pragma once

/// An ensemble over the ranks of a communicator. Needs `hirschman::mpi`, which is built where
/// Boost.MPI is found.

#include <hirschman/mpi/detail/ranks.hpp>
#include <hirschman/uncertainty/ensemble.hpp>

namespace hirschman::inline v0_1::mpi {

/// `uncertainty::ensemble` over all ranks, which call it with the same arguments and get the same
/// result: that of one process, to the last bit, whatever the number of ranks. An error on one rank
/// ends all with it. Rank 0 tells progress and keeps the checkpoint, with which one process or
/// another number of ranks may go on. `threads` counts for each rank.
///
///     boost::mpi::environment environment;
///     const boost::mpi::communicator ranks;
///     const auto returns = hirschman::mpi::ensemble(ranks, belief, f, {.draws = 1'000'000'000});
///     if (ranks.rank() == 0) std::puts(returns.brief_report().c_str());
template <template <class> class P, class F>
[[nodiscard]] auto ensemble(const boost::mpi::communicator& ranks,
                            const uncertainty::prior<P>& belief, const F& f,
                            const uncertainty::ensemble_options& how = {})
{
    detail::ranks all(ranks);
    return uncertainty::detail::run_typed(belief, f, how, &all);
}

}  // namespace hirschman::inline v0_1::mpi
