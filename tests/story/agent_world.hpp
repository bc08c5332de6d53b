// SPDX-License-Identifier: Apache-2.0
// A desk with two agents, a customer with a contract, and a trusted host that judges DMARC.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/desk_world.hpp"

namespace ticketd::story {

inline const std::string anna = "Anna <anna@desk.example>";
// A second queue of the desk.
inline const std::string sales_queue =
    "  - name: sales\n    address: sales@desk.example\n    agents: [bo]\n"
    "    imap: { host: localhost, port: 143, tls: none, user: sales, password: @SECRET@ }\n";

inline const std::string bo = "Bo <bo@desk.example>";

class AgentWorld : public DeskWorld {
 public:
  // `more`: as for DeskWorld; agents, trusted host, contract and customer are there already.
  explicit AgentWorld(std::string_view more = {}, std::string_view queues = {});

  // Eva's first mail, taken in.
  flow::Taken eva_writes(std::string text = "It burns on the third floor.\n",
                         std::string subject = "The printer is on fire");
  // An answer to the newest mail that was sent to that address, as that person.
  flow::Taken answers(const std::string& person, std::string text, std::vector<std::string> headers = {});
  // The newest mail that was sent there, "<id>".
  [[nodiscard]] std::string newest_id_to(std::string_view address);
  [[nodiscard]] std::string fresh_id();
  // As if the relay had taken everything.
  void all_is_sent();
  [[nodiscard]] std::string newest_text_to(std::string_view address);
  [[nodiscard]] std::size_t mails_to(std::string_view address);

 private:
  int mails_ = 0;
};

}  // namespace ticketd::story
