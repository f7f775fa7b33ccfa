// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What a part does for a language model: it waits for its arithmetic or for its memory, whichever
/// takes longer. Prefill mostly waits for arithmetic, decode for memory, so that TPP alone
/// mis-ranks parts that serve models.

#include <hirschman/chips/chip.hpp>
#include <hirschman/chips/metrics.hpp>
#include <hirschman/scalar.hpp>

#include <cmath>
#include <limits>
#include <string>

namespace hirschman::inline v0_1::chips {

enum class phase : unsigned char {
    prefill,  ///< reads the prompts: every token of a context in one step
    decode,   ///< writes the answers: one token a sequence in one step
};

/// A dense transformer served by one part. The defaults are 70e9 parameters at 8 bit, 8 sequences
/// of 4,096 tokens, and the cache of 80 layers with 8 key-value heads of 128 at 8 bit.
template <scalar S = double>
struct basic_workload {
    chips::phase phase = chips::phase::decode;
    S parameters = 70e9;
    S bytes_per_parameter = 1.0;
    S batch = 8.0;                       ///< sequences served together
    S context = 4096.0;                  ///< tokens held in the cache by each sequence
    S cache_bytes_per_token = 163840.0;  ///< 0: weights alone

    friend constexpr bool operator==(const basic_workload&, const basic_workload&) = default;
};
using workload = basic_workload<double>;
inline constexpr workload decode{};
inline constexpr workload prefill{.phase = phase::prefill};

/// The two figures of a part that bound it. The arithmetic at the model's bit length is TPP over
/// bits: a part whose highest product is not at that length does less.
template <scalar S = double>
struct basic_peak {
    S total_processing_performance;  ///< TPP
    S dram_bandwidth;                ///< GB/s

    friend constexpr bool operator==(const basic_peak&, const basic_peak&) = default;
};
using peak = basic_peak<double>;

/// The peak of a chip. @throws domain_error naming the chip and the figure that is not exactly
/// known
[[nodiscard]] inline peak peak_of(const chip& c)
{
    const auto performance = total_processing_performance(c);
    const auto bandwidth = dram_bandwidth(c);
    const auto refuse = [&](figure f) {
        throw domain_error("the " + std::string(name(f)) + " of \"" + c.id.str() +
                           "\" is not exactly known");
    };
    if (!performance.is_exact()) refuse(figure::total_processing_performance);
    if (!bandwidth.is_exact()) refuse(figure::dram_bandwidth);
    return {performance.lower().in(units::tpp), bandwidth.lower().in(units::gigabyte_per_second)};
}

namespace detail {

/// A workload in the two quantities of a roofline, each for one sequence but for the weights.
template <class S>
struct traffic {
    S weights;          ///< bytes read in a step, whatever the batch
    S cache;            ///< bytes a sequence
    S tokens;           ///< a sequence and step
    S arithmetic_rate;  ///< tokens a second and TPP: 1e12/(bits x 2 operations x parameters)
};

template <class S>
[[nodiscard]] constexpr traffic<S> traffic_of(const basic_workload<S>& load)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    const S parameters =
        in_range(load.parameters, 0.0, infinite, "parameters", hirschman::bounds::open);
    const S bytes = in_range(load.bytes_per_parameter, 0.0, infinite, "bytes_per_parameter",
                             hirschman::bounds::open);
    const S context = in_range(load.context, 0.0, infinite, "context", hirschman::bounds::open);
    const S cache = in_range(load.cache_bytes_per_token, 0.0, infinite, "cache_bytes_per_token",
                             hirschman::bounds::left_closed);
    return {parameters * bytes, context * cache, load.phase == phase::decode ? S(1.0) : context,
            1e12 / (8.0 * bytes * 2.0 * parameters)};
}

template <class S>
[[nodiscard]] constexpr S batch_of(const basic_workload<S>& load)
{
    return in_range(load.batch, 0.0, std::numeric_limits<double>::infinity(), "batch",
                    hirschman::bounds::open);
}

/// The batch at which arithmetic becomes the longer wait; infinite where the cache keeps memory the
/// longer one however many sequences share the weights.
template <class S>
[[nodiscard]] constexpr S batch_between(const S& performance, const S& bandwidth,
                                        const traffic<S>& t)
{
    const S ceiling = performance * t.arithmetic_rate;
    const S left = t.tokens * (bandwidth * 1e9) - t.cache * ceiling;
    return select(less(S(0.0), left), t.weights * ceiling / left,
                  S(std::numeric_limits<double>::infinity()));
}

template <class S>
[[nodiscard]] constexpr basic_peak<S> checked(const basic_peak<S>& p)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    return {in_range(p.total_processing_performance, 0.0, infinite, "total_processing_performance",
                     hirschman::bounds::open),
            in_range(p.dram_bandwidth, 0.0, infinite, "dram_bandwidth", hirschman::bounds::open,
                     "GB/s")};
}

}  // namespace detail

