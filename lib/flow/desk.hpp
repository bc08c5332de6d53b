// SPDX-License-Identifier: Apache-2.0
// One desk as it was configured: what every flow knows besides the store. Values only; it changes by being
// replaced whole (SIGHUP).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.hpp"
#include "domain/directory.hpp"
#include "domain/intake.hpp"
#include "domain/look_alike.hpp"
#include "domain/rota.hpp"
#include "domain/working_time.hpp"
#include "mail/compose/templates.hpp"
#include "mail/proof/token.hpp"

namespace ticketd::config {
struct Language;
class Languages;
}  // namespace ticketd::config
namespace ticketd::domain {
class Vocabulary;
}

namespace ticketd::flow {

class Desk {
 public:
  // Reads the calendars and templates that the configuration names. Throws config::Invalid with all that is
  // wrong.
  explicit Desk(const config::Config& config);

  [[nodiscard]] const config::Config& config() const { return config_; }
  [[nodiscard]] const mail::Keys& keys() const { return keys_; }
  [[nodiscard]] const mail::Templates& templates() const { return templates_; }
  [[nodiscard]] const domain::Directory& directory() const { return directory_; }
  [[nodiscard]] const domain::LookAlikes& look_alikes() const { return look_alikes_; }
  [[nodiscard]] const domain::IntakePolicy& intake_policy() const { return intake_policy_; }
  // The default contract where the ticket's is not configured any more.
  [[nodiscard]] const domain::Contract& contract_of(const domain::Ticket& ticket) const;
  [[nodiscard]] const domain::Calendar& calendar_of(const domain::Contract& contract) const;
  [[nodiscard]] const domain::Calendar& calendar_of(const domain::Ticket& ticket) const;
  // Of a contract or an escalation step.
  [[nodiscard]] const domain::Calendar& calendar_named(std::string_view name) const;
  // The contract's own list, else the desk's.
  [[nodiscard]] const std::vector<config::EscalationStep>& steps_of(const domain::Contract& contract) const;
  [[nodiscard]] const std::vector<config::EscalationStep>& steps_of(const domain::Ticket& ticket) const;
  // In which somebody of ours reads and is spoken to; nullptr: whoever is none, in the desk's.
  [[nodiscard]] const std::string& language_of(const domain::Agent* agent) const;
  // From which the desk writes about itself.
  [[nodiscard]] const config::Queue& ops_queue() const { return config_.queues.front(); }
  // Of all that tickets' clocks are counted by: another one means that they must be counted anew.
  [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }
  [[nodiscard]] const std::map<std::string, const domain::Schedule*>& rotas() const { return rotas_; }
  // Those that there are letters in.
  [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }
  // What the desk says to somebody of that tag; in English where it does not know the language.
  [[nodiscard]] const config::Language& words(std::string_view language) const;
  // By which answers are read, in whatever language.
  [[nodiscard]] const domain::Vocabulary& vocabulary() const;
  [[nodiscard]] const config::Queue* queue_named(std::string_view name) const;
  // The address of a queue of ours, with or without what follows a plus sign.
  [[nodiscard]] bool is_own_address(std::string_view address) const;
  // An agent's address or one of ops.
  [[nodiscard]] bool is_staff(std::string_view address) const;
  // Staff's or a queue's: nobody whom the desk serves.
  [[nodiscard]] bool is_internal_address(std::string_view address) const;

 private:
  Desk(config::Config config, std::shared_ptr<const config::Languages> words);

  config::Config config_;
  mail::Keys keys_;
  std::shared_ptr<const config::Languages> words_;
  mail::Templates templates_;
  domain::Directory directory_;
  domain::LookAlikes look_alikes_;
  domain::IntakePolicy intake_policy_;
  std::map<std::string, domain::Calendar, std::less<>> calendars_;
  std::vector<std::string> languages_;
  std::string fingerprint_;
  std::vector<std::unique_ptr<const domain::Schedule>> schedules_;
  std::map<std::string, const domain::Schedule*> rotas_;
};

}  // namespace ticketd::flow
