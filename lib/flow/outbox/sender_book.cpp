// SPDX-License-Identifier: Apache-2.0
#include "flow/outbox/sender_book.hpp"

#include <algorithm>

#include "flow/letters/incident.hpp"
#include "flow/relay_senders.hpp"

namespace ticketd::flow {
namespace {

constexpr domain::Seconds a_day = std::chrono::hours{24};

}  // namespace

SenderBook::SenderBook(const Scene& scene)
    : scene_(scene),
      relay_(relay_name(scene.desk)),
      failing_(store::sender_troubles(scene.session, relay_)) {}

// The trouble is kept before ops are told, so that what tells them leaves by another sender.
void SenderBook::refused(const std::string& sender, domain::OutboxNumber mail, const std::string& words,
                         Told told) {
  store::mark_refused(scene_.session, mail, sender);
  auto trouble = store::sender_trouble(scene_.session, relay_, sender).value_or(store::SenderTrouble{});
  const bool is_new = !trouble.since;
  trouble.sender = sender;
  trouble.words = words;
  if (is_new) trouble.since = scene_.now;
  store::save_sender_trouble(scene_.session, relay_, trouble);
  if (is_new) failing_.push_back(trouble);
  if (told == Told::Ops)
    tell_ops_once_a_day(trouble, "The relay refuses all mail from " + sender + "; it waits");
}

void SenderBook::accepted(const std::string& sender, domain::OutboxNumber mail) {
  const auto found =
      std::find_if(failing_.begin(), failing_.end(), [&](const auto& one) { return one.sender == sender; });
  if (found == failing_.end()) return;
  // Only a mail that was refused before shows that the others may go now.
  if (store::was_refused(scene_.session, mail)) store::make_refused_due(scene_.session, sender, scene_.now);
  if (store::waits_refused(scene_.session, sender)) return;
  store::forget_refused(scene_.session, sender);
  auto trouble = store::sender_trouble(scene_.session, relay_, sender).value_or(*found);
  trouble.since.reset();
  store::save_sender_trouble(scene_.session, relay_, trouble);
  failing_.erase(found);
}

void SenderBook::refused_at_the_door(const std::string& words) {
  auto trouble = store::sender_trouble(scene_.session, relay_, "").value_or(store::SenderTrouble{});
  trouble.words = words;
  tell_ops_once_a_day(trouble, "The relay refuses our mail; all of it waits");
}

// A day that lies ahead is one of a clock that was put back since.
void SenderBook::tell_ops_once_a_day(store::SenderTrouble& trouble, const std::string& what) {
  const auto& told = trouble.told;
  if (told && *told <= scene_.now && scene_.now - *told < a_day) return;
  trouble.told = scene_.now;
  store::save_sender_trouble(scene_.session, relay_, trouble);
  tell_ops(scene_, scene_.desk.ops_queue(), {what, trouble.words, trouble.since.value_or(scene_.now)});
}

void tell_ops_of_relay(const Scene& scene, std::string_view words) {
  SenderBook(scene).refused_at_the_door(std::string(words));
}

}  // namespace ticketd::flow
