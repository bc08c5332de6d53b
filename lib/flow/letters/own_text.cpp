// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/own_text.hpp"

#include <memory>
#include <optional>
#include <vector>

#include "domain/address.hpp"
#include "mail/parse.hpp"
#include "mail/reply/visible_reply.hpp"
#include "store/agent_work.hpp"
#include "store/messages.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t texts_compared = 8;

}  // namespace

std::string text_of(const Scene& scene, domain::MessageNumber message) {
  const auto raw = store::content_of(scene.session, message);
  return raw ? mail::text_for_people(*raw) : std::string();
}

mail::SentTexts texts_sent_to(const Scene& scene, domain::TicketNumber ticket, std::string_view address) {
  const auto texts = std::make_shared<std::optional<std::vector<std::string>>>();
  return [&scene, ticket, to = std::string(address), texts] {
    if (*texts) return **texts;
    texts->emplace();
    const auto add_sent_to = [&](std::string_view one) {
      for (const auto message : store::sent_to(scene.session, ticket, one, texts_compared))
        (*texts)->push_back(text_of(scene, message));
    };
    add_sent_to(to);
    // What an agent answers went to the one address that we write to.
    if (const auto* const agent = scene.desk.directory().agent_with(to))
      if (const auto first = domain::folded(agent->address); first != to) add_sent_to(first);
    return **texts;
  };
}

std::string words_of(const Scene& scene, domain::TicketNumber ticket, std::string_view sender,
                     const mail::Mail& mail) {
  return mail::own_words(mail.text, texts_sent_to(scene, ticket, sender)).text;
}

}  // namespace ticketd::flow
