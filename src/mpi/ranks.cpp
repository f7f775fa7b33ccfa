// SPDX-License-Identifier: BSL-1.0
#include <hirschman/mpi/detail/ranks.hpp>

#include <boost/mpi/collectives/broadcast.hpp>

#include <algorithm>
#include <cstdint>

namespace hirschman::inline v0_1::mpi::detail {

namespace {

constexpr int tag = 1945;
// MPI counts in int: longer messages go in pieces.
constexpr std::size_t piece = std::size_t{1} << 30U;

template <class Transfer>
void in_pieces(std::string& message, Transfer transfer)
{
    for (std::size_t at = 0; at < message.size(); at += piece)
        transfer(message.data() + at, static_cast<int>(std::min(piece, message.size() - at)));
}

}  // namespace

unsigned ranks::rank() const { return static_cast<unsigned>(of_.rank()); }

unsigned ranks::size() const { return static_cast<unsigned>(of_.size()); }

void ranks::send(unsigned to, const std::string& message)
{
    const int other = static_cast<int>(to);
    of_.send(other, tag, std::uint64_t{message.size()});
    for (std::size_t at = 0; at < message.size(); at += piece)
        of_.send(other, tag, message.data() + at,
                 static_cast<int>(std::min(piece, message.size() - at)));
}

std::string ranks::receive(unsigned from)
{
    const int other = static_cast<int>(from);
    std::uint64_t size = 0;
    of_.recv(other, tag, size);
    std::string message(static_cast<std::size_t>(size), '\0');
    in_pieces(message, [&](char* to, int count) { of_.recv(other, tag, to, count); });
    return message;
}

void ranks::broadcast(std::string& message)
{
    std::uint64_t size = message.size();
    boost::mpi::broadcast(of_, size, 0);
    message.resize(static_cast<std::size_t>(size));
    in_pieces(message, [&](char* at, int count) { boost::mpi::broadcast(of_, at, count, 0); });
}

}  // namespace hirschman::inline v0_1::mpi::detail
