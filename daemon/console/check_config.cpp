// SPDX-License-Identifier: Apache-2.0
// ticketctl check-config: is the configuration right, and do its servers let us in?
#include <chrono>
#include <iterator>
#include <memory>
#include <optional>
#include <ostream>

#include <nlohmann/json.hpp>

#include "config/calendar_ends.hpp"
#include "config/config.hpp"
#include "config/partial.hpp"
#include "config/phone_warnings.hpp"
#include "config/rota_gaps.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/json_answer.hpp"
#include "console/service_unit.hpp"
#include "flow/desk.hpp"
#include "servers/server_probe.hpp"

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

json as_json(const std::vector<servers::Probe>& probes) {
  json list = json::array();
  for (const servers::Probe& probe : probes) {
    list.push_back(
        {{"server", probe.server}, {"where", probe.where}, {"ok", probe.works}, {"found", probe.found}});
  }
  return list;
}

void print(const std::vector<servers::Probe>& probes, std::ostream& out) {
  for (const servers::Probe& probe : probes) {
    out << probe.server << " (" << probe.where << "): " << (probe.works ? "works" : "FAILS") << '\n';
    for (const std::string& finding : probe.found) out << "  " << finding << '\n';
  }
}

bool all_work(const std::vector<servers::Probe>& probes) {
  for (const servers::Probe& probe : probes) {
    if (!probe.works) return false;
  }
  return true;
}

void refuse(const std::vector<config::Problem>& problems, Invocation& invocation) {
  invocation.exit_code = Usage;
  if (invocation.json) {
    print_json(invocation, {{"ok", false}, {"problems", as_json(problems)}});
    return;
  }
  for (const config::Problem& problem : problems) invocation.out << config::to_string(problem) << '\n';
  invocation.out << problems.size() << (problems.size() == 1 ? " problem" : " problems") << '\n';
}

// A desk that takes mails in and tells nobody works, and is hardly meant.
std::vector<config::Problem> nobody_told(const config::Config& config) {
  if (!config.agents.empty()) return {};
  const std::string heard = config.desk.ops.empty()
                                ? "nobody is told of new tickets; name agents, or desk.ops"
                                : "without agents desk.ops get the notices of new tickets";
  return {{config.file.string(), 0, "agents", heard}};
}

enum class Servers { LeftAlone, AskedToo };

void accept(const config::Config& config, Servers servers, Invocation& invocation) {
  const auto probes =
      servers == Servers::AskedToo ? servers::probe_servers(config) : std::vector<servers::Probe>{};
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

void append(std::vector<config::Problem>& list, std::vector<config::Problem> more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// What a desk reads beside its file: calendars, letters and words.
std::vector<config::Problem> desk_problems(const config::Config& config) {
  try {
    static_cast<void>(flow::Desk(config));
  } catch (const config::Invalid& invalid) {
    return invalid.problems();
  }
  return {};
}

// What is wrong with the file comes first, then what would keep the service from starting with it.
void check(Servers servers, Invocation& invocation) {
  const auto unit = installed_unit(unit_folders());
  std::vector<config::SecretSource> sources;
  std::vector<config::Problem> problems;
  std::optional<config::Config> config;
  try {
    config = config::load_outside_service(invocation.config, unit ? unit->credentials : config::Credentials{},
                                          sources);
  } catch (const config::Invalid& invalid) {
    problems = invalid.problems();
  }
  if (config) append(problems, desk_problems(*config));
  if (unit) append(problems, start_problems(*unit, invocation.config, sources));
  if (!problems.empty()) return refuse(problems, invocation);
  const auto now = std::chrono::floor<domain::Seconds>(std::chrono::system_clock::now());
  append(config->warnings, config::rota_gaps(*config, now));
  append(config->warnings, config::calendar_ends(*config, now));
  append(config->warnings, config::phone_warnings(*config));
  append(config->warnings, nobody_told(*config));
  accept(*config, servers, invocation);
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
