// SPDX-License-Identifier: Apache-2.0
// An SmtpSession against a scripted relay, logged in already. Outcomes are compared as one string, so that a
// wrong code or word shows as much as a wrong outcome.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "net/smtp/smtp_session.hpp"
#include "net/wire/scripted_stream.hpp"

namespace ticketd::tests {

struct SmtpPeer {
  SmtpPeer(std::vector<std::string> keywords, std::vector<Step> steps, net::SmtpLimits limits = {},
           std::size_t piece = SIZE_MAX)
      : script(std::make_shared<Script>(Script{std::move(steps), piece, 0, {}, {}, {}})),
        session(std::make_unique<ScriptedStream>(script), greeting(keywords), limits) {}

  [[nodiscard]] static std::vector<std::string> greeting(const std::vector<std::string>& keywords) {
    std::vector<std::string> lines{"220 relay ESMTP\r\n", "250-relay.example\r\n"};
    for (const std::string& keyword : keywords) lines.push_back("250-" + keyword + "\r\n");
    lines.emplace_back("250 HELP\r\n");
    lines.emplace_back("235 2.7.0 welcome\r\n");
    return lines;
  }

  net::Submission submit(const net::Envelope& envelope) { return run(session.submit(envelope)); }

  std::shared_ptr<Script> script;
  net::SmtpSession session;
};

// "Deferred 421 closing": outcome, code and words in one string to compare.
[[nodiscard]] inline std::string told(const net::Submission& submission) {
  using Outcome = net::Submission::Outcome;
  const char* name = "";
  switch (submission.outcome) {
    case Outcome::Accepted: name = "Accepted"; break;
    case Outcome::Rejected: name = "Rejected"; break;
    case Outcome::Deferred: name = "Deferred"; break;
    case Outcome::Unknown: name = "Unknown"; break;
    case Outcome::RelayFault: name = "RelayFault"; break;
  }
  return std::string(name) + " " + std::to_string(submission.code) + " " + submission.words;
}

}  // namespace ticketd::tests
