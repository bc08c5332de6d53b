// SPDX-License-Identifier: Apache-2.0
// What a server says while we log in, as lines in any chunks: never a crash, and the words that go into logs
// stay one short line.
#include "net/wire/login_answer.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "net/wire/redact.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ticketd::net;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  Endpoint endpoint;
  endpoint.login = PasswordLogin{"anna", "NO"};
  for (const auto protocol : {Protocol::Imap, Protocol::Smtp}) {
    ServerLines lines;
    auto rest = text;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      lines.add(rest.substr(0, end));
      rest.remove_prefix(end);
    }
    if (lines.all().size() > ServerLines::most_lines) std::abort();
    const auto words = presentable(read_login_answer(protocol, lines).words, endpoint);
    if (words.size() > 300) std::abort();
    for (const char c : words)
      if (std::iscntrl(static_cast<unsigned char>(c)) != 0) std::abort();
    static_cast<void>(session_greeting(protocol, lines));
    static_cast<void>(announces_plain_or_login(protocol, lines));
  }
  return 0;
}
