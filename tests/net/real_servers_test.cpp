// SPDX-License-Identifier: Apache-2.0
// The sessions against what people really run: Dovecot over TLS, Postfix with STARTTLS and SASL.
#include "net/real_servers.hpp"

#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>
#include <doctest/doctest.h>

#include "domain/error.hpp"
#include "net/imap/imap_peer.hpp"
#include "net/imap/imap_session.hpp"
#include "net/smtp/smtp_session.hpp"
#include "net/wire/connection.hpp"
#include "net/wire/scripted_server.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using net::ImapSession;
using net::Woken;

namespace {

net::Endpoint endpoint(const RealServers& servers, std::uint16_t port, net::Tls tls) {
  net::Endpoint there;
  there.host = "localhost";
  there.port = port;
  there.tls = tls;
  there.login = net::PasswordLogin{"desk", RealServers::password};
  there.ca_file = servers.ca_file();
  return there;
}

asio::awaitable<std::unique_ptr<ImapSession>> mailbox(net::Connector& connector, const RealServers& servers) {
  auto connected = co_await connector.connect(net::Protocol::Imap,
                                              endpoint(servers, servers.imaps_port(), net::Tls::Implicit));
  auto session = std::make_unique<ImapSession>(std::move(connected.stream));
  co_await session->start();
  co_return session;
}

std::string mail_of(std::size_t size) {
  std::string mail = "Subject: of some size\r\n\r\n";
  while (mail.size() < size) mail += "A1 OK not yet\r\n.\r\n* BYE {5}\r\n";
  return mail;
}

// Braced lists stay out of the coroutines: GCC 12 gives up on them there.
std::vector<std::string> one_mail() {
  return {"Subject: new\r\n\r\n"};
}

std::vector<std::string> mails_of_all_sizes() {
  return {mail_of(100), mail_of(70'000), mail_of(1'000'000)};
}

std::vector<net::Envelope> envelopes_for(std::string_view content) {
  std::vector<net::Envelope> envelopes;
  for (const char* recipient : {"eva@volvo.example", "bad..dots@volvo.example", "bo@b\u00FCcher.example",
                                "no one", "j\u00FC@volvo.example"}) {
    envelopes.push_back({"desk@acme.example", recipient, content});
  }
  return envelopes;
}

// Puts mails into INBOX as another program would.
asio::awaitable<void> append(net::Connector& connector, const RealServers& servers,
                             const std::vector<std::string>& mails) {
  auto connected = co_await connector.connect(net::Protocol::Imap,
                                              endpoint(servers, servers.imaps_port(), net::Tls::Implicit));
  std::string heard;
  std::vector<char> block(65'536);
  for (const std::string& mail : mails) {
    const std::string command = "A APPEND INBOX {" + std::to_string(mail.size()) + "+}\r\n" + mail + "\r\n";
    co_await connected.stream->write(command, 10s);
    heard.clear();
    while (heard.find("A OK") == std::string::npos) {
      const std::size_t bytes = co_await connected.stream->read_some(block, 10s);
      if (bytes == 0) throw std::runtime_error("Dovecot left: " + heard);
      heard.append(block.data(), bytes);
    }
  }
}

asio::awaitable<void> fetch_and_move(net::Connector& connector, const RealServers& servers) {
  const auto mails = mails_of_all_sizes();
  co_await append(connector, servers, mails);
  auto session = co_await mailbox(connector, servers);
  CHECK(session->can("MOVE"));
  const auto folder = co_await session->select("INBOX");
  CHECK(folder.exists == 3);
  CHECK(folder.uid_validity > 0);
  const auto uids = co_await session->search_from(1);
  REQUIRE(uids.size() == 3);
  CHECK(folder.uid_next == uids.back() + 1);
  const auto past_the_end = co_await session->search_from(folder.uid_next);
  CHECK(past_the_end.empty());
  const auto sizes = co_await session->sizes(uids);
  const auto came = co_await fetched(*session, uids, 2'000'000);
  REQUIRE(came.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(came[i].raw == mails[i]);
    CHECK(sizes.at(i).size == mails[i].size());
  }
  std::vector<net::FetchedMail> beginning;
  const net::ImapSession::Deliver keep = [&](std::vector<net::FetchedMail> one) -> asio::awaitable<void> {
    beginning = std::move(one);
    co_return;
  };
  const auto without_beginning = co_await session->fetch_beginning(uids[2], 30, keep);
  CHECK(without_beginning.empty());
  CHECK(beginning.at(0).raw == mails[2].substr(0, 30));
  CHECK(beginning.at(0).size == mails[2].size());

  const std::string odd = "\u00C5rkiv \"2026\" & mera";
  const bool was_there = co_await session->folder_exists(odd);
  CHECK_FALSE(was_there);
  co_await session->create_folder(odd);
  co_await session->create_folder(odd);
  const bool is_there = co_await session->folder_exists(odd);
  CHECK(is_there);
  co_await session->add_flags(uids, "\\Seen");
  const auto first_two = std::span(uids).first(2);
  const auto done = co_await session->move(first_two, odd);
  CHECK(done == ImapSession::Moved::Done);
  const auto done_again = co_await session->move(first_two, odd);
  CHECK(done_again == ImapSession::Moved::Done);
  CHECK(session->exists() == 1);
  const auto moved = co_await session->select(odd);
  CHECK(moved.exists == 2);
  co_await session->logout();
}

asio::awaitable<void> idle_until_mail_comes(net::Connector& connector, const RealServers& servers) {
  auto session = co_await mailbox(connector, servers);
  co_await session->select("INBOX");
  const auto before = session->exists();
  const auto quiet = co_await session->idle(50ms);
  CHECK(quiet == Woken::TimedOut);
  const auto executor = co_await asio::this_coro::executor;
  const auto one = one_mail();
  asio::co_spawn(executor, append(connector, servers, one), asio::detached);
  const auto woken = co_await session->idle(15s);
  CHECK(woken == Woken::Changed);
  CHECK(session->exists() == before + 1);
  co_await session->noop();
}

asio::awaitable<void> refuse_missing_folder(net::Connector& connector, const RealServers& servers) {
  auto session = co_await mailbox(connector, servers);
  const auto one = one_mail();
  co_await append(connector, servers, one);
  co_await session->select("INBOX");
  const auto uids = co_await session->search_from(1);
  std::string words;
  try {
    co_await session->move(uids, "Nowhere");
  } catch (const domain::TemporaryError& error) {
    words = error.what();
  }
  CHECK(words.starts_with("IMAP server: refused UID MOVE (NO [TRYCREATE] "));
  const auto still_there = co_await session->search_from(1);
  CHECK(still_there == uids);
}

asio::awaitable<void> submit(net::Connector& connector, const RealServers& servers) {
  auto connected = co_await connector.connect(net::Protocol::Smtp,
                                              endpoint(servers, servers.smtp_port(), net::Tls::StartTls));
  net::SmtpSession session(std::move(connected.stream), connected.greeting);
  CHECK(session.can("PIPELINING"));
  const std::string content = "Subject: x\n\n.\n..\r\nbare\rcr";
  const auto envelopes = envelopes_for(content);
  const auto outcomes = co_await session.submit_many(envelopes);
  CHECK(outcomes[0].outcome == net::Submission::Outcome::Accepted);
  CHECK(outcomes[0].words.starts_with("2.0.0 Ok: queued as "));
  CHECK(outcomes[2].outcome == net::Submission::Outcome::Accepted);
  CHECK(outcomes[3].outcome == net::Submission::Outcome::Rejected);
  CHECK(outcomes[3].code == 0);
  CHECK(outcomes[4].outcome == net::Submission::Outcome::Accepted);
  net::Envelope bounce = envelopes.front();
  bounce.sender.clear();
  const auto again = co_await session.submit(bounce);
  CHECK(again.outcome == net::Submission::Outcome::Accepted);
  CHECK(session.is_usable());
  co_await session.quit();
}

}  // namespace

TEST_CASE("a real Dovecot is searched, read, flagged, moved in, idled on") {
  const RealServers servers;
  asio::io_context io;
  net::Connector connector(io.get_executor());
  SUBCASE("mails of all sizes come whole and are moved into an oddly named folder") {
    run_to_end(io, fetch_and_move(connector, servers));
  }
  SUBCASE("IDLE wakes when a mail comes") {
    run_to_end(io, idle_until_mail_comes(connector, servers));
  }
  SUBCASE("a folder that is not there leaves the mails where they are") {
    run_to_end(io, refuse_missing_folder(connector, servers));
  }
  SUBCASE("a real Postfix takes mails over STARTTLS and AUTH") {
    if (servers.smtp_port() != 0) run_to_end(io, submit(connector, servers));
  }
}

}  // namespace ticketd::tests
