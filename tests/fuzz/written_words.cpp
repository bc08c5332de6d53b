// SPDX-License-Identifier: Apache-2.0
// Whatever somebody writes, reading it for commands and words ends, and loses no text.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "config/language_file.hpp"
#include "config/shipped.hpp"
#include "domain/agents_words.hpp"
#include "domain/approval_word.hpp"
#include "domain/command.hpp"
#include "domain/requested_priority.hpp"
#include "domain/resolution_answer.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto read = ticketd::domain::read_commands(text);
  if (read.lines.size() > 50) std::abort();
  if (read.lines.empty() && !text.ends_with(read.text)) std::abort();
  const auto anywhere = ticketd::domain::read_agents_words(
      {.text = text.substr(0, size / 2),
       .clear = size / 4,
       .below_signature = text.substr(size / 2),
       .is_anothers = [](std::string_view line) { return line.size() % 3 == 0; }});
  if (anywhere.lines.size() > 50 || anywhere.text.size() > size) std::abort();
  static const auto languages =
      ticketd::config::load_languages(std::array{ticketd::config::shipped("templates")});
  const auto& vocabulary = languages.vocabulary();
  (void)ticketd::domain::approval_word(text, vocabulary);
  (void)ticketd::domain::read_resolution_answer(text, vocabulary);
  (void)ticketd::domain::requested_priority(text.substr(0, size / 2), text.substr(size / 2), vocabulary);
  return 0;
}
