// SPDX-License-Identifier: Apache-2.0
// Any bytes as a language's words.yaml: either all of it can be said, or there is a list of problems.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "config/config.hpp"
#include "config/language_file.hpp"

namespace {

void say_all(const ticketd::config::Language& language) {
  namespace config = ticketd::config;
  const config::Language::Values values{{"day", ""},     {"clock", ""},  {"zone", ""},   {"length", ""},
                                        {"opens", ""},   {"closes", ""}, {"status", ""}, {"priority", ""},
                                        {"subject", ""}, {"ticket", ""}, {"desk", ""},   {"from", ""},
                                        {"contact", ""}, {"phone", ""},  {"key", ""}};
  for (const auto& one : config::phrases()) (void)language.say_counted(one.phrase, 3, values);
  for (const auto& one : ticketd::domain::result_texts())
    (void)language.say_result(one.kind, {{"name", ""}, {"others", ""}, {"status", ""}});
  (void)language.locale.day(std::chrono::local_days{});
  (void)language.locale.clock(std::chrono::hours{24});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view yaml(reinterpret_cast<const char*>(bytes), size);
  try {
    say_all(ticketd::config::read_language(yaml, "xx/words.yaml", "xx"));
  } catch (const ticketd::config::Invalid& invalid) {
    if (invalid.problems().empty()) std::abort();
    for (const auto& problem : invalid.problems())
      if (problem.what.empty() || problem.line < 0) std::abort();
  }
  return 0;
}
