// SPDX-License-Identifier: BSL-1.0
#include "uncertainty/digits.hpp"

#include <gtest/gtest.h>
#include <oneapi/tbb/global_control.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace hirschman;
using namespace hirschman::uncertainty;

struct ran {
    int status;
    std::string out;
    std::string err;
};

std::string bytes_of(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A file of this test's own, gone at the end.
class scratch {
public:
    explicit scratch(const std::string& name)
        : path_(std::filesystem::path(testing::TempDir()) /
                (std::to_string(::getpid()) + "_" + name))
    {
        std::filesystem::remove(path_);
    }
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;
    ~scratch() { std::filesystem::remove(path_); }
    [[nodiscard]] std::string name() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

/// The program of the digits, after words such as `env NAME=value`.
ran run(const std::string& arguments, const std::string& before = "",
        const char* program = HIRSCHMAN_DIGITS)
{
    const scratch out("out");
    const scratch err("err");
    const std::string command = before + " '" + program + "' " + arguments + " >'" + out.name() +
                                "' 2>'" + err.name() + "'";
    const int status = std::system(command.c_str());
    return {status, bytes_of(out.name()), bytes_of(err.name())};
}

std::string here(const ensemble_options& how)
{
    return digits::text_of(ensemble(digits::belief(), digits::outcome_of, how));
}

ensemble_options counted(std::uint64_t draws, unsigned threads = 1)
{
    return {.draws = draws, .seed = 7, .threads = threads, .values_kept = 0};
}

TEST(ensemble_digits, are_the_same_on_any_number_of_threads)
{
    const oneapi::tbb::global_control more(oneapi::tbb::global_control::max_allowed_parallelism, 7);
    for (const std::uint64_t kept : {std::uint64_t{1} << 24U, std::uint64_t{0}}) {
        ensemble_options how{.draws = 400'001, .seed = 7, .threads = 1, .values_kept = kept};
        const std::string one = here(how);
        for (const unsigned threads : {2U, 7U, 0U}) {
            how.threads = threads;
            EXPECT_EQ(here(how), one) << threads;
        }
    }
}

TEST(ensemble_digits, and_the_number_of_draws_do_not_depend_on_threads_where_precision_ends_a_run)
{
    const oneapi::tbb::global_control more(oneapi::tbb::global_control::max_allowed_parallelism, 7);
    for (const std::uint64_t kept : {std::uint64_t{1} << 24U, std::uint64_t{0}}) {
        std::string one;
        for (const unsigned threads : {1U, 2U, 7U}) {
            const auto all = ensemble(digits::belief(), digits::outcome_of,
                                      {.draws = 4'000'000,
                                       .seed = 7,
                                       .threads = threads,
                                       .values_kept = kept,
                                       .standard_error = 0.002,
                                       .standard_error_of = "stock"});
            EXPECT_EQ(all.ended(), ending::standard_error);
            EXPECT_LE(all["stock"].standard_error(), 0.002);
            // sd about 1.05: 276,000 draws are needed and 8,192 times 36 the next number looked at.
            EXPECT_EQ(all.draws(), 36U * 8'192U);
            if (one.empty()) one = digits::text_of(all);
            EXPECT_EQ(digits::text_of(all), one) << threads;
        }
    }
    const auto never =
        ensemble(digits::belief(), digits::outcome_of, {.draws = 50'000, .standard_error = 1e-9});
    EXPECT_EQ(never.ended(), ending::all_draws);
    EXPECT_EQ(never.draws(), 50'000U);
    EXPECT_THROW(here({.draws = 100, .standard_error = -1.0}), domain_error);
    EXPECT_THROW(here({.draws = 100, .standard_error = 1.0, .standard_error_of = "los"}),
                 domain_error);
}

TEST(ensemble_digits, of_a_program_are_those_of_this_one)
{
    const ran program = run("draws=400001 values_kept=0");
    EXPECT_EQ(program.status, 0) << program.err;
    EXPECT_EQ(program.out, here(counted(400'001)));
}

TEST(ensemble_digits, do_not_depend_on_the_cpu)
{
    // What the C library calls its variants without FMA; and, as a check that this has any effect,
    // that its own pow then gives other digits.
    const std::string plain =
        "env GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-AVX,-FMA,-FMA4,-AVX2_Usable,-FMA_Usable,"
        "-AVX512F,-AVX512VL";
    const ran with = run("draws=300000 values_kept=0");
    const ran without = run("draws=300000 values_kept=0", plain);
    EXPECT_EQ(without.status, 0) << without.err;
    EXPECT_EQ(with.out, without.out);
#ifdef HIRSCHMAN_DIGITS_SSE2
    // And nothing of ours but what every x86-64 CPU has.
    const ran sse2 = run("draws=300000 values_kept=0", plain, HIRSCHMAN_DIGITS_SSE2);
    EXPECT_EQ(sse2.status, 0) << sse2.err;
    EXPECT_EQ(with.out, sse2.out);
#endif
    if (run("libm=1").out == run("libm=1", plain).out)
        std::puts("note: pow of the C library has the same digits without FMA here");
}

TEST(checkpoint, a_run_killed_at_a_random_block_ends_with_the_same_digits)
{
    const std::string arguments = "draws=400001 every=16384 threads=2";
    std::mt19937 random(20261126);
    for (const std::string kept : {"values_kept=0", "values_kept=16777216"}) {
        const std::string whole = run(arguments + " " + kept).out;
        const scratch file("killed");
        const std::string with = arguments + " " + kept + " checkpoint='" + file.name() + "'";
        for (int kill = 0; kill < 3; ++kill) {
            const auto block = std::uniform_int_distribution<int>(0, 1500)(random) + kill * 2000;
            const ran killed = run(with + " kill_at=" + std::to_string(block));
            EXPECT_NE(killed.status, 0) << "block " << block;
            EXPECT_TRUE(killed.out.empty());
            EXPECT_TRUE(std::filesystem::exists(file.name()));
        }
        const ran resumed = run(with);
        EXPECT_EQ(resumed.status, 0) << resumed.err;
        EXPECT_EQ(resumed.out, whole);
        // Of a run that ended nothing is done again.
        const ran again = run(with + " kill_at=5000");
        EXPECT_EQ(again.out, whole);
    }
}

TEST(checkpoint, a_run_that_precision_ends_goes_on_with_other_threads)
{
    ensemble_options how = counted(4'000'000);
    how.standard_error = 0.002;
    how.standard_error_of = "stock";
    const std::string whole = here(how);
    for (const int after : {3, 17, 29}) {
        const scratch file("precision");
        how.checkpoint = file.name();
        how.checkpoint_every = 8'192;
        how.threads = 2;
        std::atomic<int> asked = 0;
        how.cancel = [&] { return ++asked > after; };
        EXPECT_THROW(here(how), cancelled);
        how.cancel = {};
        how.threads = 1;
        EXPECT_EQ(here(how), whole);
        EXPECT_EQ(here(how), whole) << "from the file of the end";
        how.checkpoint.clear();
    }
}

TEST(checkpoint, keeps_what_was_complete_when_cancelled_or_when_the_function_throws)
{
    const scratch file("kept");
    ensemble_options how = counted(400'001);
    how.checkpoint = file.name();
    how.checkpoint_every = 400'001;  // only at the end, or when something goes wrong
    std::uint64_t calls = 0;
    const auto counting = [&](const auto& p, draws& further) {
        ++calls;
        return digits::outcome_of(p, further);
    };
    int asked = 0;
    how.cancel = [&] { return ++asked > 20; };
    EXPECT_THROW((void)ensemble(digits::belief(), counting, how), cancelled);
    how.cancel = {};
    const auto throws = [&](const auto& p, draws& further) {
        if (further.first() >= 30 * 8'192) throw std::runtime_error("no equilibrium");
        return counting(p, further);
    };
    EXPECT_THROW((void)ensemble(digits::belief(), throws, how), function_error);
    const auto all = ensemble(digits::belief(), counting, how);
    // 6,251 blocks, and the first one asked once more at each of the three starts.
    EXPECT_EQ(calls, 6'251U + 3U);
    how.checkpoint.clear();
    EXPECT_EQ(digits::text_of(all), here(how));
}

TEST(checkpoint, of_another_run_says_in_what_it_differs)
{
    const scratch file("other");
    ensemble_options how = counted(30'000);
    how.checkpoint = file.name();
    const std::string digits_before = here(how);
    const auto refused = [&](const ensemble_options& other, const std::string& because) {
        try {
            here(other);
            ADD_FAILURE() << "went on in spite of " << because;
        } catch (const data_error& e) {
            EXPECT_NE(std::string(e.what()).find(because), std::string::npos) << e.what();
        }
    };
    auto other = how;
    other.seed = 8;
    refused(other, "seed: expected 8, found 7");
    other = how;
    other.draws = 30'001;
    refused(other, "draws: expected 30001, found 30000");
    other = how;
    other.values_kept = 1;
    refused(other, "values_kept");
    other = how;
    other.standard_error = 0.5;
    refused(other, "standard_error: expected 0.5, found 0");

    const auto message = [](auto call) -> std::string {
        try {
            call();
        } catch (const data_error& e) {
            return e.what();
        }
        return "nothing";
    };
    auto belief = digits::belief();
    belief.set(
        "stock",
        {.name = "stock", .low = 1.0, .central = 2.5, .high = 6.0001, .shape = law::triangular});
    EXPECT_NE(message([&] { (void)ensemble(belief, digits::outcome_of, how); }).find("prior"),
              std::string::npos);
    belief = digits::belief();
    belief.pair("stock", "share");
    EXPECT_NE(message([&] { (void)ensemble(belief, digits::outcome_of, how); }).find("prior"),
              std::string::npos);
    const auto more = [](const auto& p, draws& further) {
        auto r = digits::outcome_of(p, further);
        r.loss += block(1e-9);
        return r;
    };
    EXPECT_NE(message([&] {
                  (void)ensemble(digits::belief(), more, how);
              }).find("the function has changed"),
              std::string::npos);
    EXPECT_NE(message([&] {
                  (void)ensemble(
                      digits::belief(), [](const auto& p) { return p.stock; }, how);
              }).find("results: expected result, found loss, stock"),
              std::string::npos);
    EXPECT_EQ(here(how), digits_before) << "the file is as it was";
}

TEST(checkpoint, that_is_damaged_or_no_checkpoint_is_refused)
{
    const scratch file("damaged");
    ensemble_options how = counted(200'000);
    how.checkpoint = file.name();
    (void)here(how);
    const std::string good = bytes_of(file.name());
    const auto found = [&](const std::string& bytes) -> std::string {
        std::ofstream(file.name(), std::ios::binary) << bytes;
        try {
            here(how);
        } catch (const data_error& e) {
            return e.what();
        }
        return "nothing";
    };
    for (const std::size_t size : {good.size() - 1, good.size() / 2, std::size_t{40}})
        EXPECT_NE(found(good.substr(0, size)).find("checksum"), std::string::npos) << size;
    std::mt19937 random(7);
    for (int i = 0; i < 50; ++i) {
        std::string bad = good;
        bad[std::uniform_int_distribution<std::size_t>(21, bad.size() - 1)(random)] ^= 4;
        EXPECT_NE(found(bad).find("checksum"), std::string::npos);
    }
    EXPECT_NE(found("").find("another file"), std::string::npos);
    EXPECT_NE(found("draw,loss\n1,0.5\n").find("another file"), std::string::npos);
    EXPECT_EQ(found(good), "nothing");

    how.checkpoint = "/no/such/folder/file";
    EXPECT_THROW(here(how), data_error) << "said before the work";
}

TEST(checkpoint, on_a_full_disk_leaves_the_last_one_and_the_run_ends_all_the_same)
{
    const scratch file("full");
    const std::string arguments = "draws=400001 values_kept=16777216 every=8192";
    const std::string with = arguments + " checkpoint='" + file.name() + "'";
    const std::string whole = run(arguments).out;
    // 1 MiB holds the first leaves alone.
    const ran full = run(with + " file_limit=1048576");
    EXPECT_EQ(full.status, 0);
    EXPECT_EQ(full.out, whole);
    EXPECT_NE(full.err.find("a file that can be written, found File too large"), std::string::npos)
        << full.err;
    EXPECT_GT(std::filesystem::file_size(file.name()), 100'000U);
    EXPECT_FALSE(std::filesystem::exists(file.name() + ".partial"));
    const ran resumed = run(with);
    EXPECT_EQ(resumed.out, whole);
    EXPECT_TRUE(resumed.err.empty()) << resumed.err;
    const ran none = run("draws=30000 file_limit=10 checkpoint='" + file.name() + "_2'");
    EXPECT_NE(none.status, 0) << "not even the first";
}

TEST(checkpoint, of_another_version_is_named)
{
    const scratch file("version");
    ensemble_options how = counted(10'000);
    how.checkpoint = file.name();
    (void)here(how);
    std::string bytes = bytes_of(file.name());
    const auto at = bytes.find("0.");
    ASSERT_NE(at, std::string::npos);
    bytes[at] = '9';
    // The checksum once more, as the writer makes it.
    std::uint64_t h = 0xcbf29ce484222325ULL ^ (bytes.size() - 8);
    for (std::size_t i = 0; i < bytes.size() - 8; i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, std::min<std::size_t>(8, bytes.size() - 8 - i));
        h = (h ^ word) * 0x100000001b3ULL;
        h ^= h >> 32U;
    }
    std::memcpy(bytes.data() + bytes.size() - 8, &h, 8);
    std::ofstream(file.name(), std::ios::binary) << bytes;
    try {
        here(how);
        FAIL();
    } catch (const data_error& e) {
        EXPECT_NE(std::string(e.what()).find("expected a checkpoint of hirschman 0."),
                  std::string::npos)
            << e.what();
        EXPECT_NE(std::string(e.what()).find("found one of hirschman 9."), std::string::npos);
    }
}

}  // namespace
