#include <exception>
#include <istream>
#include <ostream>

#include <CLI/CLI.hpp>

#include "config/config.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "domain/error.hpp"

namespace ticketd::console {

int run(int argc, const char* const* argv, std::istream& in, std::ostream& out, std::ostream& err,
        int terminal_width) {
  Invocation invocation{.in = in, .out = out, .err = err, .terminal_width = terminal_width};
  CLI::App app{"ticketctl: look after a ticketd desk"};
  app.fallthrough();  // global options are taken before or after the command
  app.require_subcommand(1);
  app.add_option("--config", invocation.config, "configuration file")->capture_default_str();
  app.set_version_flag("--version", "ticketctl " TICKETD_VERSION, "print the version and exit");
  app.add_flag("--json", invocation.json, "answer as JSON");
  for (const auto add : {add_list, add_show, add_history, add_unfiled, add_stats, add_mailbox, add_outbox,
                         add_replay, add_reply, add_command, add_customer, add_parse, add_due, add_calendar,
                         add_rota, add_escalations, add_call, add_drill, add_check_config})
    add(Command{app}, invocation);
  try {
    app.parse(argc, argv);
    return invocation.exit_code;
  } catch (const CLI::RequiredError& problem) {
    if (app.get_subcommands().empty() && !app.remaining().empty()) {
      err << "ticketctl: there is no command \"" << app.remaining().front()
          << "\"; ticketctl --help lists them\n";
      return Usage;
    }
    return app.exit(problem, out, err) == 0 ? Done : Usage;
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem, out, err) == 0 ? Done : Usage;
  } catch (const config::Invalid& problem) {
    err << problem.what() << '\n';
    return Usage;
  } catch (const domain::WorldError& problem) {
    err << "ticketctl: " << problem.what() << '\n';
    return NotReached;
  } catch (const std::exception& problem) {
    err << "ticketctl: " << problem.what() << '\n';
    return Usage;
  }
}

}  // namespace ticketd::console
