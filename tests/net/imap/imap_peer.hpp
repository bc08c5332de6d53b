// SPDX-License-Identifier: Apache-2.0
// An ImapSession against a scripted server, past its CAPABILITY. Each call of run() is a loop of its own, so
// a session between two calls is a session at rest.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "net/imap/imap_session.hpp"
#include "net/wire/scripted_stream.hpp"

namespace ticketd::tests {

// Reads and expectations that every session begins with.
[[nodiscard]] inline std::vector<Step> greeted(const std::string& capabilities, std::vector<Step> then) {
  std::vector<Step> steps{hear("$ CAPABILITY\r\n"),
                          say("* CAPABILITY IMAP4rev1 " + capabilities + "\r\n$ OK done\r\n")};
  for (Step& step : then) steps.push_back(std::move(step));
  return steps;
}

struct ImapPeer {
  explicit ImapPeer(std::vector<Step> steps, net::ImapLimits limits = {}, std::size_t piece = SIZE_MAX)
      : script(std::make_shared<Script>(Script{std::move(steps), piece, 0, {}, {}, {}})),
        session(std::make_unique<ScriptedStream>(script), limits, "IMAP host") {
    run(session.start());
  }

  std::shared_ptr<Script> script;
  net::ImapSession session;
};

// All that fetch() delivers.
inline asio::awaitable<std::vector<net::FetchedMail>> fetched(net::ImapSession& session,
                                                              std::vector<net::Uid> uids,
                                                              std::uint64_t largest) {
  std::vector<net::FetchedMail> all;
  const net::ImapSession::Deliver keep = [&](std::vector<net::FetchedMail> mails) -> asio::awaitable<void> {
    for (auto& mail : mails) all.push_back(std::move(mail));
    co_return;
  };
  (void)co_await session.fetch(uids, {largest, 10}, keep);
  co_return all;
}

// What `work` failed with; empty if it did not.
template <typename Result>
std::string failure_of(asio::awaitable<Result> work) {
  try {
    run(std::move(work));
  } catch (const domain::TemporaryError& error) {
    return error.what();
  }
  return {};
}

inline std::string failure_of(asio::awaitable<void> work) {
  try {
    run(std::move(work));
  } catch (const domain::TemporaryError& error) {
    return error.what();
  }
  return {};
}

}  // namespace ticketd::tests
