// SPDX-License-Identifier: Apache-2.0
// Any bytes as a line at the control socket: a request or refused with words; what is read is written, and
// read again as the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <variant>

#include "protocol/request_json.hpp"
#include "protocol/socket.hpp"

namespace {

using namespace ticketd;

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > protocol::longest_request) return 0;
  const auto read = protocol::read_request(std::string(data, data + size));
  if (const auto* const refused = std::get_if<flow::Refused>(&read)) {
    require(!refused->why.empty());
    return 0;
  }
  const auto again = protocol::read_request(protocol::write_request(std::get<protocol::Request>(read)));
  require(again == read);
  return 0;
}
