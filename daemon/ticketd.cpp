// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <iostream>
#include <sys/stat.h>

#include <CLI/CLI.hpp>

#include "service/service.hpp"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  ::umask(S_IRWXO);  // the mails in the store are for its owner and group alone
  CLI::App app{"ticketd: a support mailbox becomes a desk"};
  app.set_version_flag("--version", "ticketd " TICKETD_VERSION, "print the version and exit");
  app.require_subcommand(1);
  std::string config = "/etc/ticketd/ticketd.yaml";
  auto* const run =
      app.add_subcommand("run", "serve the desk in the foreground until SIGTERM; SIGHUP reloads");
  run->add_option("--config", config, "configuration file")->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    constexpr int usage = static_cast<int>(ticketd::service::ExitCode::Usage);
    return app.exit(problem, std::cout, std::cerr) == 0 ? 0 : usage;
  }
  return static_cast<int>(ticketd::service::run_service(config));
}
