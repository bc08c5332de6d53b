// SPDX-License-Identifier: Apache-2.0
#include "flow/desk.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "config/calendar_ends.hpp"
#include "config/calendar_file.hpp"
#include "config/language_file.hpp"
#include "config/shipped.hpp"
#include "domain/address.hpp"
#include "domain/hours_end.hpp"

namespace ticketd::flow {
namespace {

mail::Keys keys_of(const config::Config& config) {
  std::vector<std::string> secrets;
  for (const auto& secret : config.desk.secrets)
    if (!secret.is_empty()) secrets.push_back(secret.reveal());
  if (secrets.empty()) return mail::Keys::none();  // read without secrets: for looking only
  return mail::Keys(std::move(secrets));
}

std::vector<std::filesystem::path> template_folders(const config::Config& config) {
  auto folders = config.template_paths;
  folders.push_back(config::shipped("templates"));
  return folders;
}

// "nb" and "no-NO" become the code whose folder has the letters, "no"; what no folder knows stays as it is.
config::Config with_codes(config::Config config, const config::Languages& words) {
  const auto settle = [&](std::string& language) {
    if (const auto* const known = words.find(language)) language = known->code;
  };
  settle(config.desk.language);
  for (auto& queue : config.queues) settle(queue.language);
  for (auto& agent : config.agents) settle(agent.language);
  for (auto& contract : config.contracts) settle(contract.language);
  for (auto& customer : config.customers) settle(customer.language);
  return config;
}

mail::Templates templates_of(const config::Config& config, const config::Languages& words) {
  try {
    return mail::Templates::load(template_folders(config), words.vocabulary());
  } catch (const mail::BadTemplates& bad) {
    std::vector<config::Problem> problems;
    for (const auto& problem : bad.problems())
      problems.push_back({problem.file.string(), problem.line, "templates", problem.what});
    throw config::Invalid(std::move(problems));
  }
}

domain::Calendar load_named(const config::Config& config, const std::string& name) {
  const auto file = config::find_calendar(name, config.calendar_paths);
  if (!file)
    throw config::Invalid({{config.file.string(), 0, "contracts", "there is no calendar \"" + name + "\""}});
  return domain::with_wall_time(config::load_calendar(*file, config.calendar_paths));
}

// FNV-1a over whatever is added, in order.
class Fingerprint {
 public:
  void add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    add_byte(0);
  }
  void add(std::int64_t number) {
    for (unsigned shift = 0; shift < 64; shift += 8)
      add_byte((static_cast<std::uint64_t>(number) >> shift) & 0xffU);
  }
  [[nodiscard]] std::string take() const { return std::to_string(sum_); }

 private:
  void add_byte(std::uint64_t byte) { sum_ = (sum_ ^ byte) * 1099511628211U; }
  std::uint64_t sum_ = 14695981039346656037U;
};

void add_steps(Fingerprint& print, const std::vector<config::EscalationStep>& steps) {
  for (const auto& step : steps)
    for (const auto& word : {step.name, text_of(step)}) print.add(word);
}

std::string fingerprint_of(const config::Config& config,
                           const std::map<std::string, domain::Calendar, std::less<>>& calendars) {
  Fingerprint print;
  for (const auto& [name, calendar] : calendars) {
    print.add(name);
    for (const auto& open : calendar.open_intervals()) {
      print.add(open.begin.time_since_epoch().count());
      print.add(open.end.time_since_epoch().count());
    }
  }
  for (const auto& contract : config.contracts) {
    for (const auto& word : {contract.name, contract.calendar, contract.escalation}) print.add(word);
    for (const auto& [priority, target] : contract.response_targets) print.add(target.count());
  }
  for (const auto& customer : config.customers) {
    print.add(customer.name);
    print.add(customer.contract);
    for (const auto* const words : {&customer.domains, &customer.addresses})
      for (const auto& word : *words) print.add(word);
    for (const auto& contact : customer.contacts) print.add(contact.address);
  }
  add_steps(print, config.escalation);
  for (const auto& [name, steps] : config.escalations) add_steps(print, steps);
  return print.take();
}

}  // namespace

Desk::Desk(const config::Config& config)
    : Desk(config,
           std::make_shared<const config::Languages>(config::load_languages(template_folders(config)))) {}

Desk::Desk(config::Config config, std::shared_ptr<const config::Languages> words)
    : config_(with_codes(std::move(config), *words)),
      keys_(keys_of(config_)),
      words_(std::move(words)),
      templates_(templates_of(config_, *words_)),
      directory_(config_.agents, config_.contracts, config_.customers),
      look_alikes_(config_.agents),
      languages_(templates_.languages()) {
  intake_policy_.reopen_within = config_.tickets.reopen_within;
  intake_policy_.backdate_at_most = config_.tickets.backdate_at_most;
  for (const auto& name : config::calendars_named_in(config_))
    calendars_.emplace(name, load_named(config_, name));
  fingerprint_ = fingerprint_of(config_, calendars_);
  for (const auto& rota : config_.rotas) {
    schedules_.push_back(std::make_unique<const domain::Schedule>(rota));
    rotas_.emplace(rota.name, schedules_.back().get());
  }
}

const config::Language& Desk::words(std::string_view language) const {
  return words_->in(language);
}

const domain::Vocabulary& Desk::vocabulary() const {
  return words_->vocabulary();
}

const domain::Contract& Desk::contract_of(const domain::Ticket& ticket) const {
  return directory_.contract_named(ticket.contract);
}

const domain::Calendar& Desk::calendar_of(const domain::Ticket& ticket) const {
  return calendar_of(contract_of(ticket));
}

const std::vector<config::EscalationStep>& Desk::steps_of(const domain::Ticket& ticket) const {
  return steps_of(contract_of(ticket));
}

const std::string& Desk::language_of(const domain::Agent* agent) const {
  return agent == nullptr || agent->language.empty() ? config_.desk.language : agent->language;
}

const domain::Calendar& Desk::calendar_of(const domain::Contract& contract) const {
  return calendars_.at(contract.calendar);
}

const domain::Calendar& Desk::calendar_named(std::string_view name) const {
  return calendars_.find(name)->second;
}

const std::vector<config::EscalationStep>& Desk::steps_of(const domain::Contract& contract) const {
  const auto own = config_.escalations.find(contract.escalation);
  return own == config_.escalations.end() ? config_.escalation : own->second;
}

const config::Queue* Desk::queue_named(std::string_view name) const {
  const auto& queues = config_.queues;
  const auto found =
      std::find_if(queues.begin(), queues.end(), [&](const auto& queue) { return queue.name == name; });
  return found == queues.end() ? nullptr : &*found;
}

bool Desk::is_own_address(std::string_view address) const {
  const std::string plain = domain::folded(mail::without_plus(address));
  return std::any_of(config_.queues.begin(), config_.queues.end(),
                     [&](const auto& queue) { return domain::folded(queue.address) == plain; });
}

bool Desk::is_staff(std::string_view address) const {
  const auto& ops = config_.desk.ops;
  return directory_.agent_with(address) != nullptr ||
         std::any_of(ops.begin(), ops.end(), [folded = domain::folded(address)](const std::string& one) {
           return domain::folded(one) == folded;
         });
}

bool Desk::is_internal_address(std::string_view address) const {
  return is_own_address(address) || is_staff(address);
}

}  // namespace ticketd::flow
