// SPDX-License-Identifier: Apache-2.0
#include "net/smtp/smtp_session.hpp"

#include <utility>

#include "net/smtp/smtp_dialogue.hpp"

namespace ticketd::net {

namespace asio = boost::asio;

class SmtpSession::Dialogue : public SmtpDialogue {
 public:
  using SmtpDialogue::SmtpDialogue;
};

SmtpSession::SmtpSession(std::unique_ptr<Stream> stream, const std::vector<std::string>& greeting,
                         SmtpLimits limits)
    : dialogue_(std::make_unique<Dialogue>(std::move(stream), greeting, limits)) {}

SmtpSession::~SmtpSession() = default;

asio::awaitable<Submission> SmtpSession::submit(const Envelope& envelope) {
  auto outcomes = co_await dialogue_->submit(std::span(&envelope, 1));
  co_return std::move(outcomes.front());
}

asio::awaitable<std::vector<Submission>> SmtpSession::submit_many(std::span<const Envelope> envelopes) {
  return dialogue_->submit(envelopes);
}

bool SmtpSession::is_usable() const {
  return dialogue_->is_usable();
}

bool SmtpSession::can(std::string_view keyword) const {
  return dialogue_->keywords().has(keyword);
}

asio::awaitable<void> SmtpSession::quit() {
  return dialogue_->quit();
}

}  // namespace ticketd::net
