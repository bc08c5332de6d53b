#include "flow/conversation.hpp"

#include <vector>

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
  return raw ? mail::parse(*raw, {}, mail::Reading::Filing).text : std::string();
}

std::string words_of(const Scene& scene, domain::TicketNumber ticket, std::string_view sender,
                     const mail::Mail& mail) {
  std::vector<std::string> ours;
  for (const auto message : store::sent_to(scene.database, ticket, sender, texts_compared))
    ours.push_back(text_of(scene, message));
  return mail::visible_reply(mail.text, ours);
}

}  // namespace ticketd::flow
