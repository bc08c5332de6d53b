// SPDX-License-Identifier: Apache-2.0
#include "servers/server_probe.hpp"

#include <array>
#include <chrono>
#include <exception>
#include <memory>
#include <span>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include "domain/error.hpp"
#include "domain/rfc3339.hpp"
#include "net/imap/imap_session.hpp"
#include "net/smtp/smtp_session.hpp"
#include "net/wire/connection.hpp"
#include "servers/login.hpp"

namespace ticketd::servers {
namespace {

namespace asio = boost::asio;

std::string where(const config::Server& server) {
  return server.host + ':' + std::to_string(server.port);
}

void tell_login(const config::Server& server, const Login& login, Probe& probe) {
  if (server.user.empty()) {
    probe.found.emplace_back("connected; nobody logs in");
    return;
  }
  probe.found.push_back("logged in as " + server.user);
  if (const auto expires = login.token_expires()) {
    probe.found.push_back("the access token is good until " +
                          domain::format_rfc3339(std::chrono::floor<std::chrono::seconds>(*expires)));
  }
}

// The extensions that matter, with what it means where one is missing.
struct Extension {
  const char* name;
  const char* without;
};

constexpr std::array imap_extensions{
    Extension{"IDLE", "new mails are found by polling"},
    Extension{"UIDPLUS", "handled mails can only be moved by MOVE, else marked as seen"},
    Extension{"MOVE", "handled mails are moved by copying"}};

constexpr std::array smtp_extensions{
    Extension{"PIPELINING", "sending takes more round trips"},
    Extension{"SIZE", "the largest mail it takes is not known before"},
    Extension{"8BITMIME", "mails are sent in seven bits"},
    Extension{"SMTPUTF8", "addresses with letters beyond ASCII can't be written to"}};

template <class Session>
void tell_extensions(const Session& session, std::span<const Extension> extensions, Probe& probe) {
  std::string has;
  for (const Extension& extension : extensions) {
    if (session.can(extension.name)) has += (has.empty() ? "can " : ", ") + std::string(extension.name);
  }
  if (!has.empty()) probe.found.push_back(has);
  for (const Extension& extension : extensions) {
    if (!session.can(extension.name))
      probe.found.push_back(std::string("no ") + extension.name + ": " + extension.without);
  }
}

asio::awaitable<void> tell_mark(net::ImapSession& session, const config::Mark& mark, const char* of,
                                Probe& probe) {
  if (mark.kind != config::Mark::Kind::Move) co_return;
  const bool is_there = co_await session.folder_exists(mark.folder);
  if (is_there) {
    probe.found.push_back("the folder " + mark.folder + " for " + of + " is there");
  } else {
    probe.found.push_back("the folder " + mark.folder + " for " + of + " is not there; it will be made");
  }
}

asio::awaitable<void> probe_imap(net::Connector& connector, const config::Queue& queue,
                                 std::filesystem::path state, Probe& probe) {
  Login login(connector, queue.imap, "imap-" + queue.name, state);
  auto connected = co_await login.connect(net::Protocol::Imap);
  tell_login(queue.imap, login, probe);
  net::ImapSession session(std::move(connected.stream));
  co_await session.start();
  tell_extensions(session, imap_extensions, probe);
  const bool is_there = co_await session.folder_exists(queue.folder);
  if (!is_there) throw domain::PermanentError("there is no folder " + queue.folder);
  const auto selected = co_await session.select(queue.folder);
  probe.found.push_back(queue.folder + " has " + std::to_string(selected.exists) +
                        (selected.exists == 1 ? " mail" : " mails"));
  if (selected.read_only)
    throw domain::PermanentError(queue.folder + " can only be read: no mail can be marked");
  co_await tell_mark(session, queue.done, "handled mails", probe);
  co_await tell_mark(session, queue.quarantine, "quarantined mails", probe);
  co_await session.logout();
  probe.works = true;
}

asio::awaitable<void> probe_smtp(net::Connector& connector, const config::Server& server,
                                 std::filesystem::path state, Probe& probe) {
  Login login(connector, server, "smtp", state);
  auto connected = co_await login.connect(net::Protocol::Smtp);
  tell_login(server, login, probe);
  net::SmtpSession session(std::move(connected.stream), connected.greeting);
  tell_extensions(session, smtp_extensions, probe);
  co_await session.quit();
  probe.works = true;
}

// What a probe throws is its last finding.
asio::awaitable<void> guarded(asio::awaitable<void> work, Probe& probe) {
  std::string failure;
  try {
    co_await std::move(work);
  } catch (const std::exception& problem) {
    probe.works = false;
    failure = problem.what();
  }
  const auto state = co_await asio::this_coro::cancellation_state;
  if (state.cancelled() != asio::cancellation_type::none) failure = "no answer in time";
  if (!failure.empty()) probe.found.push_back(std::move(failure));
}

// Runs the probes side by side; those that take longer than the deadline are broken off.
class Probing {
 public:
  explicit Probing(std::chrono::seconds deadline) : deadline_(context_) {
    deadline_.expires_after(deadline);
    deadline_.async_wait([this](const boost::system::error_code& stopped) {
      if (stopped) return;
      for (auto& abort : aborts_) abort->emit(asio::cancellation_type::terminal);
    });
  }

  [[nodiscard]] net::Connector& connector() { return connector_; }

  void start(asio::awaitable<void> work, Probe& probe) {
    auto& abort = aborts_.emplace_back(std::make_unique<asio::cancellation_signal>());
    ++running_;
    asio::co_spawn(context_, guarded(std::move(work), probe),
                   asio::bind_cancellation_slot(abort->slot(), [this](const std::exception_ptr&) {
                     if (--running_ == 0) deadline_.cancel();
                   }));
  }

  void run() { context_.run(); }

 private:
  asio::io_context context_;
  net::Connector connector_{context_.get_executor()};
  asio::steady_timer deadline_;
  std::vector<std::unique_ptr<asio::cancellation_signal>> aborts_;
  std::size_t running_ = 0;
};

}  // namespace

std::vector<Probe> probe_servers(const config::Config& config, std::chrono::seconds deadline) {
  std::vector<Probe> probes(config.queues.size() + 1);
  const auto state = config.store.state;
  Probing probing(deadline);
  probes[0] = {"smtp", where(config.smtp), false, {}};
  probing.start(probe_smtp(probing.connector(), config.smtp, state, probes[0]), probes[0]);
  for (std::size_t at = 0; at < config.queues.size(); ++at) {
    const config::Queue& queue = config.queues[at];
    Probe& probe = probes[at + 1];
    probe = {"imap " + queue.name, where(queue.imap), false, {}};
    probing.start(probe_imap(probing.connector(), queue, state, probe), probe);
  }
  probing.run();
  return probes;
}

}  // namespace ticketd::servers