/// Tokens a second of the whole batch: n/t with t = max((N b + B kv)/BW, 2 N n/F); N parameters of
/// b bytes, B sequences with kv bytes of cache each, n tokens a step (B in decode, B x context in
/// prefill), F operations a second. Attention's own arithmetic is left out. Whether the batch fits
/// into memory is asked of `fits`.
/// @throws domain_error for a figure that is not positive and finite (a cache may be nothing)
/// @source Williams, Waterman, Patterson (2009), CACM 52(4); Pope et al. (2022), arXiv 2211.05102
/// @verified roofline_test: 57.143, 47.857, 68.571 and 110.0 at batch 1 without a cache; 424.6 and
/// 355.6 at batch 8 with one
template <scalar S>
[[nodiscard]] constexpr S tokens_per_second(const basic_peak<S>& part,
                                            const basic_workload<S>& load)
{
    const auto p = detail::checked(part);
    const auto t = detail::traffic_of(load);
    const S batch = detail::batch_of(load);
    return min(batch * t.tokens * (p.dram_bandwidth * 1e9) / (t.weights + batch * t.cache),
               p.total_processing_performance * t.arithmetic_rate);
}

/// The batch from which a part waits for its arithmetic: F b/(2 BW) without a cache; infinite where
/// it always waits for its memory.
/// @verified roofline_test: 37.0, 295.4, 206.1, 292.2
template <scalar S>
[[nodiscard]] constexpr S ridge_batch(const basic_peak<S>& part, const basic_workload<S>& load)
{
    const auto p = detail::checked(part);
    return detail::batch_between(p.total_processing_performance, p.dram_bandwidth,
                                 detail::traffic_of(load));
}

/// The batch at which the order of two parts turns: below it the one with more bandwidth is ahead,
/// above it the one with more arithmetic. Infinite where it never turns: one part has more of both,
/// or the cache grows faster than the batch helps.
/// @verified roofline_test: H20 against H100, 44.2 without a cache
template <scalar S>
[[nodiscard]] constexpr S turning_batch(const basic_peak<S>& one, const basic_peak<S>& other,
                                        const basic_workload<S>& load)
{
    const auto a = detail::checked(one);
    const auto b = detail::checked(other);
    const auto crossed = (less(a.total_processing_performance, b.total_processing_performance) &&
                          less(b.dram_bandwidth, a.dram_bandwidth)) ||
                         (less(b.total_processing_performance, a.total_processing_performance) &&
                          less(a.dram_bandwidth, b.dram_bandwidth));
    // At the turn the part with more bandwidth waits for its arithmetic, which is the lesser, and
    // the other for its memory, which is the lesser.
    const S turn =
        detail::batch_between(min(a.total_processing_performance, b.total_processing_performance),
                              min(a.dram_bandwidth, b.dram_bandwidth), detail::traffic_of(load));
    return handing_on(select(crossed, turn, S(std::numeric_limits<double>::infinity())), turn);
}

/// Whether weights and caches fit into the memory of one part.
[[nodiscard]] constexpr truth fits(const reading<memory_size>& memory, const workload& load)
{
    const auto t = detail::traffic_of(load);
    return memory >= (t.weights + detail::batch_of(load) * t.cache) / 1e9 * units::gigabyte;
}

/// How many whole sequences fit beside the weights; infinite without a cache.
/// @verified roofline_test: 38 in 96 GB and 14 in 80 GB
[[nodiscard]] inline double largest_batch(memory_size memory, const workload& load)
{
    const auto t = detail::traffic_of(load);
    const double room = memory.in(units::gigabyte)*1e9 - t.weights;
    if (!(room >= 0.0)) return 0.0;
    if (t.cache == 0.0) return std::numeric_limits<double>::infinity();
    return std::floor(room / t.cache);
}

}  // namespace hirschman::inline v0_1::chips
