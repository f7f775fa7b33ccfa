// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/checkpoint.hpp"

#include <hirschman/version.hpp>

#include "io/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace hirschman::inline v0_1::uncertainty::detail {

namespace {

constexpr std::string_view mark = "hirschman checkpoint\n";
constexpr std::uint32_t format = 1;

void put(byte_writer& to, const run_identity& of)
{
    to.put(of.seed);
    to.put(of.sampler);
    to.put(of.draws);
    to.put(of.values_kept);
    to.put(of.failures_kept);
    to.put(of.standard_error);
    to.put(of.standard_error_of);
    to.put(std::uint64_t{of.names.size()});
    for (const auto& name : of.names) to.put(std::string_view(name));
    to.put(of.prior);
    to.put(of.answer);
}

run_identity get_identity(byte_reader& from)
{
    run_identity of;
    of.seed = from.get<std::uint64_t>();
    of.sampler = from.text();
    of.draws = from.get<std::uint64_t>();
    of.values_kept = from.get<std::uint64_t>();
    of.failures_kept = from.get<std::uint64_t>();
    of.standard_error = from.get<double>();
    of.standard_error_of = from.text();
    const auto names = from.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < names; ++i) of.names.push_back(from.text());
    of.prior = from.get<std::uint64_t>();
    of.answer = from.get<std::uint64_t>();
    return of;
}

std::string list(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

void require_same(const std::string& path, const run_identity& run, const run_identity& file)
{
    const auto compare = [&](const char* what, const auto& expected, const auto& found,
                             const auto& text) {
        if (expected == found) return;
        throw data_error({path, 0, what}, text(expected), text(found));
    };
    const auto number = [](auto x) {
        if constexpr (std::is_same_v<decltype(x), double>)
            return to_text(x);
        else
            return std::to_string(x);
    };
    const auto same = [](const std::string& x) { return "\"" + x + "\""; };
    compare("seed", run.seed, file.seed, number);
    compare("sampler", run.sampler, file.sampler, same);
    compare("draws", run.draws, file.draws, number);
    compare("values_kept", run.values_kept, file.values_kept, number);
    compare("failures_kept", run.failures_kept, file.failures_kept, number);
    compare("standard_error", run.standard_error, file.standard_error, number);
    compare("standard_error_of", run.standard_error_of, file.standard_error_of, same);
    compare("results", run.names, file.names, list);
    if (run.prior != file.prior)
        throw data_error({path, 0, "prior"}, "a run with the same prior", "another prior");
    if (run.answer != 0 && file.answer != 0 && run.answer != file.answer)
        throw data_error({path, 0, "function"}, "the same results for the first 64 draws",
                         "others: the function has changed");
}

void require_whole(const run_state& state, const run_identity& of, std::uint64_t leaves)
{
    if (state.grids.size() != of.names.size() || state.decided > leaves)
        throw error("its parts do not fit together");
    std::uint64_t until = 0;
    for (const subtree& each : state.done) {
        if (each.level > 62 || each.first < until ||
            each.first % (std::uint64_t{1} << each.level) || each.until() > leaves ||
            each.of->results.size() != of.names.size())
            throw error("its parts do not fit together");
        until = each.until();
        for (std::size_t r = 0; r < of.names.size(); ++r) {
            const auto& counts = each.of->results[r].counts;
            if (state.grids[r] ? counts.size() != state.grids[r].cells() : !counts.empty())
                throw error("its parts do not fit together");
        }
    }
}

/// A file that is closed, and gone unless it was kept.
class beside {
public:
    explicit beside(std::string path)
        : path_(std::move(path)),
          file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644))
    {
        if (file_ < 0) fail();
    }
    beside(const beside&) = delete;
    beside& operator=(const beside&) = delete;
    ~beside()
    {
        if (file_ >= 0) ::close(file_);
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    void write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ::ssize_t done = ::write(file_, bytes.data(), bytes.size());
            if (done < 0 && errno == EINTR) continue;
            if (done < 0) fail();
            bytes.remove_prefix(static_cast<std::size_t>(done));
        }
        if (::fsync(file_) != 0) fail();
        if (::close(std::exchange(file_, -1)) != 0) fail();
    }
    void move_to(const std::string& place)
    {
        if (::rename(path_.c_str(), place.c_str()) != 0) fail();
        path_.clear();
    }

