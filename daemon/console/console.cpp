#include <exception>
#include <istream>
#include <ostream>

#include <CLI/CLI.hpp>

#include "console/command.hpp"
#include "domain/error.hpp"

namespace ticketd::console {

int run(int argc, const char* const* argv, std::istream& in, std::ostream& out, std::ostream& err) {
  Invocation invocation{.in = in, .out = out, .err = err};
  CLI::App app{"ticketctl: look after a ticketd desk"};
  app.fallthrough();  // global options are taken before or after the command
  app.require_subcommand(1);
  app.add_option("--config", invocation.config, "configuration file")->capture_default_str();
  app.add_flag("--json", invocation.json, "answer as JSON");
  add_parse(app, invocation);
  add_due(app, invocation);
  add_calendar(app, invocation);
  try {
    app.parse(argc, argv);
    return invocation.exit_code;
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem, out, err) == 0 ? Done : Usage;
  } catch (const domain::WorldError& problem) {
    err << "ticketctl: " << problem.what() << '\n';
    return NotReached;
  } catch (const std::exception& problem) {
    err << "ticketctl: " << problem.what() << '\n';
    return Usage;
  }
}

}  // namespace ticketd::console
