// SPDX-License-Identifier: Apache-2.0
// A ticket as a conversation, and its mails and files as they were.
#include <chrono>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "store/clocks.hpp"
#include "store/mailboxes.hpp"
#include "store/messages.hpp"
#include "store/tickets.hpp"
#include "typed.hpp"

namespace ticketd::console {
namespace {

using domain::Direction;
using Words = std::vector<std::string>;

const std::string question =
    "From: Eva Lind <eva@volvo.example>\r\nSubject: The press\r\nContent-Type: multipart/mixed; "
    "boundary=b\r\n\r\n"
    "--b\r\n\r\nIt has \x1b[2J stopped.\r\n\r\n> what we wrote\r\n"
    "--b\r\nContent-Type: text/plain; name=log.txt\r\nContent-Disposition: attachment; "
    "filename=log.txt\r\n\r\n"
    "line one\r\n--b--\r\n";
const std::string receipt =
    "From: Acme Support <support@acme.example>\r\nSubject: [#1] We have it\r\n\r\nThank you for your "
    "mail.\r\n";
const std::string answer =
    "From: Anna Berg <support@acme.example>\r\nSubject: Re: The press\r\nContent-Type: multipart/mixed; "
    "boundary=b\r\n"
    "\r\n--b\r\n\r\nPull the plug.\r\n"
    "--b\r\nContent-Disposition: attachment; filename=plug.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "AAEC\r\n--b--\r\n";

// One ticket: asked with a file, acknowledged by the desk, answered with a file, closed within its time.
struct Conversation : EmptyDesk {
  Conversation() {
    store::Store store = store::open_sqlite(place.path("ticketd.db"), store::Access::ServeAlone);
    store::transact(store, [&](store::Session& session) {
      domain::Ticket ticket;
      ticket.subject = "The press";
      ticket.status = domain::Status::Closed;
      ticket.queue = store::cursor_of(session, "support", monday).queue;
      ticket.requester = "eva@volvo.example";
      ticket.opened = monday;
      ticket.respond_by = monday + std::chrono::hours{8};
      ticket.work_began = monday + std::chrono::hours{1};
      ticket.closed = monday + std::chrono::hours{2};
      const auto number = store::open_ticket(session, ticket);
      store::add_participant(session, number, "eva@volvo.example", store::ParticipantRole::Requester);
      store::add_participant(session, number, "kalle@volvo.example", store::ParticipantRole::Participant);
      store::record_status_change(session, number, {monday + std::chrono::hours{2}, domain::Status::Closed});
      add(session, number, Direction::In, question, {domain::Verdict::Request, false, ""});
      add(session, number, Direction::Out, receipt, {domain::Verdict::Own, true, ""});
      add(session, number, Direction::Out, answer, {domain::Verdict::Own, false, ""});
      static_cast<void>(store::open_ticket(session, ticket));
    });
  }

  static void add(store::Session& session, domain::TicketNumber number, Direction direction,
                  const std::string& mail, domain::Classification classification) {
    const bool comes = direction == Direction::In;
    store::Message message;
    message.ticket = number;
    message.direction = direction;
    message.sender = comes ? "eva@volvo.example" : "support@acme.example";
    message.recipients = {comes ? "support@acme.example" : "eva@volvo.example"};
    message.subject = "[#1] We have it";
    message.at = monday;
    message.classification = std::move(classification);
    static_cast<void>(store::add_message(session, message, store::pack(mail)));
  }

