// SPDX-License-Identifier: Apache-2.0
// The operator's console: one file a command, each adding itself to the parser. Exit codes are the
// contract's: 0 done, 1 the answer is no or not found, 2 usage or config, 3 store, daemon or server not
// reached.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

namespace ticketd::console {

class Command;

enum ExitCode : int { Done = 0, No = 1, Usage = 2, NotReached = 3 };

// What every command is told, and where it answers.
struct Invocation {
  std::filesystem::path config = "/etc/ticketd/ticketd.yaml";
  bool json = false;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  int terminal_width = 0;  // of `out`; 0: it is no terminal
  int exit_code = Done;    // set by the command
};

// Each adds a subcommand whose callback does the work; both arguments must outlive the parse.
void add_parse(Command app, Invocation& invocation);
void add_list(Command app, Invocation& invocation);
void add_show(Command app, Invocation& invocation);
void add_attachment(Command app, Invocation& invocation);
void add_history(Command app, Invocation& invocation);
void add_unfiled(Command app, Invocation& invocation);
void add_stats(Command app, Invocation& invocation);
void add_mailbox(Command app, Invocation& invocation);
void add_outbox(Command app, Invocation& invocation);
void add_replay(Command app, Invocation& invocation);
void add_reply(Command app, Invocation& invocation);
void add_command(Command app, Invocation& invocation);
void add_customer(Command app, Invocation& invocation);
void add_due(Command app, Invocation& invocation);
void add_calendar(Command app, Invocation& invocation);
void add_rota(Command app, Invocation& invocation);
void add_escalations(Command app, Invocation& invocation);
void add_call(Command app, Invocation& invocation);
void add_drill(Command app, Invocation& invocation);
void add_check_config(Command app, Invocation& invocation);

// Runs one command line. Never throws; what goes wrong is said on `err` and in the exit code.
// `terminal_width`: of `out`.
[[nodiscard]] int run(int argc, const char* const* argv, std::istream& in, std::ostream& out,
                      std::ostream& err, int terminal_width = 0);

}  // namespace ticketd::console
