// SPDX-License-Identifier: Apache-2.0
#include "net/imap/imap_dialogue.hpp"

#include <algorithm>
#include <exception>
#include <random>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/multiple_exceptions.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "net/wire/one_line.hpp"
#include "text/ascii.hpp"

namespace ticketd::net {

namespace asio = boost::asio;
using std::chrono::milliseconds;

namespace {

// Nine letters: a mail cannot hold the tag that would end its own FETCH, even for a server that counts
// wrongly.
std::string unpredictable_stem() {
  std::random_device random;
  std::uniform_int_distribution<int> letter('a', 'z');
  std::string stem;
  for (int i = 0; i < 9; ++i) stem += static_cast<char>(letter(random));
  return stem;
}

// Without the tag the response code tells best what was meant: "NO [TRYCREATE] Mailbox doesn't exist".
std::string written(const Condition& condition) {
  std::string text = condition.kind == Condition::Kind::Bad ? "BAD" : "NO";
  if (!condition.code.empty()) text += " [" + one_line(condition.code, 100) + "]";
  if (!condition.words.empty()) text += " " + condition.words;
  return text;
}

bool is_about_mailbox(const Response& response) {
  return std::holds_alternative<Exists>(response) || std::holds_alternative<Expunged>(response) ||
         std::holds_alternative<Fetched>(response);
}

}  // namespace

ImapDialogue::ImapDialogue(std::unique_ptr<Stream> stream, ImapLimits limits, std::string peer)
    : stream_(std::move(stream)),
      limits_(limits),
      peer_(std::move(peer)),
      reader_(limits.line),
      tag_stem_(unpredictable_stem()) {}

asio::awaitable<Condition> ImapDialogue::ask(const ImapCommand& command, Take take, Pause pause) {
  const std::string tag = begin(command);
  co_await send(command, tag, take);
  Condition answer = co_await tagged_answer(tag, take, pause);
  state_ = State::Ready;
  co_return answer;
}

asio::awaitable<Condition> ImapDialogue::must(const ImapCommand& command, Take take, Pause pause) {
  Condition answer = co_await ask(command, std::move(take), std::move(pause));
  if (answer.kind != Condition::Kind::Ok) throw refusal(command, answer);
  co_return answer;
}

// What the two halves of a running IDLE share: one listens, the other says DONE when the timer ends.
struct ImapDialogue::Idling {
  Idling(std::string its_tag, milliseconds for_long, const asio::any_io_executor& executor)
      : tag(std::move(its_tag)), longest(for_long), timer(executor) {}

  std::string tag;
  milliseconds longest;
  asio::steady_timer timer;
  bool is_ending = false;
  bool has_changed = false;
  std::optional<Condition> answer;
  std::exception_ptr failure;

