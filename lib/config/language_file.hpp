// SPDX-License-Identifier: Apache-2.0
// A language's words.yaml, beside its letters. All of it must be there: what a file leaves out nobody could
// say.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "config/language.hpp"

namespace ticketd::config {

inline constexpr std::string_view words_file = "words.yaml";

// The text of the words.yaml of the language with that code. Throws Invalid with all that is wrong.
[[nodiscard]] Language read_language(std::string_view yaml, const std::filesystem::path& file,
                                     const std::string& code);

// LANGUAGE/words.yaml of every folder with a name of two letters; the first directory that has one wins. A
// folder without one is no language here: its letters are filled with English words. Throws Invalid with all
// that is wrong in all of them, also where two languages claim one code or none is English.
[[nodiscard]] Languages load_languages(std::span<const std::filesystem::path> directories);

}  // namespace ticketd::config
