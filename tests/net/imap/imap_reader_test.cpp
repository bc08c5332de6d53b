// SPDX-License-Identifier: Apache-2.0
// Bytes become responses however the network cuts them, and a quiet connection keeps no memory for loud
// times.
#include "net/imap/imap_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace ticketd::net {
namespace {

// Feeds as much as there is room for; true when a whole response is there.
RawResponse* feed(ImapReader& reader, std::string_view& bytes) {
  auto* response = reader.next();
  while (response == nullptr && !bytes.empty()) {
    const auto room = reader.room();
    const auto piece = bytes.substr(0, room.size());
    std::copy(piece.begin(), piece.end(), room.begin());
    reader.commit(piece.size());
    bytes.remove_prefix(piece.size());
    response = reader.next();
  }
  return response;
}

}  // namespace

TEST_CASE("the room grows with what the server has to say, and shrinks where little is expected") {
  ImapReader reader(1'000'000);
  CHECK(reader.room().size() < 16 * 1024);
  const std::string line(300'000, 'x');
  const std::string all = "* " + line + "\r\n";
  std::string_view bytes = all;
  const auto* response = feed(reader, bytes);
  REQUIRE(response != nullptr);
  CHECK(response->text == "* " + line);
  CHECK(reader.next() == nullptr);
  CHECK(reader.room().size() > 64 * 1024);
  reader.expect_little();
  CHECK(reader.room().size() < 16 * 1024);
}

TEST_CASE("what has been read is kept though little is expected") {
  ImapReader reader(1'000'000);
  std::string_view bytes = "* 1 EXISTS\r\n* 2 EXI";
  REQUIRE(feed(reader, bytes) != nullptr);
  CHECK(reader.next() == nullptr);
  reader.expect_little();
  bytes = "STS\r\n";
  const auto* response = feed(reader, bytes);
  REQUIRE(response != nullptr);
  CHECK(response->text == "* 2 EXISTS");
}

}  // namespace ticketd::net
