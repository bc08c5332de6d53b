// SPDX-License-Identifier: Apache-2.0
#include "story/forgery_scene.hpp"

#include <doctest/doctest.h>

#include "mail/proof/token.hpp"
#include "store/agent_work.hpp"
#include "store/tickets.hpp"

namespace ticketd::story {

ForgeryScene::ForgeryScene() {
  world_.eva_writes();                         // #1 anna
  world_.eva_writes("It smokes.\n", "Smoke");  // #2 bo
  loot_.of_anna = world_.newest_id_to("anna@desk.example");
  loot_.of_bo = world_.newest_id_to("bo@desk.example");
  loot_.of_customer = "<" + world_.outbox_to("eva@customer.example").front().mail.message_id + ">";
  loot_.mixed_up = loot_.of_anna;
  auto& letter = loot_.mixed_up[loot_.mixed_up.find('@') - 1];
  letter = letter == 'a' ? 'b' : 'a';
  world_.eva_writes("It smells.\n", "Smell");  // #3 anna
  loot_.burnt = world_.newest_id_to("anna@desk.example");
  const auto token = mail::parse_message_id(loot_.burnt);
  store::burn(world_.session(), domain::OutboxNumber{static_cast<std::int64_t>(token.value().serial)},
              world_.now);
}

void ForgeryScene::try_it(const Forgery<Loot>& forgery) {
  INFO(std::string(forgery.way));
  const auto before = world_.mails_to("eva@customer.example");
  const auto taken = world_.mail_arrives(forgery.mail(loot_));
  CHECK(taken.message.has_value());
  for (std::int64_t number = 1; number <= 3; ++number)
    CHECK(world_.ticket(domain::TicketNumber{number}).status == domain::Status::New);
  // An unknown sender's own new ticket is acknowledged to them; nothing of the thread goes out.
  CHECK(world_.mails_to("eva@customer.example") == before);
  for (const auto& sent : world_.outbox_to("mallory@elsewhere.example"))
    CHECK(sent.mail.text.find("third floor") == std::string::npos);
}

void try_commands(const std::vector<Forgery<Loot>>& forgeries) {
  for (const auto& forgery : forgeries) ForgeryScene().try_it(forgery);
}

std::string with_body(const std::string& from, const std::string& id, const std::string& type,
                      const std::string& body) {
  return "From: " + from +
         "\r\nTo: support@desk.example\r\nSubject: Re: x\r\nMessage-ID: <forged@e.example>\r\n" +
         "In-Reply-To: " + id + "\r\nDate: Mon, 2 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n" +
         "Content-Type: " + type + "\r\n\r\n" + body;
}

}  // namespace ticketd::story