  static constexpr domain::Instant monday =
      std::chrono::sys_days{std::chrono::year{2026} / 11 / 2} + std::chrono::hours{9};
};

}  // namespace

TEST_CASE("a ticket reads as a conversation, with a line for what the desk wrote by itself") {
  const Conversation desk;
  const auto out = desk.type({"show", "1", "--thread"}).out;
  CHECK(out.substr(out.find("\n-- ")) ==
        "\n-- 2026-11-02 09:00 UTC  message 1  from Eva Lind <eva@volvo.example>  to support@acme.example\n"
        "It has [2J stopped.\n"
        "[file 1: log.txt, 8 bytes]\n"
        "\n-- 2026-11-02 09:00 UTC  the desk: [#1] We have it  to eva@volvo.example\n"
        "\n-- 2026-11-02 09:00 UTC  message 3  from Anna Berg <support@acme.example>  to eva@volvo.example\n"
        "Pull the plug.\n"
        "[file 2: plug.bin, 3 bytes]\n");
}

TEST_CASE("the whole of a conversation has what was quoted and what the desk wrote") {
  const Conversation desk;
  const auto brief = desk.type({"show", "1"}).out;
  const auto full = desk.type({"show", "1", "--full"}).out;
  for (const auto* const words : {"> what we wrote", "Thank you for your mail."}) {
    CAPTURE(words);
    CHECK(brief.find(words) == std::string::npos);
    CHECK(full.find(words) != std::string::npos);
  }
}

TEST_CASE("what became of a promise is told of a closed ticket, too") {
  const Conversation desk;
  CHECK(desk.type({"show", "1"}).out.find("clock response: stopped, 1h of 8h, kept\n") != std::string::npos);
  const auto clocks = nlohmann::json::parse(desk.type({"show", "1", "--json"}).out).at("clocks");
  CHECK(clocks.at("response").at("kept") == true);
  CHECK(clocks.at("response").at("elapsed") == 3600);
  CHECK(clocks.at("open").at("state") == "stopped");
}

TEST_CASE("programs get texts, files and participants of a ticket") {
  const Conversation desk;
  const auto ticket = nlohmann::json::parse(desk.type({"show", "1", "--json"}).out);
  CHECK(ticket.at("participants") == nlohmann::json{"eva@volvo.example", "kalle@volvo.example"});
  const auto& asked = ticket.at("messages").at(0);
  CHECK(asked.at("text").get<std::string>().find("> what we wrote") != std::string::npos);
  CHECK(asked.at("reply").get<std::string>().find("> what we wrote") == std::string::npos);
  CHECK(asked.at("attachments") ==
        nlohmann::json::parse(R"([{"n": 1, "name": "log.txt", "type": "text/plain", "size": 8, "sha256":
          "d9e83a19744a1a2a0408d877dbda4265b1a356913361f4403b5647df33e59d04"}])"));
  CHECK(ticket.at("messages").at(1).at("attachments").empty());
  CHECK(ticket.at("messages").at(2).at("attachments").at(0).at("n") == 2);
}

TEST_CASE("a file and a mail come out as they went in") {
  const Conversation desk;
  CHECK(desk.type({"attachment", "1", "1"}).out == "line one");
  CHECK(desk.type({"attachment", "#1", "2"}).out == std::string("\x00\x01\x02", 3));
  CHECK(desk.type({"show", "1", "--raw", "3"}).out == answer);
}

TEST_CASE("a file or mail that a ticket has not is refused") {
  const Conversation desk;
  const struct {
    Words words;
    int exit_code;
    std::string why;
  } table[] = {
      {{"attachment", "1", "3"}, No, "#1 has 2 files"},
      {{"attachment", "2", "1"}, No, "#2 has no files"},
      {{"attachment", "77", "1"}, No, "there is no ticket #77"},
      {{"attachment", "1", "0"}, Usage, "\"0\" is not a whole number from 1 to"},
      {{"attachment", "1"}, Usage, "file is required"},
      {{"show", "2", "--raw", "3"}, No, "#2 has no message 3"},
      {{"show", "1", "--raw", "4"}, No, "#1 has no message 4"},
      {{"show", "1", "--raw", "-1"}, Usage, "\"-1\" is not a whole number from 1 to"},
  };
  for (const auto& row : table) {
    CAPTURE(row.why);
    const auto said = desk.type(row.words);
    CHECK(said.exit_code == row.exit_code);
    CHECK(said.err.find(row.why) != std::string::npos);
    CHECK(said.out.empty());
  }
}

TEST_CASE("nobody answers a requester in the name of no one") {
  const Conversation desk;
  const auto said = desk.type({"reply", "1"});
  CHECK(said.exit_code == Usage);
  CHECK(said.err.find("say who answers, by --as NAME: nobody is assigned") != std::string::npos);
}

}  // namespace ticketd::console
