// SPDX-License-Identifier: Apache-2.0
// Any bytes, in pieces of any size, into the IMAP reader and parser: what comes out keeps the limits, and the
// pieces make no difference.
#include "net/imap/imap_response.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "net/imap/imap_date.hpp"

namespace {

using namespace ticketd::net;

constexpr std::size_t longest_line = 300;
constexpr std::uint64_t largest = 200;
constexpr std::size_t most_uids = 50;

void require(bool holds) {
  if (!holds) std::abort();
}

// What a response says, for comparing.
std::string summary(const Response& response) {
  std::string text = std::to_string(response.index()) + ":";
  if (const auto* fetched = std::get_if<Fetched>(&response)) {
    text += std::to_string(fetched->uid.value_or(0)) + "," + fetched->body.value_or("NIL");
    require(!fetched->body || fetched->body->size() <= std::max<std::size_t>(largest, longest_line));
    if (fetched->internal_date) static_cast<void>(internal_date(*fetched->internal_date));
  }
  if (const auto* found = std::get_if<Found>(&response)) {
    require(found->uids.size() <= most_uids);
    for (const Uid uid : found->uids) text += std::to_string(uid) + ",";
  }
  if (const auto* listed = std::get_if<Listed>(&response)) text += listed->name;
  if (const auto* tagged = std::get_if<Tagged>(&response)) text += tagged->tag + tagged->condition.words;
  return text;
}

std::vector<std::string> read_all(std::string_view bytes, std::size_t piece) {
  std::vector<std::string> said;
  ImapReader reader(longest_line);
  reader.allow_literals({.whole = largest, .read_through = 4 * largest, .beginning = largest / 4});
  try {
    while (true) {
      while (auto* raw = reader.next()) {
        require(raw->text.size() <= longest_line + 64 * 2);
        said.push_back(summary(parse_response(*raw, most_uids)));
      }
      if (bytes.empty()) return said;
      if (piece % 2 == 1) reader.expect_little();
      const auto room = reader.room();
      const auto next = bytes.substr(0, std::min(piece, room.size()));
      std::copy(next.begin(), next.end(), room.begin());
      reader.commit(next.size());
      bytes.remove_prefix(next.size());
    }
  } catch (const MalformedResponse& malformed) {
    said.emplace_back(malformed.what());
  }
  return said;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > 65'536) return 0;
  const std::string bytes(data + 1, data + size);
  const auto whole = read_all(bytes, bytes.size() + 1);
  const auto cut = read_all(bytes, std::size_t{1} + data[0] % 16);
  // A line that is too long shows earlier when it comes in pieces; all before it is the same.
  const std::size_t common = std::min(whole.size(), cut.size());
  require(whole.size() - common <= 1 && cut.size() - common <= 1);
  for (std::size_t i = 0; i + 1 < common; ++i) require(whole[i] == cut[i]);
  return 0;
}
