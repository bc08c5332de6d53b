#include "flow/conversation.hpp"

#include <algorithm>
#include <vector>

#include "domain/address.hpp"
#include "mail/parse.hpp"
#include "mail/visible_reply.hpp"
#include "store/agent_work.hpp"
#include "store/messages.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t texts_compared = 8;

// A mail that is nothing but history or signature would be shown whole, rather than lose a person's words. It
// must not act, though: with a word of ours in front there is always something else to show.
constexpr std::string_view first_word = "The desk reads this.";

bool is_all_quoted(std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto first = text.substr(0, end).find_first_not_of(" \t\r");
    if (first != std::string_view::npos && text[first] != '>') return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

std::string own_words(const std::string& text, const mail::SentTexts& ours) {
  const auto visible = mail::visible_reply(std::string(first_word) + "\n\n" + text, ours);
  if (!visible.starts_with(first_word)) return visible;
  const auto begin = visible.find_first_not_of(" \t\r\n", first_word.size());
  if (begin == std::string::npos || is_all_quoted(std::string_view(visible).substr(begin))) return {};
  return visible.substr(begin);
}

}  // namespace

std::string text_of(const Scene& scene, domain::MessageNumber message) {
  const auto raw = store::content_of(scene.database, message);
  return raw ? mail::text_for_people(*raw) : std::string();
}

std::string words_of(const Scene& scene, domain::TicketNumber ticket, std::string_view sender,
                     const mail::Mail& mail) {
  return own_words(mail.text, [&] {
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

}  // namespace ticketd::flow
