// ticketctl check-config: is the configuration right, and do its servers let us in?
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "config/config.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/json_answer.hpp"
#include "service/server_probe.hpp"

namespace ticketd::console {
namespace {

using nlohmann::json;

json as_json(const std::vector<config::Problem>& problems) {
  json list = json::array();
  for (const config::Problem& problem : problems) {
    list.push_back(
        {{"file", problem.file}, {"line", problem.line}, {"key", problem.key}, {"what", problem.what}});
  }
  return list;
}

json as_json(const std::vector<service::Probe>& probes) {
  json list = json::array();
  for (const service::Probe& probe : probes) {
    list.push_back(
        {{"server", probe.server}, {"where", probe.where}, {"ok", probe.works}, {"found", probe.found}});
  }
  return list;
}

void print(const std::vector<service::Probe>& probes, std::ostream& out) {
  for (const service::Probe& probe : probes) {
    out << probe.server << " (" << probe.where << "): " << (probe.works ? "works" : "FAILS") << '\n';
    for (const std::string& finding : probe.found) out << "  " << finding << '\n';
  }
}

bool all_work(const std::vector<service::Probe>& probes) {
  for (const service::Probe& probe : probes) {
    if (!probe.works) return false;
  }
  return true;
}

void refuse(const config::Invalid& invalid, Invocation& invocation) {
  invocation.exit_code = Usage;
  const auto& problems = invalid.problems();
  if (invocation.json) {
    print_json(invocation, {{"ok", false}, {"problems", as_json(problems)}});
    return;
  }
  for (const config::Problem& problem : problems) invocation.out << config::to_string(problem) << '\n';
  invocation.out << problems.size() << (problems.size() == 1 ? " problem" : " problems") << '\n';
}

enum class Servers { LeftAlone, AskedToo };

void accept(const config::Config& config, Servers servers, Invocation& invocation) {
  const auto probes =
      servers == Servers::AskedToo ? service::probe_servers(config) : std::vector<service::Probe>{};
  const bool works = all_work(probes);
  invocation.exit_code = works ? Done : NotReached;
  if (invocation.json) {
    json answer{{"ok", works}, {"problems", json::array()}, {"warnings", as_json(config.warnings)}};
    if (servers == Servers::AskedToo) answer["servers"] = as_json(probes);
    print_json(invocation, answer);
    return;
  }
  for (const config::Problem& warning : config.warnings) {
    config::Problem line = warning;
    line.what = "warning: " + line.what;
    invocation.out << config::to_string(line) << '\n';
  }
  print(probes, invocation.out);
  if (works) invocation.out << config.file.string() << ": right\n";
}

void check(Servers servers, Invocation& invocation) {
  try {
    accept(config::load(invocation.config), servers, invocation);
  } catch (const config::Invalid& invalid) {
    refuse(invalid, invocation);
  }
}

}  // namespace

void add_check_config(Command app, Invocation& invocation) {
  Command command = app.add_subcommand("check-config", "say everything that is wrong with the configuration");
  auto online = std::make_shared<bool>(false);
  command.add_flag("--online", *online, "also log in to every server and say what it found");
  command.footer(
      "Prints each problem as FILE:LINE: KEY: WHAT and ends with 2 if there is one, with 3 if a server can't "
      "be used.\n"
      "Examples:\n"
      "  ticketctl check-config\n"
      "  ticketctl --config ./ticketd.yaml check-config --online\n"
      "  ticketctl check-config --json | jq '.problems[].key'");
  command.callback(
      [online, &invocation] { check(*online ? Servers::AskedToo : Servers::LeftAlone, invocation); });
}

}  // namespace ticketd::console
