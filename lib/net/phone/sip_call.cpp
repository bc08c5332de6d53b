// SPDX-License-Identifier: Apache-2.0
#include "net/phone/sip_call.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <sys/un.h>
#include <system_error>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/system/error_code.hpp>

#include "domain/error.hpp"
#include "net/wire/one_line.hpp"
#include "net/wire/wait_until.hpp"

namespace ticketd::net {

namespace asio = boost::asio;
using Control = asio::local::stream_protocol;
using namespace std::chrono_literals;
using Outcome = domain::CallOutcome;

namespace {

// The end of the file hangs up, so it ends with time to press a key.
Sound message_from(const Sound& spoken_once, Call::Ask ask) {
  Sound message = spoken_once;
  append(message, silence(3s));
  append(message, spoken_once);
  append(message, silence(ask == Call::Ask::Key ? 10s : 1s));
  return message;
}

}  // namespace

SipCall::SipCall(asio::any_io_executor executor, std::shared_ptr<const SipTrunk> trunk, Call call)
    : executor_(std::move(executor)),
      trunk_(std::move(trunk)),
      call_(std::move(call)),
      directory_(trunk_->workspace),
      control_(executor_) {}

asio::awaitable<CallResult> SipCall::talk() {
  co_await prepare();
  co_await start();
  co_await send("dial", dial_target(*trunk_, call_.to));
  deadline_ = Clock::now() + longest_setup();
  while (true) {
    const auto message = co_await next(deadline_);
    if (!message) co_return overdue();
    const auto result = co_await react(*message);
    if (result) co_return *result;
  }
}

bool SipCall::asks_for_code() const {
  if (call_.ask != Call::Ask::Key || call_.code.empty()) return false;
  if (trunk_->confirm == SipTrunk::Confirm::Automatic) return !media_stays_near(trunk_->bind);
  return trunk_->confirm == SipTrunk::Confirm::Digits;
}

asio::awaitable<void> SipCall::prepare() {
  const bool with_code = asks_for_code();
  if (with_code) keys_ = PressedKeys(call_.code);
  const auto message = co_await say(with_code ? call_.text_with_code : call_.text);
  directory_.write("message.wav", wav_file(message_from(message, call_.ask)));
  if (call_.ask == Call::Ask::Key) {
    const auto thanks = co_await say(call_.voice.thanks);
    directory_.write("thanks.wav", wav_file(thanks));
  }
  // Must outlast the ringing, for its end would end the call.
  directory_.write("silence.wav", wav_file(silence(longest_setup() + call_.ring + 10s)));
}

// A voice that fails must not keep the phone from ringing: another one speaks, and ops hear of it.
asio::awaitable<Sound> SipCall::say(std::string text) {
  if (speech_failed_.empty()) {
    try {
      co_return co_await spoken(executor_, trunk_->speech, text, call_.voice.name, directory_.path());
    } catch (const domain::WorldError& error) {
      if (trunk_->speech == espeak()) throw;
      speech_failed_ = error.what();
    }
  }
  co_return co_await spoken(executor_, espeak(), text, call_.voice.name, directory_.path());
}

asio::awaitable<void> SipCall::start() {
  constexpr std::size_t longest_device = 127;
  const auto device = "aufile," + (directory_.path() / "message.wav").string();
  const auto control = directory_.path() / "control";
  if (device.size() > longest_device || control.string().size() >= sizeof(sockaddr_un::sun_path))
    throw domain::TemporaryError("sip: " + directory_.path().string() + " is too long a path for baresip");
  const auto ports = ports_of_a_call();
  const auto guard = directory_.path() / "guard.so";  // the list of libraries is parted at blanks and colons
  std::error_code error;
  std::filesystem::create_symlink(trunk_->guard, guard, error);
  if (error) throw domain::TemporaryError("sip: " + guard.string() + ": " + error.message());
  directory_.write("config", baresip_config(*trunk_, directory_.path(), ports));
  directory_.write("accounts", baresip_accounts(*trunk_));
  const auto home = directory_.path().string();
  auto environment = guarded_environment(guard, trunk_->bind, ports, control);
  environment.insert(environment.end(), {standard_path(), "HOME=" + home});
  process_ = std::make_unique<ChildProcess>(
      executor_, Program{{trunk_->baresip, "-f", home}, std::move(environment), directory_.path() / "log"});
  co_await connect(control);
  directory_.remove("control");  // ours is the only connection
  // It has been read by now, and must not lie about should we be killed.
  directory_.remove("accounts");
}

asio::awaitable<void> SipCall::connect(const std::filesystem::path& control) {
  const auto until = Clock::now() + 10s;
  while (true) {
    const auto [error] = co_await control_.async_connect(Control::endpoint(control.string()),
                                                         asio::as_tuple(asio::use_awaitable));
    if (!error) co_return;
    control_.close();
    // The pause between two tries is also the look at whether it still lives.
    const auto status = co_await process_->ended_within(5ms);
    if (status) throw domain::TemporaryError("sip: baresip ended at once" + log_words());
    if (Clock::now() > until)
      throw domain::TemporaryError("sip: baresip does not open its control socket" + log_words());
  }
}

asio::awaitable<std::optional<CallResult>> SipCall::react(const BaresipMessage& message) {
  if (message.kind == BaresipMessage::Kind::Event) co_return co_await react_to_event(message);
  if (message.kind != BaresipMessage::Kind::Answer) co_return std::nullopt;
  // A sound file that cannot be played is reported as a success with other words, and the callee hears
  // nothing.
  if (!message.ok || message.param.find("failed") != std::string::npos)
    throw domain::TemporaryError("sip: baresip cannot " + message.type + " (" + one_line(message.param) +
                                 ")");
  co_return std::nullopt;
}

asio::awaitable<std::optional<CallResult>> SipCall::react_to_event(const BaresipMessage& event) {
  if (event.type == "CALL_RINGING" || event.type == "CALL_PROGRESS") {
    if (stage_ == Stage::Calling) deadline_ = Clock::now() + call_.ring;
    if (stage_ == Stage::Calling) stage_ = Stage::Ringing;
  } else if (event.type == "CALL_ESTABLISHED") {
    stage_ = Stage::Talking;
    deadline_ = Clock::now() + call_.longest_talk;
    co_await play("message.wav");
  } else if (event.type == "CALL_DTMF_START") {
    co_return co_await react_to_key(event.param);
  } else if (event.type == "CALL_CLOSED") {
    const bool answered = stage_ == Stage::Talking;
    stage_ = Stage::Closed;
    const bool is_switched_off =
        event.param == "Connection refused" && is_dialled_directly(*trunk_, call_.to);
    const auto unanswered = is_switched_off ? Outcome::NotPutThrough : outcome_of_end(event.param);
    co_return CallResult{answered ? Outcome::NoKey : unanswered, one_line(event.param)};
  }
  co_return std::nullopt;
}

asio::awaitable<std::optional<CallResult>> SipCall::react_to_key(const std::string& key) {
  if (stage_ != Stage::Talking || call_.ask == Call::Ask::Nothing) co_return std::nullopt;
  using Meaning = PressedKeys::Meaning;
  switch (keys_.press(key, Clock::now())) {
    case Meaning::Nothing: break;
    case Meaning::Again: co_await play("message.wav"); break;
    case Meaning::Acknowledged: co_return CallResult{Outcome::Acknowledged, std::string(keys_.what_takes())};
    case Meaning::Declined: co_return CallResult{Outcome::PassedOn, "key 2"};
    case Meaning::Refused: co_return CallResult{Outcome::NoKey, "two wrong codes"};
  }
  co_return std::nullopt;
}

// Some trunks never say that it rings.
std::chrono::milliseconds SipCall::longest_setup() const {
  return std::max(trunk_->setup, call_.ring);
}

CallResult SipCall::overdue() const {
  switch (stage_) {
    case Stage::Calling:
      // 100 Trying is the trunk's life; that nothing rang is about this callee.
      if (has_answered(directory_.path() / "log")) return {Outcome::NoAnswer, "accepted, but never rang"};
      return {Outcome::GatewayBroken, "no sign of life from the trunk"};
    case Stage::Ringing: return {Outcome::NoAnswer, "rang in vain"};
    default: return {Outcome::NoKey, "no key pressed in time"};
  }
}

asio::awaitable<void> SipCall::thank() {
  co_await play("thanks.wav");
  co_await wait_for_end(6s);
}

asio::awaitable<void> SipCall::hang_up() {
  if (!control_.is_open() || stage_ == Stage::Closed) co_return;
  co_await send("hangup", "");
  co_await wait_for_end(2s);
}

asio::awaitable<void> SipCall::wait_for_end(std::chrono::milliseconds longest) {
  const auto until = Clock::now() + longest;
  while (stage_ != Stage::Closed) {
    const auto message = co_await next(until);
    if (!message) co_return;
    if (message->type == "CALL_CLOSED") stage_ = Stage::Closed;
  }
}

asio::awaitable<void> SipCall::end() {
  if (!process_) co_return;
  process_->signal(SIGTERM);
  co_await process_->ended_within(35s);
  process_.reset();
}

asio::awaitable<void> SipCall::play(const char* file) {
  co_await send("ausrc", "aufile," + (directory_.path() / file).string());
}

asio::awaitable<void> SipCall::send(std::string command, std::string parameters) {
  const auto text = netstring(baresip_command(command, parameters));
  const auto [error, sent] =
      co_await asio::async_write(control_, asio::buffer(text), asio::as_tuple(asio::use_awaitable));
  if (error) throw domain::TemporaryError("sip: baresip takes no commands (" + error.message() + ")");
}

asio::awaitable<std::optional<BaresipMessage>> SipCall::next(Clock::time_point until) {
  while (true) {
    if (const auto text = reader_.next()) co_return parse_baresip_message(*text);
    const auto waited = co_await wait_until(control_, Control::socket::wait_read, until);
    if (waited == Waited::TooLong) co_return std::nullopt;
    // Ready may be said of another descriptor (child_process.cpp), and a read that waits would know no
    // deadline.
    std::array<char, 4096> block{};
    boost::system::error_code error;
    control_.non_blocking(true);
    const auto got = control_.read_some(asio::buffer(block), error);
    if (error == asio::error::would_block) continue;
    if (error) throw domain::TemporaryError("sip: baresip is gone (" + error.message() + ")" + log_words());
    if (!reader_.add(std::string_view(block.data(), got)))
      throw domain::TemporaryError("sip: baresip's control socket says what is no netstring");
  }
}

std::string SipCall::log_words() const {
  const auto words = last_line_of(directory_.path() / "log");
  return words.empty() ? "" : " (" + words + ")";
}

}  // namespace ticketd::net
