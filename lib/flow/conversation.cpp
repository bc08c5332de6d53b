#include "flow/conversation.hpp"

#include <vector>

#include "domain/address.hpp"
#include "mail/parse.hpp"
#include "mail/visible_reply.hpp"
#include "store/agent_work.hpp"
#include "store/messages.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t texts_compared = 8;

}  // namespace

std::string text_of(const Scene& scene, domain::MessageNumber message) {
  const auto raw = store::content_of(scene.database, message);
  return raw ? mail::text_for_people(*raw) : std::string();
}

mail::OwnWords own_words_of(const Scene& scene, domain::TicketNumber ticket, std::string_view sender,
                            const mail::Mail& mail) {
  return mail::own_words(mail.text, [&] {
    std::vector<std::string> ours;
    const auto add_sent_to = [&](std::string_view address) {
      for (const auto message : store::sent_to(scene.database, ticket, address, texts_compared))
        ours.push_back(text_of(scene, message));
    };
    add_sent_to(sender);
    // What an agent answers went to the one address that we write to.
    if (const auto* const agent = scene.desk.directory().agent_with(sender))
      if (const auto address = domain::folded(agent->address); address != sender) add_sent_to(address);
    return ours;
  });
}

std::string words_of(const Scene& scene, domain::TicketNumber ticket, std::string_view sender,
                     const mail::Mail& mail) {
  return own_words_of(scene, ticket, sender, mail).text;
}

}  // namespace ticketd::flow
