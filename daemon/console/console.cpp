// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <exception>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "config/config.hpp"
#include "config/section.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/failure.hpp"
#include "domain/error.hpp"

namespace ticketd::console {
namespace {

// What to say of a word that stands where a command should, if there is one.
std::optional<std::string> unknown_command(const CLI::App& app) {
  const CLI::App* innermost = &app;
  std::string path;
  while (!innermost->get_subcommands().empty()) {
    innermost = innermost->get_subcommands().front();
    path += innermost->get_name() + " ";
  }
  config::Names known;
  for (const auto* const command : innermost->get_subcommands([](const CLI::App*) { return true; }))
    known.insert(command->get_name());
  const auto words = app.remaining(true);
  const auto word =
      std::find_if(words.begin(), words.end(), [](const auto& one) { return !one.starts_with('-'); });
  if (word == words.end() || known.empty()) return std::nullopt;
  std::string meant = config::nearest(*word, known);
  std::erase(meant, '`');
  if (!meant.starts_with("did you mean")) meant = "ticketctl " + path + "--help lists them";
  return "there is no command \"" + path + *word + "\"; " + meant;
}

// Before the words are all understood, the parser has not said whether it stands among them.
bool asks_for_json(int argc, const char* const* argv) {
  return std::any_of(argv, argv + argc, [](std::string_view word) { return word == "--json"; });
}

int not_understood(const CLI::App& app, const CLI::ParseError& problem, const Invocation& invocation) {
  const bool is_error = problem.get_exit_code() != 0;  // help and version come this way, too
  if (const auto why = unknown_command(app); why && is_error) return failed(invocation, Usage, *why);
  app.exit(problem, invocation.out, invocation.err);
  if (!is_error) return Done;
  answer_failure(invocation, Usage, problem.what());
  return Usage;
}

}  // namespace

int run(int argc, const char* const* argv, std::istream& in, std::ostream& out, std::ostream& err,
        int terminal_width) {
  Invocation invocation{.in = in, .out = out, .err = err, .terminal_width = terminal_width};
  CLI::App app{"ticketctl: look after a ticketd desk"};
  app.fallthrough();  // global options are taken before or after the command
  app.require_subcommand(1);
  app.add_option("--config", invocation.config, "configuration file")->capture_default_str();
  app.set_version_flag("--version", "ticketctl " TICKETD_VERSION, "print the version and exit");
  app.add_flag("--json", invocation.json, "answer as JSON");
  for (const auto add :
       {add_list,     add_show,   add_attachment,  add_history, add_unfiled,  add_stats,       add_mailbox,
        add_outbox,   add_replay, add_reply,       add_command, add_customer, add_parse,       add_due,
        add_calendar, add_rota,   add_escalations, add_call,    add_drill,    add_check_config})
    add(Command{app}, invocation);
  try {
    app.parse(argc, argv);
    return invocation.exit_code;
  } catch (const CLI::ParseError& problem) {
    invocation.json = asks_for_json(argc, argv);
    return not_understood(app, problem, invocation);
  } catch (const config::Invalid& problem) {
    err << problem.what() << '\n';
    answer_failure(invocation, Usage, problem.what());
    return Usage;
  } catch (const domain::WorldError& problem) {
    return failed(invocation, NotReached, problem.what());
  } catch (const std::exception& problem) {
    return failed(invocation, Usage, problem.what());
  }
}

}  // namespace ticketd::console
