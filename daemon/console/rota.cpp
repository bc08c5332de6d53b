// SPDX-License-Identifier: Apache-2.0
// ticketctl rota: who carries the phone over the next weeks, and where nobody does.
#include <algorithm>
#include <chrono>
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "config/partial.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/failure.hpp"
#include "console/json_answer.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::console {
namespace {

using domain::Instant;
using domain::Shift;

struct RotaQuestion {
  std::string name;
  int weeks = 8;
};

void answer_json(const std::vector<Shift>& shifts, const Invocation& invocation) {
  auto list = nlohmann::json::array();
  for (const Shift& shift : shifts)
    list.push_back({{"person", shift.person.empty() ? nlohmann::json{} : nlohmann::json(shift.person)},
                    {"begin", domain::format_rfc3339(shift.when.begin)},
                    {"end", domain::format_rfc3339(shift.when.end)},
                    {"override", shift.by_override}});
  print_json(invocation, list);
}

// As the rota's wall clock shows it: "2026-03-02 08:00".
std::string local_text(const domain::Schedule& schedule, Instant at) {
  const Instant as_utc{schedule.zone().local(at).time_since_epoch()};
  const std::string text = domain::format_rfc3339(as_utc);
  return text.substr(0, 10) + " " + text.substr(11, 5);
}

void print_text(const domain::Schedule& schedule, const std::vector<Shift>& shifts, std::ostream& out) {
  out << schedule.rota().name << ", " << schedule.zone().name() << '\n';
  for (const Shift& shift : shifts)
    out << local_text(schedule, shift.when.begin) << "  " << (shift.person.empty() ? "NOBODY" : shift.person)
        << (shift.by_override ? " (override)" : "") << '\n';
}

int show(const RotaQuestion& question, const Invocation& invocation) {
  const config::Config config = config::load_without_secrets(invocation.config);
  const auto rota = std::find_if(config.rotas.begin(), config.rotas.end(),
                                 [&](const config::Rota& one) { return one.name == question.name; });
  if (rota == config.rotas.end()) return failed(invocation, No, "there is no rota " + question.name);
  const domain::Schedule schedule{*rota};
  const Instant now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto shifts = schedule.shifts(now, now + std::chrono::weeks{question.weeks});
  if (invocation.json)
    answer_json(shifts, invocation);
  else
    print_text(schedule, shifts, invocation.out);
  return Done;
}

}  // namespace

void add_rota(Command app, Invocation& invocation) {
  const auto question = std::make_shared<RotaQuestion>();
  Command rota = app.add_subcommand("rota", "show who carries the phone over the next weeks");
  rota.add_option("NAME", question->name, "a rota of the configuration").required();
  rota.add_option("--weeks", question->weeks, "how many weeks from now on").between(1, 260).shows_default();
  rota.footer(
      "Examples:\n"
      "  ticketctl rota on-call\n"
      "  ticketctl rota on-call --weeks 26 --json");
  rota.callback([question, &invocation] { invocation.exit_code = show(*question, invocation); });
}

}  // namespace ticketd::console