private:
    [[noreturn]] void fail() const
    {
        throw data_error({path_, 0, ""}, "a file that can be written",
                         std::generic_category().message(errno));
    }

    std::string path_;
    int file_;
};

}  // namespace

std::uint64_t hash(std::string_view bytes) noexcept
{
    // FNV-1a by words, with the high half folded in.
    std::uint64_t h = 0xcbf29ce484222325ULL ^ bytes.size();
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, std::min<std::size_t>(8, bytes.size() - i));
        h = (h ^ word) * 0x100000001b3ULL;
        h ^= h >> 32U;
    }
    return h;
}

void put(byte_writer& to, const std::vector<grid>& grids)
{
    to.put(std::uint64_t{grids.size()});
    for (const grid& each : grids) to.put(each.splitters());
}

std::vector<grid> get_grids(byte_reader& from)
{
    std::vector<grid> grids;
    const auto count = from.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < count; ++i) {
        auto splitters = from.list<double>();
        if (splitters.size() > grid::most_splitters) throw error("a grid is too fine");
        grids.emplace_back(std::move(splitters));
    }
    return grids;
}

void put(byte_writer& to, const std::vector<subtree>& done)
{
    to.put(std::uint64_t{done.size()});
    for (const subtree& each : done) {
        to.put(each.first);
        to.put(std::uint32_t{each.level});
        put(to, *each.of);
    }
}

std::vector<subtree> get_subtrees(byte_reader& from)
{
    std::vector<subtree> done;
    const auto count = from.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < count; ++i) {
        subtree each;
        each.first = from.get<std::uint64_t>();
        each.level = from.get<std::uint32_t>();
        each.of = std::make_shared<tally>(get_tally(from));
        done.push_back(std::move(each));
    }
    return done;
}

std::optional<run_state> load_checkpoint(const std::string& path, const run_identity& of,
                                         std::uint64_t leaves)
{
    if (!std::filesystem::exists(path)) return {};
    const std::string bytes = io::detail::read_file(path);
    const std::string_view all = bytes;
    if (all.substr(0, mark.size()) != mark)
        throw data_error({path, 0, ""}, "a checkpoint of an ensemble", "another file");
    if (all.size() < mark.size() + 8 ||
        byte_reader(all.substr(all.size() - 8)).get<std::uint64_t>() !=
            hash(all.substr(0, all.size() - 8)))
        throw data_error({path, 0, ""}, "a whole checkpoint",
                         "one that is cut off or damaged: its checksum does not agree");
    byte_reader from(all.substr(mark.size(), all.size() - mark.size() - 8));
    try {
        const std::string version = "hirschman " + std::string(library_version());
        const auto its_format = from.get<std::uint32_t>();
        const std::string its_version = "hirschman " + from.text();
        if (its_format != format || its_version != version)
            throw data_error({path, 0, "version"}, "a checkpoint of " + version,
                             "one of " + its_version);
        const run_identity file = get_identity(from);
        require_same(path, of, file);
        run_state state;
        state.decided = from.get<std::uint64_t>();
        state.grids = get_grids(from);
        state.done = get_subtrees(from);
        require_whole(state, file, leaves);
        if (!from.at_end()) throw error("more bytes than expected");
        return state;
    } catch (const data_error&) {
        throw;
    } catch (const error& e) {
        throw data_error({path, 0, ""}, "a whole checkpoint", e.what());
    }
}

void save_checkpoint(const std::string& path, const run_identity& of, const run_state& state)
{
    byte_writer to;
    to.put(format);
    to.put(library_version());
    put(to, of);
    to.put(state.decided);
    put(to, state.grids);
    put(to, state.done);
    std::string bytes = std::string(mark) + to.take();
    const std::uint64_t sum = hash(bytes);
    bytes.append(reinterpret_cast<const char*>(&sum), sizeof sum);

    beside file(path + ".partial");
    file.write(bytes);
    file.move_to(path);
    // The new name must outlast a crash too; where a folder cannot be opened, it is left at that.
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    const int directory = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
}

}  // namespace hirschman::inline v0_1::uncertainty::detail
