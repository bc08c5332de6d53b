// SPDX-License-Identifier: Apache-2.0
// Any bytes, in pieces of any size, into the SMTP reply reader; and the same bytes as an address and as
// content.
#include "net/smtp/smtp_reply.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "net/smtp/smtp_content.hpp"
#include "net/smtp/smtp_path.hpp"
#include "text/utf8.hpp"

namespace {

using namespace ticketd::net;

void require(bool holds) {
  if (!holds) std::abort();
}

std::vector<std::string> read_all(std::string_view bytes, std::size_t piece) {
  std::vector<std::string> said;
  SmtpReplyReader reader;
  while (true) {
    const auto next = reader.next();
    if (const auto* reply = std::get_if<SmtpReply>(&next)) {
      require(reply->code >= 200 && reply->code <= 599 && reply->words.size() <= 500 &&
              ticketd::text::is_utf8(reply->words));
      said.push_back(std::to_string(reply->code) + reply->words);
    } else if (std::holds_alternative<MalformedReply>(next) || bytes.empty()) {
      return said;
    } else {
      const auto room = reader.room();
      const auto more = bytes.substr(0, std::min(piece, room.size()));
      std::copy(more.begin(), more.end(), room.begin());
      reader.commit(more.size());
      bytes.remove_prefix(more.size());
    }
  }
}

// No bare CR or LF, one final dot, and it comes last.
void check_content(std::string_view bytes, std::size_t fill) {
  std::string out;
  SmtpContent content(bytes);
  while (!content.append_to(out, out.size() + fill)) {
  }
  require(out.ends_with("\r\n.\r\n") || out == ".\r\n");
  const std::string framed = "\r\n" + out;
  require(framed.find("\r\n.\r\n") + 5 == framed.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == '\r') require(i + 1 < out.size() && out[i + 1] == '\n');
    if (out[i] == '\n') require(i > 0 && out[i - 1] == '\r');
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > 65'536) return 0;
  const std::string bytes(data + 1, data + size);
  const std::size_t piece = std::size_t{1} + data[0] % 16;
  require(read_all(bytes, bytes.size() + 1) == read_all(bytes, piece));
  check_content(bytes, piece);
  const auto path = smtp_path(bytes);
  if (const auto* found = std::get_if<SmtpPath>(&path)) {
    require(found->text.find_first_of("\r\n\t ") == std::string::npos && ticketd::text::is_utf8(found->text));
  }
  return 0;
}
