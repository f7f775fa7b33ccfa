// SPDX-License-Identifier: BSL-1.0
#include "process.hpp"

#if defined(__linux__)

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hirschman::inline v0_1::io::detail {

namespace {

constexpr std::size_t most_output = 64u << 20;

class descriptor {
public:
    explicit descriptor(int number = -1) : number_(number) {}
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept
    {
        if (this != &other) {
            reset();
            number_ = std::exchange(other.number_, -1);
        }
        return *this;
    }
    ~descriptor() { reset(); }

    [[nodiscard]] int get() const noexcept { return number_; }
    [[nodiscard]] bool open() const noexcept { return number_ >= 0; }
    void reset() noexcept
    {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

private:
    int number_;
};

/// A socket pair, not a pipe: writing to a program that is gone must not raise SIGPIPE in the
/// caller. Numbers above the standard streams, so that the child's streams do not overwrite them.
bool make_channel(descriptor& ours, descriptor& theirs)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
    const descriptor first(ends[0]);
    const descriptor second(ends[1]);
    ours = descriptor(::fcntl(ends[0], F_DUPFD_CLOEXEC, 3));
    theirs = descriptor(::fcntl(ends[1], F_DUPFD_CLOEXEC, 3));
    return ours.open() && theirs.open() && ::fcntl(ours.get(), F_SETFL, O_NONBLOCK) == 0;
}

/// Attributes and file actions with their destructors.
struct spawn_plan {
    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
    bool ready = false;

    spawn_plan(int in, int out, int err)
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        ready = posix_spawn_file_actions_adddup2(&actions, in, 0) == 0 &&
                posix_spawn_file_actions_adddup2(&actions, out, 1) == 0 &&
                posix_spawn_file_actions_adddup2(&actions, err, 2) == 0 &&
                posix_spawnattr_setpgroup(&attributes, 0) == 0 &&
                posix_spawnattr_setsigmask(&attributes, &none) == 0 &&
                posix_spawnattr_setsigdefault(&attributes, &all) == 0 &&
                posix_spawnattr_setflags(
                    &attributes, static_cast<short>(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                                    POSIX_SPAWN_SETSIGDEF)) == 0;
    }
    spawn_plan(const spawn_plan&) = delete;
    spawn_plan& operator=(const spawn_plan&) = delete;
    ~spawn_plan()
    {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
};

/// Appends what is there to read; closes at the end.
void drain(descriptor& from, std::string& into)
{
    std::array<char, 1 << 14> buffer;
    while (true) {
        const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
        if (got > 0) {
            into.append(buffer.data(), static_cast<std::size_t>(got));
            if (into.size() > most_output) return;
            continue;
        }
        if (got < 0 && errno == EINTR) continue;
        if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) from.reset();
        return;
    }
}

}  // namespace

std::string find_program(const std::string& name, std::string_view search_path)
{
    const auto runnable = [](const std::string& path) {
        struct stat about {};
        return ::stat(path.c_str(), &about) == 0 && S_ISREG(about.st_mode) &&
               ::access(path.c_str(), X_OK) == 0;
    };
    if (name.empty() || name.find('\0') != std::string::npos) return {};
    if (name.find('/') != std::string::npos) return runnable(name) ? name : std::string();
    for (std::size_t at = 0; at < search_path.size();) {
        const std::size_t end = std::min(search_path.find(':', at), search_path.size());
        const std::string folder(search_path.substr(at, end - at));
        at = end + 1;
        if (folder.empty()) continue;
        const std::string path = folder + "/" + name;
        if (runnable(path)) return path;
    }
    return {};
}

process_result run_program(const std::string& program, std::string_view argument,
                           std::string_view input, double time_limit_s)
{
    using clock = std::chrono::steady_clock;
    process_result result;
    descriptor in, out, err, child_in, child_out, child_err;
    if (!make_channel(in, child_in) || !make_channel(out, child_out) ||
        !make_channel(err, child_err)) {
        result.errors = std::strerror(errno);
        return result;
    }
    const double limit = std::clamp(time_limit_s, 0.0, 86400.0);
    const auto deadline =
        clock::now() + std::chrono::milliseconds(static_cast<long long>(limit * 1000));

    std::string path = program;
    std::string option(argument);
    std::string locale = "LC_ALL=C";
    std::array<char*, 3> arguments = {path.data(), option.empty() ? nullptr : option.data(),
                                      nullptr};
    std::array<char*, 2> environment = {locale.data(), nullptr};
    pid_t child = 0;
    {
        const spawn_plan plan(child_in.get(), child_out.get(), child_err.get());
        const int failure =
            plan.ready ? ::posix_spawn(&child, path.c_str(), &plan.actions, &plan.attributes,
                                       arguments.data(), environment.data())
                       : ENOMEM;
        if (failure != 0) {
            result.errors = std::strerror(failure);
            return result;
        }
    }
    child_in.reset();
    child_out.reset();
    child_err.reset();

    const auto left_ms = [&] {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - clock::now());
        return static_cast<int>(std::max<long long>(left.count(), 0));
    };
    while (out.open() || err.open()) {
        if (in.open() && input.empty()) in.reset();
        std::array<pollfd, 3> waiting = {
            {{out.get(), POLLIN, 0}, {err.get(), POLLIN, 0}, {in.get(), POLLOUT, 0}}};
        const int left = left_ms();
        if (left == 0) {
            result.status = process_status::timed_out;
            break;
        }
        if (::poll(waiting.data(), waiting.size(), left) <= 0) continue;
        if (out.open() && waiting[0].revents != 0) drain(out, result.output);
        if (err.open() && waiting[1].revents != 0) drain(err, result.errors);
        if (in.open() && waiting[2].revents != 0) {
            const ssize_t sent = ::send(in.get(), input.data(), input.size(), MSG_NOSIGNAL);
            if (sent > 0)
                input.remove_prefix(static_cast<std::size_t>(sent));
            else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
                in.reset();
        }
        if (result.output.size() > most_output || result.errors.size() > most_output) {
            result.status = process_status::too_much_output;
            break;
        }
    }
    in.reset();

    const bool cut_off = result.status == process_status::timed_out ||
                         result.status == process_status::too_much_output;
    int state = 0;
    if (!cut_off) {
        while (true) {
            const pid_t ended = ::waitpid(child, &state, WNOHANG);
            if (ended == child) {
                result.status = process_status::finished;
                result.code = WIFEXITED(state) ? WEXITSTATUS(state) : 256 + WTERMSIG(state);
                return result;
            }
            if (ended < 0 && errno != EINTR) {
                // The caller reaps its children itself; only the output can be judged then.
                result.status = process_status::finished;
                return result;
            }
            if (left_ms() == 0) break;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        result.status = process_status::timed_out;
    }
    ::kill(-child, SIGKILL);
    while (::waitpid(child, &state, 0) < 0 && errno == EINTR) {
    }
    return result;
}

}  // namespace hirschman::inline v0_1::io::detail

#else

namespace hirschman::inline v0_1::io::detail {

std::string find_program(const std::string&, std::string_view) { return {}; }

process_result run_program(const std::string&, std::string_view, std::string_view, double)
{
    return {};
}

}  // namespace hirschman::inline v0_1::io::detail

#endif
