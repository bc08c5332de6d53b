// SPDX-License-Identifier: Apache-2.0
#include "net/process/run_program.hpp"

#include "domain/error.hpp"
#include "net/process/child_process.hpp"

namespace ticketd::net {

boost::asio::awaitable<void> run_program(boost::asio::any_io_executor executor, std::string program,
                                         std::chrono::milliseconds deadline) {
  ChildProcess process(executor, {{program}, {standard_path()}, {}});
  const auto status = co_await process.ended_within(deadline);
  if (!status) throw domain::TemporaryError(program + ": does not end");
  if (*status != 0) throw domain::TemporaryError(program + ": ended with status " + std::to_string(*status));
}

}  // namespace ticketd::net
