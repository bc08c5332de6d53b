// SPDX-License-Identifier: Apache-2.0
#include "net/phone/command_gateway.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <doctest/doctest.h>

#include "net/wire/certificates.hpp"
#include "net/wire/scripted_server.hpp"
#include "temporary_directory.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Outcome = domain::CallOutcome;

namespace {

struct Script {
  explicit Script(const std::string& lines) : file(directory.path() / "page") {
    std::ofstream(file) << "#!/bin/sh\n" << lines << '\n';
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  }
  [[nodiscard]] std::filesystem::path at(const char* name) const { return directory.path() / name; }
  [[nodiscard]] std::string content_of(const char* name) const {
    std::ifstream in(at(name));
    return {std::istreambuf_iterator<char>(in), {}};
  }

  TemporaryDirectory directory;
  std::filesystem::path file;
};

net::Call call() {
  net::Call result;
  result.attempt = "17";
  result.ticket = "1042";
  result.to = "+4687000001";
  result.name = "Bo O'Neil; rm -rf /";
  result.language = "sv";
  result.text = "two\nlines $(date)";
  return result;
}

net::CallResult result_of(asio::io_context& io, net::PagingCommand command, net::Call what = call()) {
  net::CallResult result;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    const auto gateway = net::command_gateway(io.get_executor(), command);
    result = co_await gateway->place(what);
  }());
  return result;
}

bool exists(int process) {
  return std::filesystem::exists("/proc/" + std::to_string(process) + "/root") ||
         std::filesystem::exists("/proc/" + std::to_string(process) + "/stat");
}

}  // namespace

TEST_CASE("the command's exit status is the outcome") {
  struct Row {
    int status;
    Outcome outcome;
  };
  for (const auto& row : {Row{0, Outcome::Acknowledged}, Row{10, Outcome::Reached}, Row{11, Outcome::Busy},
                          Row{12, Outcome::NoAnswer}, Row{13, Outcome::Unreachable},
                          Row{1, Outcome::GatewayBroken}, Row{127, Outcome::GatewayBroken}}) {
    CAPTURE(row.status);
    asio::io_context io;
    const Script script("exit " + std::to_string(row.status));
    CHECK(result_of(io, {script.file.string()}).outcome == row.outcome);
  }
  asio::io_context io;
  const Script killed("kill -9 $$");
  CHECK(result_of(io, {killed.file.string()}).outcome == Outcome::GatewayBroken);
  CHECK(result_of(io, {"/nonexistent/page"}).outcome == Outcome::GatewayBroken);
}

TEST_CASE("the command gets the six variables, a PATH, no argument, no input and nothing else of ours") {
  asio::io_context io;
  const Script script(
      "cat /proc/self/environ >\"${0%/*}/environ\"; ls /proc/self/fd >\"${0%/*}/fds\"; read x && exit 9; "
      "exit $#");
  ::setenv("TICKETD_TEST_SECRET", "secret", 1);
  CHECK(result_of(io, {script.file.string()}).outcome == Outcome::Acknowledged);
  ::unsetenv("TICKETD_TEST_SECRET");
  std::istringstream environ(script.content_of("environ"));
  std::set<std::string> entries;
  for (std::string entry; std::getline(environ, entry, '\0');)
    if (!entry.starts_with("PWD=") && !entry.starts_with("_=") && !entry.starts_with("OLDPWD=") &&
        !entry.starts_with("SHLVL="))
      entries.insert(entry);
  const std::set<std::string> expected{"TICKETD_TICKET=1042",
                                       "TICKETD_TO=+4687000001",
                                       "TICKETD_NAME=Bo O'Neil; rm -rf /",
                                       "TICKETD_TEXT=two\nlines $(date)",
                                       "TICKETD_LANGUAGE=sv",
                                       "TICKETD_ATTEMPT=17",
                                       "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"};
  CHECK(entries == expected);
  CHECK(script.content_of("fds") == "0\n1\n2\n3\n");  // 3 is ls's own
}

TEST_CASE("a command that does not end is ended with its children") {
  asio::io_context io;
  const Script script(
      "trap '' TERM; sleep 1000 & echo $! >\"${0%/*}/child\"; echo $$ >\"${0%/*}/self\"; wait; wait");
  const auto result = result_of(io, {script.file.string(), 300ms});
  CHECK(result.outcome == Outcome::GatewayBroken);
  CHECK(result.detail.find("still running") != std::string::npos);
  CHECK_FALSE(exists(std::stoi(script.content_of("self"))));
}

TEST_CASE("a cancelled call ends the command and says so") {
  asio::io_context io;
  const Script script("exec sleep 1000");
  asio::cancellation_signal stop;
  net::CallResult result;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    const auto gateway = net::command_gateway(io.get_executor(), {script.file.string()});
    asio::steady_timer ended(io, asio::steady_timer::time_point::max());
    asio::co_spawn(io, gateway->place(call()),
                   asio::bind_cancellation_slot(stop.slot(), [&](std::exception_ptr, net::CallResult got) {
                     result = std::move(got);
                     ended.cancel();
                   }));
    asio::steady_timer soon(io, 50ms);
    co_await soon.async_wait(asio::use_awaitable);
    stop.emit(asio::cancellation_type::terminal);
    co_await ended.async_wait(asio::as_tuple(asio::use_awaitable));
  }());
  CHECK(result.outcome == Outcome::Interrupted);
}

TEST_CASE("what is no number never reaches the command") {
  asio::io_context io;
  const Script script("touch \"${0%/*}/called\"");
  auto bad = call();
  bad.to = "911";
  CHECK(result_of(io, {script.file.string()}, bad).outcome == Outcome::Unreachable);
  CHECK_FALSE(std::filesystem::exists(script.at("called")));
}

}  // namespace ticketd::tests
