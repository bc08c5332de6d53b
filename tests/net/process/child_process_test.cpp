// SPDX-License-Identifier: Apache-2.0
// What is known of a program's end.
#include "net/process/child_process.hpp"

#include <array>
#include <memory>
#include <unistd.h>
#include <vector>

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <doctest/doctest.h>

#include "net/phone/together.hpp"
#include "net/wire/scripted_server.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<asio::posix::stream_descriptor> readable_pipe(asio::io_context& io) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  REQUIRE(::write(ends[1], "x", 1) == 1);
  ::close(ends[1]);
  return std::make_unique<asio::posix::stream_descriptor>(io, ends[0]);
}

}  // namespace

TEST_CASE("a program runs until it has ended, whatever is reported of descriptors that are closed by now") {
  asio::io_context io;
  run_to_end(io, [](asio::io_context& loop) -> asio::awaitable<void> {
    for (int round = 0; round < 30; ++round) {
      std::vector<std::unique_ptr<asio::posix::stream_descriptor>> pipes;
      for (int i = 0; i < 8; ++i) pipes.push_back(readable_pipe(loop));
      // All eight are ready at once, so the others' readiness is under way when the first is told and all are
      // closed.
      co_await pipes.front()->async_wait(asio::posix::stream_descriptor::wait_read, asio::use_awaitable);
      pipes.clear();
      net::ChildProcess process(loop.get_executor(), {{"sleep", "0.02"}, {net::standard_path()}, {}});
      const auto status = co_await process.ended_within(20s);
      REQUIRE(status.has_value());
      CHECK(*status == 0);
    }
  }(io));
}

}  // namespace ticketd::tests
