// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/last_words.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "flow/letters/own_text.hpp"
#include "flow/letters/ticket_fields.hpp"
#include "flow/letters/told.hpp"
#include "mail/proof/token.hpp"
#include "mail/reply/visible_reply.hpp"
#include "store/reports.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t longest_words = 20'000;
constexpr std::size_t longest_earlier = 4'000;
constexpr std::size_t most_earlier = 10;

std::string cut(std::string text, std::size_t longest) {
  if (text.size() <= longest) return text;
  const auto end = text.find_last_of("\n ", longest);
  return text.substr(0, end == std::string::npos ? 0 : end) + "\n[...]";
}

std::string words_in(const Scene& scene, const store::MessageLine& message, std::size_t longest) {
  return cut(mail::visible_reply(text_of(scene, message.number)), longest);
}

// An absence note or a report says nothing about what has to be done.
bool says_something(domain::Verdict verdict) {
  return verdict == domain::Verdict::Request || verdict == domain::Verdict::Reply ||
         verdict == domain::Verdict::Bulk;
}

bool is_customers(const Scene& scene, const store::MessageLine& message) {
  return message.direction == domain::Direction::In && says_something(message.classification.verdict) &&
         scene.desk.directory().agent_with(message.sender) == nullptr;
}

// Of an answer to many the requester's copy.
bool is_answer(const store::MessageLine& message) {
  if (message.direction != domain::Direction::Out || message.classification.automatic) return false;
  const auto token = mail::parse_message_id(message.message_id);
  return token && token->role == mail::TokenRole::Requester;
}

}  // namespace

Thread thread_of(const Scene& scene, const domain::Ticket& ticket, std::string_view language,
                 ThreadPart part) {
  auto messages = store::messages_of(scene.session, ticket.number);
  Thread thread;
  const auto last = std::find_if(messages.rbegin(), messages.rend(),
                                 [&](const auto& message) { return is_customers(scene, message); });
  if (last != messages.rend()) {
    thread.last_words = words_in(scene, *last, longest_words);
    messages.erase(std::next(last).base());
  }
  if (part == ThreadPart::LastWords) return thread;
  std::erase_if(messages,
                [&](const auto& message) { return !is_customers(scene, message) && !is_answer(message); });
  if (messages.size() > most_earlier)
    messages.erase(messages.begin(), messages.end() - static_cast<std::ptrdiff_t>(most_earlier));
  for (const auto& message : messages) {
    mail::Fields one;
    one.set("at", moment_words(scene.desk, ticket, language, message.at))
        .set("who", message.sender.empty() ? scene.desk.config().desk.name : message.sender)
        .set("text", words_in(scene, message, longest_earlier));
    thread.earlier.push_back(std::move(one));
  }
  return thread;
}

void set_contact(const Desk& desk, const domain::Ticket& ticket, mail::Fields& fields) {
  const auto* const contact = customer_contact(desk, ticket);
  if (contact == nullptr) return;
  const auto& name = contact->name.empty() ? contact->address : contact->name;
  fields.set("contact", name + ", " + contact->phone);
}

}  // namespace ticketd::flow
