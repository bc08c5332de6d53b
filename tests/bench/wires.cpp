// SPDX-License-Identifier: Apache-2.0
// How fast the IMAP and SMTP sessions are against servers that run already:
//   wires imap HOST PORT implicit|none USER PASSWORD CA_FILE BATCH     fetches every mail of INBOX
//   wires smtp HOST PORT implicit|none USER PASSWORD CA_FILE MAILS     submits mails of 4 KiB
// Prints mails a second and our own CPU time a mail.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <span>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "net/imap/imap_session.hpp"
#include "net/smtp/smtp_session.hpp"
#include "net/wire/connection.hpp"

namespace {

namespace asio = boost::asio;
using namespace ticketd;

class Watch {
 public:
  void tell(const char* what, std::size_t mails, std::size_t bytes) const {
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - began_;
    const double processor = static_cast<double>(std::clock() - processor_) / CLOCKS_PER_SEC;
    const auto count = static_cast<double>(mails);
    std::printf("%s: %zu mails, %.1f MB, %.3f s, %.0f mails/s, %.1f us CPU a mail\n", what, mails,
                static_cast<double>(bytes) / 1e6, wall.count(), count / wall.count(),
                processor / count * 1e6);
  }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::clock_t processor_ = std::clock();
};

asio::awaitable<void> fetch_all(net::Connector& connector, net::Endpoint endpoint, std::size_t batch) {
  auto connected = co_await connector.connect(net::Protocol::Imap, endpoint);
  net::ImapSession session(std::move(connected.stream));
  co_await session.start();
  co_await session.select("INBOX");
  const Watch search;
  const auto uids = co_await session.search_from(1);
  search.tell("search", uids.size(), 0);
  const Watch sizes;
  const auto told = co_await session.sizes(uids);
  sizes.tell("sizes", told.size(), 0);
  const Watch fetch;
  std::size_t mails = 0;
  std::size_t bytes = 0;
  const net::ImapSession::Deliver count =
      [&](std::vector<net::FetchedMail> fetched) -> asio::awaitable<void> {
    mails += fetched.size();
    for (const auto& mail : fetched) bytes += mail.raw.size();
    co_return;
  };
  for (std::span<const net::Uid> rest(uids); !rest.empty();
       rest = rest.subspan(std::min(batch, rest.size()))) {
    co_await session.fetch(rest.first(std::min(batch, rest.size())), {50'000'000, 0}, count);
  }
  fetch.tell("fetch", mails, bytes);
  co_await session.logout();
}

asio::awaitable<void> submit_all(net::Connector& connector, net::Endpoint endpoint, std::size_t mails) {
  auto connected = co_await connector.connect(net::Protocol::Smtp, endpoint);
  net::SmtpSession session(std::move(connected.stream), connected.greeting);
  std::string content = "Subject: bench\r\n\r\n";
  while (content.size() < 4096)
    content += "Some sixty-four bytes of text, as lines in mails usually are....\r\n";
  const std::vector<net::Envelope> envelopes(mails, {"desk@acme.example", "eva@volvo.example", content});
  const Watch at_once;
  std::size_t accepted = 0;
  const auto submissions = co_await session.submit_many(envelopes);
  for (const auto& submission : submissions) {
    accepted += submission.outcome == net::Submission::Outcome::Accepted ? 1 : 0;
  }
  at_once.tell("submit_many", accepted, accepted * content.size());
  const Watch singly;
  accepted = 0;
  for (const auto& envelope : envelopes) {
    const auto submission = co_await session.submit(envelope);
    accepted += submission.outcome == net::Submission::Outcome::Accepted ? 1 : 0;
  }
  singly.tell("submit", accepted, accepted * content.size());
  co_await session.quit();
}

net::Endpoint endpoint_from(std::span<char*> arguments) {
  net::Endpoint endpoint;
  endpoint.host = arguments[0];
  endpoint.port = static_cast<std::uint16_t>(std::atoi(arguments[1]));
  endpoint.tls = std::string(arguments[2]) == "none" ? net::Tls::None : net::Tls::Implicit;
  if (*arguments[3] != '\0') endpoint.login = net::PasswordLogin{arguments[3], arguments[4]};
  endpoint.ca_file = arguments[5];
  return endpoint;
}

}  // namespace

int main(int count, char** values) {
  if (count != 9) return 2;
  const std::span<char*> arguments(values + 2, 7);
  const auto endpoint = endpoint_from(arguments);
  const auto amount = static_cast<std::size_t>(std::atol(arguments[6]));
  asio::io_context context;
  net::Connector connector(context.get_executor());
  const bool is_imap = std::string(values[1]) == "imap";
  int exit_code = 0;
  asio::co_spawn(context,
                 is_imap ? fetch_all(connector, endpoint, amount) : submit_all(connector, endpoint, amount),
                 [&](const std::exception_ptr& failure) {
                   try {
                     if (failure) std::rethrow_exception(failure);
                   } catch (const std::exception& error) {
                     std::fprintf(stderr, "%s\n", error.what());
                     exit_code = 1;
                   }
                 });
  context.run();
  return exit_code;
}