  void end() {
    is_ending = true;
    timer.expires_at(std::chrono::steady_clock::time_point::min());
  }
  Take take() {
    return [this](Response& response) { has_changed |= is_about_mailbox(response); };
  }
};

asio::awaitable<Woken> ImapDialogue::idle(milliseconds longest) {
  const ImapCommand command("IDLE");
  reader_.expect_little();
  const asio::any_io_executor executor = co_await asio::this_coro::executor;
  Idling idling(begin(command), longest, executor);
  patience_ += longest;
  struct Running {
    Idling*& idling;
    ~Running() { idling = nullptr; }
  } running{idling_ = &idling};
  co_await stream_->write(command.pieces(idling.tag, false).front(), limits_.answer);
  co_await wait_for_continuation(idling.tag, idling.take());
  if (!idling.is_ending) idling.timer.expires_after(longest);
  co_await listen_and_hang_up(idling);
  state_ = State::Ready;
  if (idling.answer->kind != Condition::Kind::Ok) throw refusal(command, *idling.answer);
  co_return idling.has_changed ? Woken::Changed : Woken::TimedOut;
}

void ImapDialogue::stop_idling() {
  if (idling_ != nullptr) idling_->end();
}

asio::awaitable<void> ImapDialogue::logout() {
  is_parting_ = true;
  try {
    if (state_ == State::Ready) co_await ask(ImapCommand("LOGOUT"));
  } catch (const domain::TemporaryError&) {
    // We are leaving: how the server takes it changes nothing.
  }
  state_ = State::Over;
}

bool ImapDialogue::can(std::string_view capability) const {
  return std::any_of(capabilities_.begin(), capabilities_.end(),
                     [&](const std::string& word) { return text::equal_ignoring_case(word, capability); });
}

domain::TemporaryError ImapDialogue::complaint(std::string_view what) const {
  return domain::TemporaryError(peer_ + ": " + std::string(what));
}

domain::TemporaryError ImapDialogue::refusal(const ImapCommand& command, const Condition& condition) const {
  return complaint("refused " + std::string(command.name()) + " (" + written(condition) + ")");
}

std::string ImapDialogue::begin(const ImapCommand& command) {
  if (state_ == State::Busy) throw complaint("the session is over since " + doing_);
  if (state_ == State::Over) throw complaint("the session is over");
  state_ = State::Busy;
  doing_ = command.name();
  reader_.allow_literals(command.literal_bounds().value_or(LiteralBounds{limits_.line}));
  reader_.allow_lines(command.longest_line().value_or(limits_.line));
  began_ = std::chrono::steady_clock::now();
  patience_ = limits_.command;
  came_ = 0;
  return tag_stem_ + std::to_string(++commands_);
}

asio::awaitable<void> ImapDialogue::send(const ImapCommand& command, std::string_view tag, const Take& take) {
  bool is_first = true;
  for (const std::string& piece : command.pieces(tag, can("LITERAL+") || can("LITERAL-"))) {
    if (!is_first) co_await wait_for_continuation(tag, take);
    is_first = false;
    co_await stream_->write(piece, limits_.answer);
  }
}

// A server that refuses instead answers with the tag; the command is then over, in good order.
asio::awaitable<void> ImapDialogue::wait_for_continuation(std::string_view tag, const Take& take) {
  while (true) {
    while (auto response = buffered()) {
      if (std::holds_alternative<Continuation>(*response)) co_return;
      if (const auto* tagged = std::get_if<Tagged>(&*response)) {
        if (tagged->tag == tag) state_ = State::Ready;
        throw complaint("refused " + doing_ + " (" + written(tagged->condition) + ")");
      }
      if (take) take(*response);
    }
    co_await fill(limits_.answer);
  }
}

asio::awaitable<void> ImapDialogue::listen_and_hang_up(Idling& idling) {
  using namespace asio::experimental::awaitable_operators;
  try {
    co_await (listen(idling) && hang_up(idling));
  } catch (const asio::multiple_exceptions& both) {
    // The first to fail had the other cancelled; only the first has something to say.
    std::rethrow_exception(idling.failure ? idling.failure : both.first_exception());
  }
}

asio::awaitable<void> ImapDialogue::listen(Idling& idling) {
  while (true) {
    idling.answer = take_buffered(idling.tag, idling.take());
    if (idling.has_changed || idling.answer) idling.end();
    if (idling.answer) co_return;
    co_await fill((idling.is_ending ? milliseconds(0) : idling.longest) + limits_.answer);
  }
}

asio::awaitable<void> ImapDialogue::hang_up(Idling& idling) {
  co_await idling.timer.async_wait(asio::as_tuple(asio::use_awaitable));
  if (idling.answer) co_return;
  try {
    co_await stream_->write("DONE\r\n", limits_.answer);
  } catch (const domain::WorldError&) {
    idling.failure = std::current_exception();
    throw;
  }
}

asio::awaitable<Condition> ImapDialogue::tagged_answer(std::string_view tag, const Take& take,
                                                       const Pause& pause) {
  while (true) {
    if (auto answer = take_buffered(tag, take)) co_return std::move(*answer);
    if (pause) {
      const auto paused = std::chrono::steady_clock::now();
      co_await pause();
      began_ += std::chrono::steady_clock::now() - paused;
    }
    co_await fill(limits_.answer);
  }
}

std::optional<Condition> ImapDialogue::take_buffered(std::string_view tag, const Take& take) {
  while (auto response = buffered()) {
    if (auto* tagged = std::get_if<Tagged>(&*response)) {
      if (tagged->tag != tag) {
        throw complaint("answered " + doing_ + " with the tag \"" + one_line(tagged->tag, 40) +
                        "\", which is not its own");
      }
      return std::move(tagged->condition);
    }
    if (take) take(*response);
  }
  return std::nullopt;
}

std::optional<Response> ImapDialogue::buffered() {
  try {
    RawResponse* raw = reader_.next();
    if (raw == nullptr) return std::nullopt;
    Response response = parse_response(*raw, limits_.mails);
    note(response);
    return response;
  } catch (const MalformedResponse& malformed) {
    throw complaint(malformed.what());
  }
}

void ImapDialogue::note(const Response& response) {
  if (const auto* exists = std::get_if<Exists>(&response)) {
    has_news_ |= exists->count != exists_;
    exists_ = exists->count;
  }
  if (const auto* expunged = std::get_if<Expunged>(&response)) {
    exists_ -= static_cast<std::uint32_t>(std::min<std::uint64_t>(expunged->count, exists_));
  }
  if (const auto* capabilities = std::get_if<Capabilities>(&response)) capabilities_ = capabilities->words;
  const auto* condition = std::get_if<Condition>(&response);
  if (condition != nullptr && condition->kind == Condition::Kind::Bye && !is_parting_) {
    throw complaint("said goodbye during " + doing_ + " (" + condition->words + ")");
  }
}

asio::awaitable<void> ImapDialogue::fill(milliseconds deadline) {
  const std::size_t bytes = co_await stream_->read_some(reader_.room(), deadline);
  if (bytes == 0) throw complaint("closed the connection during " + doing_);
  reader_.commit(bytes);
  came_ += bytes;
  check_pace();
}

// A server that drips never meets the silence deadline.
void ImapDialogue::check_pace() const {
  const auto allowed = patience_ + std::chrono::seconds(came_ / 1024);
  if (std::chrono::steady_clock::now() - began_ > allowed) throw complaint("is too slow with " + doing_);
}

}  // namespace ticketd::net
