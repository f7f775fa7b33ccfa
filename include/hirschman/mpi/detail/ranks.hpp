// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <hirschman/uncertainty/detail/engine.hpp>

#include <boost/mpi/communicator.hpp>

#include <string>

namespace hirschman::inline v0_1::mpi::detail {

/// The ranks of a communicator as a team.
class HIRSCHMAN_API ranks final : public uncertainty::detail::team {
public:
    explicit ranks(const boost::mpi::communicator& of) : of_(of) {}

    [[nodiscard]] unsigned rank() const override;
    [[nodiscard]] unsigned size() const override;
    void send(unsigned to, const std::string& message) override;
    [[nodiscard]] std::string receive(unsigned from) override;
    void broadcast(std::string& message) override;

private:
    const boost::mpi::communicator& of_;
};

}  // namespace hirschman::inline v0_1::mpi::detail
