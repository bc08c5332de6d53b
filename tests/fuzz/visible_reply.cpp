// SPDX-License-Identifier: Apache-2.0
// Any text, as the reply and as what we sent before: no crash, and nothing that was not in the text.
#include "mail/reply/visible_reply.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "mail/reply/subject.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string text;
  text.reserve(size);
  for (std::size_t i = 0; i < size; ++i) text.push_back(static_cast<char>(bytes[i]));
  const auto half = std::string_view(text).substr(0, size / 2);
  if (ticketd::mail::visible_reply(text).size() > size) std::abort();
  if (ticketd::mail::visible_reply(text, std::vector<std::string>{std::string(half)}).size() > size)
    std::abort();
  const auto own =
      ticketd::mail::own_words(text, [&] { return std::vector<std::string>{std::string(half)}; });
  if (own.text.size() > size || own.clear > own.text.size()) std::abort();
  if (ticketd::mail::reply_subject_skeleton(half).size() > half.size()) std::abort();
  return 0;
}
