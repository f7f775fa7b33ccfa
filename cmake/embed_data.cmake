# SPDX-License-Identifier: BSL-1.0
# cmake -DPACKS=data/a.csv;data/b/c.csv -DDIRECTORY=data -DOUTPUT=packs.cpp -P embed_data.cmake
# Writes the files as string literals of at most 8000 bytes, below the limit of every compiler.
set(chunk_digits 16000)
set(definitions "")
set(table "")
foreach(pack IN LISTS PACKS)
    file(RELATIVE_PATH name "${DIRECTORY}" "${pack}")
    string(MAKE_C_IDENTIFIER "${name}" identifier)
    file(READ "${pack}" digits HEX)
    string(LENGTH "${digits}" length)
    set(pieces "")
    set(at 0)
    while(at LESS length)
        string(SUBSTRING "${digits}" ${at} ${chunk_digits} chunk)
        string(LENGTH "${chunk}" chunk_length)
        math(EXPR bytes "${chunk_length} / 2")
        string(REGEX REPLACE "(..)" "\\\\x\\1" chunk "${chunk}")
        string(APPEND pieces "    {\"${chunk}\", ${bytes}},\n")
        math(EXPR at "${at} + ${chunk_digits}")
    endwhile()
    string(APPEND definitions "constexpr std::string_view ${identifier}[] = {\n${pieces}};\n\n")
    string(APPEND table "    {\"${name}\", ${identifier}},\n")
endforeach()
file(WRITE "${OUTPUT}" "// SPDX-License-Identifier: BSL-1.0
// Generated from data/ by cmake/embed_data.cmake.
#include \"data/embedded.hpp\"

namespace hirschman::inline v0_1::data::detail {
namespace {

${definitions}constexpr embedded_pack packs[] = {
${table}};

}  // namespace

std::span<const embedded_pack> embedded_packs() noexcept { return packs; }

}  // namespace hirschman::inline v0_1::data::detail
")
