// SPDX-License-Identifier: Apache-2.0
// Replies in the shapes of the common mail programs, to a notice and to the mail that asks for approval: the
// words act, what is quoted does not, and the thread holds.
#include <array>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "Eva Holm <eva@customer.example>";

void put(std::string& text, std::string_view name, std::string_view value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
    text.replace(at, name.size(), value);
}

std::string escaped(std::string text) {
  put(text, "&", "&amp;");
  put(text, "<", "&lt;");
  put(text, ">", "&gt;");
  return text;
}

std::string as_html(const std::string& text) {
  std::string html = escaped(text);
  put(html, "\n", "<br>\n");
  return html;
}

std::string quoted(const std::string& text) {
  std::string lines = "> " + text;
  put(lines, "\n", "\n> ");
  return lines;
}

// `to`: the newest mail that the writer has.
std::string reply_made_by(std::string_view program, const std::string& from, const mail::Mail& to,
                          const std::string& words) {
  std::ifstream file(std::string(TICKETD_ROOT "/tests/story/replies/").append(program).append(".eml"));
  std::string mail(std::istreambuf_iterator<char>(file), {});
  REQUIRE_FALSE(mail.empty());
  put(mail, "@ID@", "<" + to.message_id + ">");
  put(mail, "@SUBJECT@", to.subject);
  put(mail, "@HTML_FROM@", escaped(from));
  put(mail, "@FROM@", from);
  put(mail, "@HTML_WORDS@", "<div>" + as_html(words) + "</div>");
  put(mail, "@WORDS@", words);
  put(mail, "@HTML_BELOW@", as_html(to.text));
  put(mail, "@QUOTED@", quoted(to.text));
  put(mail, "@BELOW@", to.text);
  put(mail, "\n", "\r\n");
  return mail;
}

constexpr std::array programs{"gmail", "outlook", "outlook_html_only", "apple_mail", "thunderbird"};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an agent's reply made by any common program commands, and only its words go to the requester") {
  for (const std::string program : programs) {
    CAPTURE(program);
    AgentWorld world;
    const auto ticket = *world.eva_writes().ticket;
    const auto notice = world.outbox_to("anna@desk.example").back().mail;
    const auto taken = world.mail_arrives(
        reply_made_by(program, anna, notice, "/wait\n/time 15m\n\nWhich printer is it?\nThe red one?"));
    CHECK(taken.ticket == ticket);
    CHECK(world.ticket(ticket).status == domain::Status::Waiting);
    const auto text = world.newest_text_to("eva@customer.example");
    CHECK(has(text, "Which printer is it?\nThe red one?\n"));
    CHECK_FALSE(has(text, "/wait"));
    CHECK_FALSE(has(text, "Your answer to this mail goes to the requester"));
    CHECK_FALSE(has(text, "Outlook for"));
    CHECK_FALSE(has(text, "Begin by"));
  }
}

TEST_CASE("a requester's reply made by any common program approves or rejects") {
  for (const std::string program : programs) {
    for (const auto& [word, becomes] :
         {std::pair("YES", domain::Status::Closed), std::pair("No\n\nIt still burns.", domain::Status::Open),
          std::pair("Yes, but it smells.", domain::Status::Resolved)}) {
      const std::string words = word;
      CAPTURE(program);
      CAPTURE(words);
      AgentWorld world;
      const auto ticket = *world.eva_writes().ticket;
      world.answers(anna, "/resolve\nIt is out.\n");
      world.mail_arrives(
          reply_made_by(program, eva, world.outbox_to("eva@customer.example").back().mail, words));
      CHECK(world.ticket(ticket).status == becomes);
    }
  }
}

TEST_CASE("a notice that is sent back as it is by any common program commands nothing") {
  for (const std::string program : programs) {
    CAPTURE(program);
    AgentWorld world;
    const auto ticket = *world.eva_writes("/close\n/spam\nIt burns.\n").ticket;
    const auto notice = world.outbox_to("anna@desk.example").back().mail;
    world.mail_arrives(reply_made_by(program, anna, notice, ""));
    CHECK(world.ticket(ticket).status == domain::Status::New);
    CHECK(world.mails_to("eva@customer.example") == 1);
  }
}

}  // namespace ticketd::story
