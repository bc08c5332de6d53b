// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "config/config.hpp"
#include "stand_in.hpp"

namespace ticketd::config {
namespace {

TEST_CASE("the four needed sections are enough and get the documented defaults") {
  const StandIn place;
  const Config config = load_text(enough, place.path("ticketd.yaml"));
  CHECK(config.desk.name == "Acme Support");
  CHECK(config.desk.language == "en");
  REQUIRE(config.desk.secrets.size() == 1);
  CHECK(config.desk.secrets[0].reveal() == "0123456789abcdef0123456789abcdef");
  CHECK(config.store.path == place.path("ticketd.db"));
  CHECK(config.store.state == place.path("ticketd.db").parent_path());
  CHECK(config.smtp.port == 587);
  CHECK(config.smtp.helo.find('.') != std::string::npos);
  CHECK(config.smtp.tls == Tls::StartTls);
  CHECK(std::holds_alternative<std::monostate>(config.smtp.login));
  REQUIRE(config.queues.size() == 1);
  const Queue& queue = config.queues[0];
  CHECK(queue.imap.port == 993);
  CHECK(queue.imap.tls == Tls::Implicit);
  CHECK(std::get<Secret>(queue.imap.login).reveal() == "open sesame");
  CHECK(queue.folder == "INBOX");
  CHECK(queue.start_at == StartAt::New);
  CHECK(queue.poll_every == std::chrono::seconds{60});
  CHECK(queue.done.kind == Mark::Kind::Seen);
  CHECK(queue.quarantine.kind == Mark::Kind::Leave);
  CHECK(config.tickets.reopen_within == std::chrono::days{30});
  CHECK(config.tickets.max_mail_size == 52'428'800);
}

TEST_CASE("every problem is listed at once, in the file's order") {
  const StandIn place;
  const std::string yaml =
      "desk: { nmae: Acme, secret: sesame-sesame-sesame }\n"
      "smtp: { host: mail.acme.example, port: 70000, tls: none }\n"
      "queues: []\n";
  try {
    (void)load_text(yaml, place.path("x.yaml"));
    FAIL("it loaded");
  } catch (const Invalid& invalid) {
    std::vector<std::pair<int, std::string>> found;
    for (const Problem& problem : invalid.problems()) found.emplace_back(problem.line, problem.key);
    const std::vector<std::pair<int, std::string>> expected{
        {1, "desk.name"}, {1, "desk.secret"}, {1, "desk.nmae"}, {1, "store"},
        {2, "smtp.tls"},  {2, "smtp.port"},   {3, "queues"}};
    CHECK(found == expected);
    const std::string what = invalid.what();
    CHECK(what.find("sesame") == std::string::npos);
    CHECK(what.find("x.yaml:1: desk.nmae: is not a key here; did you mean `name`?") != std::string::npos);
  }
}

}  // namespace
}  // namespace ticketd::config
