// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <doctest/doctest.h>

#include "flow/intake/begin_epoch.hpp"
#include "mail/parse.hpp"
#include "story/desk_world.hpp"

namespace ticketd::story {
namespace {

const std::string stranger = "Mallory <mallory@elsewhere.example>";

// Nothing but the token ties this to the ticket: neither sender nor subject.
flow::Taken answer_with(DeskWorld& world, const std::string& header) {
  return world.mail_arrives(raw({.from = "eva@private.example",
                                 .subject = "Something else",
                                 .message_id = "<answer@private.example>",
                                 .headers = {header}}));
}

std::string first_id(DeskWorld& world) {
  world.mail_arrives(raw({}));
  return world.outbox().at(0).mail.message_id;
}

}  // namespace

TEST_CASE("our token is known by what stands before the @, whatever a mail system made of the rest") {
  struct Broken {
    const char* what;
    std::string (*header)(const std::string& id);
  };
  const auto token = [](const std::string& id) { return id.substr(0, id.find('@')); };
  static const auto cut = token;
  const std::array broken{
      Broken{"whole", [](const std::string& id) { return "In-Reply-To: <" + id + ">"; }},
      Broken{"domain cut", [](const std::string& id) { return "In-Reply-To: <" + cut(id) + "@des"; }},
      Broken{"all cut behind the token",
             [](const std::string& id) { return "In-Reply-To: <" + cut(id) + ">"; }},
      Broken{"bare and cut", [](const std::string& id) { return "In-Reply-To: " + cut(id); }},
      Broken{"a host put behind",
             [](const std::string& id) { return "In-Reply-To: <" + id + "@mx.exchange.local>"; }},
      Broken{"a comment behind",
             [](const std::string& id) { return "In-Reply-To: <" + id + "> (of Monday)"; }},
      Broken{"words around",
             [](const std::string& id) { return "In-Reply-To: Your message of Monday <" + id + ">."; }},
      Broken{"folded inside",
             [](const std::string& id) { return "References: <" + cut(id) + "\r\n @desk.example>"; }},
  };
  for (const auto& one : broken) {
    CAPTURE(one.what);
    DeskWorld world;
    const auto answer = answer_with(world, one.header(first_id(world)));
    CHECK(answer.as == flow::Taken::As::Thread);
    CHECK(answer.ticket == domain::TicketNumber{1});
  }
}

TEST_CASE("a token that lost a letter, or got one more, is no token") {
  for (const int change : {-1, 1}) {
    DeskWorld world;
    const auto id = first_id(world);
    std::string token = id.substr(0, id.find('@'));
    if (change < 0) token.pop_back();
    if (change > 0) token += 'a';
    const auto answer = answer_with(world, "In-Reply-To: <" + token + "@desk.example>");
    CHECK(answer.as == flow::Taken::As::Ticket);
  }
}

TEST_CASE("our id is found in the middle of References longer than any header") {
  DeskWorld world;
  const auto id = first_id(world);
  std::string header = "References:";
  for (int i = 0; i < 1500; ++i) {
    if (i == 700) header += "\r\n <" + id + ">";
    header += "\r\n <long.thread." + std::to_string(i) + "@elsewhere.example>";
  }
  CHECK(answer_with(world, header).ticket == domain::TicketNumber{1});
}

TEST_CASE("a thread goes on under another subject, and its older subject leads back to the same ticket") {
  DeskWorld world;
  const auto id = "<" + first_id(world) + ">";
  const auto renamed = world.mail_arrives(
      raw({.subject = "Now it is the fan", .message_id = "<2@customer.example>", .in_reply_to = id}));
  CHECK(renamed.ticket == domain::TicketNumber{1});
  const auto next = world.mail_arrives(raw({.subject = "Re: Now it is the fan",
                                            .message_id = "<3@customer.example>",
                                            .in_reply_to = "<2@customer.example>"}));
  CHECK(next.ticket == domain::TicketNumber{1});
}

TEST_CASE("a forward in any language that stays with its queue joins, from its participants and no others") {
  for (const char* prefix : {"Fwd: ", "WG: ", "VB: ", "Vs: ", "Πρθ: ", ""}) {
    CAPTURE(prefix);
    DeskWorld world;
    const auto id = "<" + first_id(world) + ">";
    const auto forward = world.mail_arrives(raw({.to = "colleague@customer.example, support@desk.example",
                                                 .subject = std::string(prefix) + "The printer is on fire",
                                                 .message_id = "<2@customer.example>",
                                                 .in_reply_to = id}));
    CHECK(forward.ticket == domain::TicketNumber{1});
    const auto other = world.mail_arrives(raw({.from = stranger,
                                               .subject = std::string(prefix) + "The printer is on fire",
                                               .message_id = "<3@elsewhere.example>",
                                               .in_reply_to = "<first@customer.example>"}));
    CHECK(other.ticket != domain::TicketNumber{1});
  }
}

namespace {

// A desk of two queues; mails come in at the second.
class SecondQueue {
 public:
  SecondQueue() : queue_(world.queue()) {
    queue_.name = "billing";
    queue_.address = "billing@desk.example";
    cursor_ = store::cursor_of(world.session(), queue_.name, world.now);
    flow::begin_epoch(world.store(), queue_, cursor_, 1, 1, world.now);
  }

  flow::Taken mail_arrives(const std::string& bytes) {
    const mail::Mail mail = mail::parse(bytes, {}, mail::Reading::Filing);
    const auto packed = store::pack(bytes);
    const flow::Arrival arrival{next_uid_++, world.now, &packed, &mail, bytes.size(), false};
    return flow::take_in(world.store(), world.desk(), queue_, cursor_, std::span(&arrival, 1), {}, world.now)
        .at(0);
  }

  DeskWorld world;

 private:
  config::Queue queue_;
  store::Cursor cursor_;
  store::Uid next_uid_ = 1;
};

}  // namespace

TEST_CASE("a participant who passes the thread on to another queue asks that queue") {
  SecondQueue desk;
  const auto id = "<" + first_id(desk.world) + ">";
  const auto passed = desk.mail_arrives(raw({.to = "billing@desk.example",
                                             .subject = "The printer is on fire",
                                             .message_id = "<2@customer.example>",
                                             .in_reply_to = id}));
  CHECK(passed.as == flow::Taken::As::Ticket);
  CHECK(passed.ticket != domain::TicketNumber{1});
  const auto events = desk.world.events(passed.ticket.value());
  CHECK(std::find(events.begin(), events.end(), "related") != events.end());
}

TEST_CASE("an answer that also goes to the thread's own queue stays in the thread, at whichever it arrives") {
  SecondQueue desk;
  const auto id = "<" + first_id(desk.world) + ">";
  const auto answer = desk.mail_arrives(raw({.to = "support@desk.example, billing@desk.example",
                                             .subject = "Fwd: The printer is on fire",
                                             .message_id = "<2@customer.example>",
                                             .in_reply_to = id}));
  CHECK(answer.ticket == domain::TicketNumber{1});
}

}  // namespace ticketd::story
