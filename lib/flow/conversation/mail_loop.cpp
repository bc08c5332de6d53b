// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/mail_loop.hpp"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "domain/command.hpp"
#include "domain/event.hpp"
#include "flow/conversation/inside.hpp"
#include "flow/letters/notices.hpp"
#include "flow/letters/own_text.hpp"
#include "mail/parse.hpp"
#include "mail/reply/visible_reply.hpp"
#include "store/mail_loops.hpp"
#include "store/messages.hpp"
#include "store/store.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr std::string_view loops_timer = "mail loops";
constexpr std::size_t mails_looked_at = 32;
constexpr std::size_t mails_shown = 10;
constexpr std::size_t longest_shown = 2000;
constexpr domain::Seconds show_again_after = std::chrono::minutes{10};

std::optional<domain::OutboxNumber> answered(const FiledMail& filed) {
  std::optional<domain::OutboxNumber> newest;
  for (const auto& token : filed.facts.proof.tokens)
    if (token.is_answered) newest = std::max(newest.value_or(token.row), token.row);
  return newest;
}

domain::LoopMail loop_mail(const Scene& scene, const FiledMail& filed, domain::LoopEnd from) {
  return {from, std::min(filed.arrival.internal_date, scene.now), filed.arrival.mail->wording,
          answered(filed)};
}

bool commands(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed) {
  const auto written = read_agents_mail(scene, ticket.number, *filed.arrival.mail,
                                        texts_sent_to(scene, ticket.number, filed.facts.sender));
  return std::any_of(written.lines.begin(), written.lines.end(), [](const domain::CommandLine& line) {
    return std::holds_alternative<domain::Command>(line.meaning);
  });
}

HeldWords held_words(const Scene& scene, domain::MessageNumber message) {
  const auto raw = store::content_of(scene.session, message).value_or("");
  const auto mail = mail::parse(raw, {}, mail::Reading::Filing);
  auto text = mail::visible_reply(mail.text);
  if (text.size() > longest_shown) {
    const auto end = text.rfind('\n', longest_shown);
    text = text.substr(0, end == std::string::npos ? 0 : end) + "\n[...]";
  }
  return {mail.from.empty() ? mail::Address{} : mail.from.front(), std::move(text)};
}

void show(const Scene& scene, const domain::Ticket& ticket) {
  std::vector<HeldWords> held;
  for (const auto message : store::unshown_loop_mails(scene.session, ticket.number, mails_shown))
    held.push_back(held_words(scene, message));
  store::mark_loop_shown(scene.session, ticket.number, scene.now);
  tell_of_loop(scene, ticket, held);
}

void hold(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed,
          const domain::LoopMail& mail) {
  store::hold_loop_mail(scene.session, ticket.number, filed.message, mail);
  store::add_event(scene.session, ticket.number, {scene.now, filed.facts.sender, domain::event::MailHeld{}});
}

}  // namespace

bool is_held_as_loop(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed,
                     domain::LoopEnd from) {
  const auto mail = loop_mail(scene, filed, from);
  const bool was_stopped = store::is_loop_stopped(scene.session, ticket.number);
  if (!was_stopped) {
    store::note_loop_mail(scene.session, ticket.number, filed.message, mail, mail.at - domain::loop_memory);
    if (!domain::is_mail_loop(store::loop_mails(scene.session, ticket.number, mails_looked_at))) return false;
  }
  if (from == domain::LoopEnd::Agents && commands(scene, ticket, filed)) return false;
  if (!was_stopped) {
    store::stop_loop(scene.session, ticket.number, scene.now);
    store::add_event(scene.session, ticket.number, {scene.now, "ticketd", domain::event::MailLoopStopped{}});
  }
  hold(scene, ticket, filed, mail);
  if (!was_stopped) show(scene, ticket);
  return true;
}

std::optional<domain::Instant> show_loops_due(const Tick& tick) {
  const auto due = store::read(tick.store, [&](store::Session& session) {
    return store::loops_to_show(session, tick.now - show_again_after);
  });
  for_each_due(tick, loops_timer, due, [](const Scene& scene, domain::TicketNumber number) {
    if (const auto ticket = store::find_ticket(scene.session, number)) show(scene, *ticket);
  });
  const auto shown = store::read(tick.store, store::next_loop_shown_at);
  return next_of(tick, loops_timer, shown ? std::optional(*shown + show_again_after) : std::nullopt);
}

}  // namespace ticketd::flow
