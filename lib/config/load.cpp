// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>
#include <unistd.h>

#include "config/config.hpp"
#include "config/defaults.hpp"
#include "config/network_form.hpp"
#include "config/partial.hpp"
#include "config/references.hpp"
#include "config/sections.hpp"
#include "config/value.hpp"

namespace ticketd::config {
namespace {

std::string this_host() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

void read_file(Section& file, Config& config) {
  read_desk(file.need("desk", "write { name: , secret: { file: PATH }, ops: [ ... ] }"), config.desk);
  read_store(file.need("store", "write { path: /var/lib/ticketd/ticketd.db }"), config.store);
  read_smtp(file.need("smtp", "write { host: , user: , password: }"), config.smtp);
  read_queues(file.need("queues", "write a list of mailboxes, each with name, address and imap"),
              config.queues);
  read_tickets(file.at("tickets"), config.tickets);
  read_agents(file.at("agents"), config.agents);
  read_trusted_authserv_ids(file.at("trusted_authserv_ids"), config.trusted_authserv_ids);
  read_contracts(file.at("contracts"), config.contracts);
  read_customers(file.at("customers"), config.customers);
  read_assignments(file.at("assign"), config.assignments);
  read_rotas(file.at("rotas"), config.rotas);
  read_escalation(file.at("escalation"), config.escalation);
  read_escalations(file.at("escalations"), config.escalations);
  read_calls(file.at("calls"), config);
  read_phone(file.at("phone"), config.gateways);
  read_speech(file.at("speech"), config.speech_command);
  read_folders(file.at("calendars"), config.calendar_paths);
  read_folders(file.at("templates"), config.template_paths);
  complete_customers(config);
  if (config.smtp.helo.empty() && !config.queues.empty())
    config.smtp.helo = usual_helo(this_host(), config.queues.front().address);
  if (!file.at("escalation").is_given()) config.escalation = default_escalation(config);
}

void check_references(Reading& reading, const Config& config) {
  const Known all = known(config);
  const auto checks = std::move(reading.later);
  for (const auto& check : checks) check(config, all);
}

std::string content(const std::filesystem::path& file) {
  const auto refuse = [&](const std::string& what) -> Invalid {
    return Invalid({{file.string(), 0, "", what}});
  };
  std::error_code error;
  const bool is_file = std::filesystem::is_regular_file(file, error);
  // Without the right to enter the folder nobody can say whether the file is there.
  if (error == std::errc::permission_denied)
    throw refuse("can't be read: " + error.message() + "; operators belong to the group ticketd");
  if (!is_file) throw refuse("there is no such file");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    const int reason = errno;
    throw refuse("can't be read: " + std::generic_category().message(reason) +
                 (reason == EACCES ? "; operators belong to the group ticketd" : ""));
  }
  std::string text(ValueLimits{}.bytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

Reading reading_of(const std::filesystem::path& file) {
  return {.file = file.string(), .folder = std::filesystem::absolute(file).parent_path()};
}

Value yaml_of(std::string_view text, const Reading& reading) {
  auto parsed = parse_yaml(text);
  if (const auto* problem = std::get_if<SyntaxProblem>(&parsed))
    throw Invalid({{reading.file, problem->line, "", problem->what}});
  return std::get<Value>(std::move(parsed));
}

// The file's own problems first, in its order, then those of the calendars it names.
void sort_by_line(std::vector<Problem>& problems, const std::string& file) {
  const auto order = [&](const Problem& problem) { return std::pair(problem.file != file, problem.line); };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const Problem& left, const Problem& right) { return order(left) < order(right); });
}

}  // namespace

Config load(const std::filesystem::path& file) {
  return load_text(content(file), file);
}

StorePlace store_place_of(const std::filesystem::path& file) {
  Reading reading = reading_of(file);
  const Value value = yaml_of(content(file), reading);
  const auto store = std::find_if(value.entries.begin(), value.entries.end(),
                                  [](const Entry& entry) { return entry.key == "store"; });
  StorePlace place;
  if (store == value.entries.end())
    Place(&value, 1, "store", reading).wrong("is missing; write { path: /var/lib/ticketd/ticketd.db }");
  else
    read_store(Place(&store->value, store->line, "store", reading), place);
  if (!reading.problems.empty()) throw Invalid(std::move(reading.problems));
  return place;
}

Config load_without_secrets(const std::filesystem::path& file) {
  Reading reading = reading_of(file);
  reading.secrets = Secrets::LeftAlone;
  return read_text(content(file), file, reading);
}

Config load_outside_service(const std::filesystem::path& file, const Credentials& credentials,
                            std::vector<SecretSource>& sources) {
  Reading reading = reading_of(file);
  reading.secrets = Secrets::OutsideService;
  reading.credentials = credentials;
  try {
    Config config = read_text(content(file), file, reading);
    sources = std::move(reading.secret_sources);
    return config;
  } catch (const Invalid&) {
    sources = std::move(reading.secret_sources);
    throw;
  }
}

Config load_text(std::string_view yaml, const std::filesystem::path& file) {
  Reading reading = reading_of(file);
  return read_text(yaml, file, reading);
}

Config read_text(std::string_view yaml, const std::filesystem::path& file, Reading& reading) {
  const Value value = yaml_of(yaml, reading);
  Config config;
  config.file = file;
  const Place whole(&value, 1, "", reading);
  if (!whole.is_map()) whole.wrong("must hold keys: desk, store, smtp, queues, ...");
  Section::read(whole, [&](Section& section) { read_file(section, config); });
  check_references(reading, config);
  if (!reading.problems.empty()) {
    sort_by_line(reading.problems, reading.file);
    throw Invalid(std::move(reading.problems));
  }
  config.warnings = std::move(reading.warnings);
  return config;
}

}  // namespace ticketd::config
