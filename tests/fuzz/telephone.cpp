// SPDX-License-Identifier: Apache-2.0
// What programs and services around the telephone say: control frames, events, JSON, dates and sound files.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "net/phone/baresip.hpp"
#include "net/phone/netstring.hpp"
#include "net/phone/rest_call.hpp"
#include "net/phone/speech.hpp"
#include "net/phone/wav.hpp"
#include "net/wire/http_date.hpp"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void read_frames(std::string_view text) {
  ticketd::net::NetstringReader reader;
  while (!text.empty()) {
    const auto piece = text.substr(0, 5);
    text.remove_prefix(piece.size());
    const bool whole = reader.add(piece);
    while (const auto frame = reader.next()) {
      check(whole);
      static_cast<void>(ticketd::net::parse_baresip_message(*frame));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ticketd::net;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_frames(text);
  static_cast<void>(parse_baresip_message(text));
  static_cast<void>(parse_rest_call(text));
  static_cast<void>(parse_rest_calls(text));
  static_cast<void>(parse_http_date(text));
  check(rest_words({400, std::string(text), {}}).size() < 300);
  check(twiml(text, text).size() <= 4000);
  if (const auto sound = parse_wav(text)) check(!sound->samples.empty());
  return 0;
}
