#include <CLI/CLI.hpp>

#include "console/command.hpp"

namespace ticketd::console {

void add_parse(CLI::App& app, Invocation&) { app.add_subcommand("parse", "show what the desk makes of a mail"); }

}  // namespace ticketd::console
