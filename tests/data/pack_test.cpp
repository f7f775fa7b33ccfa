// SPDX-License-Identifier: BSL-1.0
#include <hirschman/data/pack.hpp>
#include <hirschman/provenance.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include <fstream>
#include <sstream>

using namespace hirschman;

namespace {

std::string file_text(const std::string& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

}  // namespace

TEST(pack, is_the_file_of_the_same_name)
{
    std::set<std::string> files;
    const std::filesystem::path folder = HIRSCHMAN_SOURCE_DIR "/data";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".csv")
            files.insert(entry.path().lexically_relative(folder).generic_string());
    const auto names = data::pack_names();
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), files);
    for (const auto& name : data::pack_names())
        EXPECT_EQ(data::pack_text(name), file_text(HIRSCHMAN_SOURCE_DIR "/data/" + name)) << name;
}

TEST(pack, an_unknown_name_is_refused_with_a_suggestion)
{
    try {
        (void)data::pack("chip.csv");
        FAIL();
    } catch (const domain_error& refused) {
        EXPECT_STREQ(refused.what(),
                     "there is no built-in data pack \"chip.csv\"; did you mean "
                     "\"chips.csv\"?");
    }
}

TEST(pack, every_shipped_row_has_a_source_and_a_confidence)
{
    for (const auto& name : data::pack_names()) {
        if (name == "priors.csv") continue;  // names rows of estimates.csv, which have theirs
        const auto table = data::pack(name);
        EXPECT_GT(table.size(), 0U) << name;
        for (const auto row : table) {
            EXPECT_FALSE(row["source"].empty()) << name << ":" << row.line();
            EXPECT_LE(row["source"].raw().size(), 320U) << name << ":" << row.line();
            EXPECT_TRUE(confidence_named(row["confidence"].raw())) << name << ":" << row.line();
        }
    }
}

TEST(pack, is_named_with_its_licence_in_the_notice)
{
    const auto notice = file_text(HIRSCHMAN_SOURCE_DIR "/data/NOTICE");
    for (const auto& name : data::pack_names())
        EXPECT_NE(notice.find(name), std::string::npos) << name;
    for (const auto& name : data::pack_names()) {
        const auto content = data::pack_text(name);
        for (const auto* barred : {"CSET", "eto-chip-explorer", "CC BY-NC"})
            EXPECT_EQ(content.find(barred), std::string::npos) << name << " " << barred;
    }
}
