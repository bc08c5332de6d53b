// SPDX-License-Identifier: Apache-2.0
#include "store/messages.hpp"

#include <string>

#include <doctest/doctest.h>

#include "store/compressed.hpp"
#include "store/contract/engines.hpp"

namespace ticketd::store {

TEST_CASE("a mail is kept as it came, small or large, text or not") {
  std::string noise;
  for (unsigned i = 0; i < 300'000; ++i) noise += static_cast<char>((i * 2654435761U) >> 24U);
  on_each_engine([&](Store& store) {
    const auto ticket = transact(store, open_some_ticket);
    for (const std::string& content :
         {std::string("short"), std::string(200'000, 'a'), noise, std::string(), std::string("a\0b", 3)}) {
      const auto number = transact(store, [&](Session& session) {
        return add_message(session,
                           {.ticket = ticket,
                            .identity = {},
                            .message_id = {},
                            .sender = {},
                            .recipients = {"a@b.example", "c@d.example"},
                            .subject = {},
                            .at = {},
                            .classification = {}},
                           pack(content));
      });
      CHECK(read(store, [&](Session& session) { return content_of(session, number); }) == content);
    }
  });
}

}  // namespace ticketd::store
