// SPDX-License-Identifier: Apache-2.0
// A file costs the store its own size once, however many mails carry it in and out.
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "flow/intake/replay.hpp"
#include "flow/letters/enclosed.hpp"
#include "mail/compose/encoding.hpp"
#include "mail/parse.hpp"
#include "store/messages.hpp"
#include "store/query.hpp"
#include "store/tickets.hpp"
#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

constexpr std::size_t five_megabytes = 5'000'000;
const domain::TicketNumber first{1};

std::string noise(std::size_t size) {
  std::mt19937 chance(5);
  std::string bytes;
  while (bytes.size() < size) bytes += static_cast<char>(chance());
  return bytes;
}

// As other programs write it: in lines of 72.
std::string narrow(const std::string& bytes) {
  std::string all = mail::base64_lines(bytes);
  std::erase_if(all, [](char c) { return c == '\r' || c == '\n'; });
  std::string lines;
  for (std::size_t at = 0; at < all.size(); at += 72) lines += all.substr(at, 72) + "\r\n";
  return lines;
}

std::string with_file(Letter letter, const std::string& encoded) {
  letter.headers.insert(letter.headers.end(), {"MIME-Version: 1.0"});
  std::string mail = raw(letter);
  const std::string single = "Content-Type: text/plain; charset=utf-8\r\n\r\n";
  const auto body = mail.find(single);
  return mail.substr(0, body) + "Content-Type: multipart/mixed; boundary=\"cut\"\r\n\r\n--cut\r\n" +
         mail.substr(body) + "\r\n--cut\r\nContent-Type: application/zip; name=\"log.zip\"\r\n" +
         "Content-Disposition: attachment; filename=\"log.zip\"\r\nContent-Transfer-Encoding: "
         "base64\r\n\r\n" +
         encoded + "--cut--\r\n";
}

std::int64_t bytes_in_store(DeskWorld& world) {
  auto query =
      world.session().query("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  query.next();
  return query.number(0);
}

// With `others` who take part.
void eva_writes_with(AgentWorld& world, const std::vector<std::string>& others) {
  world.eva_writes();
  std::string copied = "Cc: ";
  for (const auto& other : others) copied += (copied.size() > 4 ? ",\r\n " : "") + other;
  world.answers("Eva Holm <eva@customer.example>", "They want to know as well.\n", {copied});
}

std::string answer_with_file(AgentWorld& world, const std::string& encoded) {
  return with_file({.from = anna,
                    .subject = "Re: your mail",
                    .text = "Here is the log.\n",
                    .message_id = world.fresh_id(),
                    .in_reply_to = world.newest_id_to("anna@desk.example")},
                   encoded);
}

void check_carries(AgentWorld& world, const std::string& to, const std::string& file) {
  CAPTURE(to);
  std::vector<store::OutboxRow> rows;
  for (auto& row : world.rows())
    if (row.recipient == to) rows.push_back(std::move(row));
  REQUIRE_FALSE(rows.empty());
  const std::string mail = store::content_of(world.session(), rows.back().message).value();
  CHECK(mail::parse(mail).attachments.at(0).name == "log.zip");
  CHECK(mail::attachment_content(mail, 0) == file);
}

}  // namespace

TEST_CASE("an answer with a file to two, or to ten, costs the store the file once") {
  const std::string file = noise(five_megabytes);
  for (const std::size_t recipients : {2U, 10U}) {
    CAPTURE(recipients);
    AgentWorld world;
    std::vector<std::string> others;
    while (others.size() + 1 < recipients)
      others.push_back("other" + std::to_string(others.size()) + "@customer.example");
    eva_writes_with(world, others);
    const auto answer = answer_with_file(world, mail::base64_lines(file));
    const auto before = bytes_in_store(world);
    const auto taken = world.mail_arrives(answer);
    CHECK(bytes_in_store(world) - before < static_cast<std::int64_t>(five_megabytes / 10 * 11));
    CHECK(store::content_of(world.session(), *taken.message) == answer);
    check_carries(world, "eva@customer.example", file);
    for (const auto& other : others) check_carries(world, other, file);
  }
}

TEST_CASE(
    "notices with a customer's file and the agent's answer with it cost it once, in whatever lines it came") {
  const std::string file = noise(five_megabytes);
  AgentWorld world;
  const auto before = bytes_in_store(world);
  const auto mail = with_file({.message_id = world.fresh_id()}, narrow(file));
  const auto taken = world.mail_arrives(mail);
  check_carries(world, "anna@desk.example", file);
  world.mail_arrives(answer_with_file(world, mail::base64_lines(file)));
  check_carries(world, "eva@customer.example", file);
  world.mail_arrives(
      with_file({.message_id = world.fresh_id(), .in_reply_to = world.newest_id_to("eva@customer.example")},
                mail::base64_lines(file)));
  CHECK(world.mails_to("anna@desk.example") > 1);
  check_carries(world, "anna@desk.example", file);
  CHECK(bytes_in_store(world) - before < static_cast<std::int64_t>(five_megabytes / 10 * 11));
  CHECK(store::content_of(world.session(), *taken.message) == mail);
}

TEST_CASE("a text that is not encoded and a forwarded mail cost their bytes once, too") {
  std::string log;
  std::mt19937 chance(9);
  while (log.size() < 2'000'000) log += "--- line " + std::to_string(chance()) + " of a log\r\n";
  const std::string forwarded = "From: a@b.example\r\nSubject: old\r\n\r\n" + log;
  for (const auto& row :
       std::vector<std::pair<std::string, std::string>>{{"text/plain", log}, {"message/rfc822", forwarded}}) {
    const auto& type = row.first;
    const auto& content = row.second;
    CAPTURE(type);
    AgentWorld world;
    const auto packed = static_cast<std::int64_t>(store::pack(content).bytes.size());
    const auto before = bytes_in_store(world);
    std::string mail = with_file({.message_id = world.fresh_id()}, content + "\r\n");
    const std::string zip = "application/zip; name=\"log.zip\"";
    mail.replace(mail.find(zip), zip.size(), type);
    mail.replace(mail.find("base64"), 6, "7bit");
    const auto taken = world.mail_arrives(mail);
    check_carries(world, "anna@desk.example", content);
    CHECK(bytes_in_store(world) - before < packed / 10 * 11);
    CHECK(store::content_of(world.session(), *taken.message) == mail);
  }
}

TEST_CASE("a mail with a file that was set aside and is taken in again keeps its bytes") {
  const std::string file = noise(100'000);
  AgentWorld world;
  const auto mail = with_file({.message_id = world.fresh_id()}, mail::base64_lines(file));
  const auto parsed = mail::parse(mail);
  domain::Ticket aside;
  aside.status = domain::Status::Quarantined;
  aside.queue = world.cursor.queue;
  const auto before = world.unit([&](store::Session& session) {
    store::Message message;
    message.ticket = store::open_ticket(session, aside);
    return store::add_message(session, message, flow::pack_with_files(parsed, mail));
  });
  const auto again = world.unit([&](store::Session& session) {
    return flow::replay({session, world.desk(), world.now}, first);
  });
  REQUIRE(std::holds_alternative<flow::Taken>(again));
  CHECK_FALSE(store::content_of(world.session(), before).has_value());
  CHECK(store::content_of(world.session(), *std::get<flow::Taken>(again).message) == mail);
  check_carries(world, "anna@desk.example", file);
}

}  // namespace ticketd::story
