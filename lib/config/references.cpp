// SPDX-License-Identifier: Apache-2.0
#include "config/references.hpp"

#include <filesystem>

#include "config/calendar_file.hpp"
#include "config/shipped.hpp"
#include "text/ascii.hpp"

namespace ticketd::config {
namespace {

void refer(const Place& place, const std::string& name, const char* kind, Names Known::*names) {
  place.reading().later.push_back([place, name, kind, names](const Config&, const Known& all) {
    if ((all.*names).contains(name)) return;
    place.wrong(std::string("there is no ") + kind + " `" + shown(name) + "`; " + nearest(name, all.*names));
  });
}

template <class Named>
Names names_of(const std::vector<Named>& all) {
  Names names;
  for (const Named& one : all) names.insert(one.name);
  return names;
}

// By file name, in the configured folders and among the shipped ones.
Names calendars(const Config& config) {
  std::vector<std::filesystem::path> folders = config.calendar_paths;
  folders.push_back(shipped("calendars"));
  Names names;
  for (const auto& folder : folders) {
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
      if (file.path().extension() == ".yaml") names.insert(file.path().stem().string());
    }
  }
  return names;
}

void check_calendar(const Place& place, const std::string& name, const Config& config) {
  const auto file = find_calendar(name, config.calendar_paths);
  if (!file) {
    return place.wrong("there is no calendar `" + shown(name) + "`; " + nearest(name, calendars(config)));
  }
  Reading& reading = place.reading();
  if (!reading.loaded_calendars.insert(name).second) return;
  try {
    (void)load_calendar(*file, config.calendar_paths);
  } catch (const Invalid& invalid) {
    reading.problems.insert(reading.problems.end(), invalid.problems().begin(), invalid.problems().end());
  }
}

}  // namespace

void refer_to_agent(const Place& place, const std::string& name) {
  refer(place, name, "agent", &Known::agents);
}

void refer_to_contract(const Place& place, const std::string& name) {
  refer(place, name, "contract", &Known::contracts);
}

void refer_to_rota(const Place& place, const std::string& name) {
  refer(place, name, "rota", &Known::rotas);
}

void refer_to_queue(const Place& place, const std::string& name) {
  refer(place, name, "queue", &Known::queues);
}

void refer_to_customer(const Place& place, const std::string& name) {
  refer(place, name, "customer", &Known::customers);
}

void refer_to_escalation(const Place& place, const std::string& name) {
  refer(place, name, "list under escalations", &Known::escalations);
}

void refuse_queue_address(const Place& place, const std::string& address) {
  place.reading().later.push_back([place, address](const Config&, const Known& all) {
    if (all.queue_addresses.contains(address)) {
      place.wrong("`" + shown(address) +
                  "` is a queue's address; what is sent there would come back as a new mail");
    }
  });
}

std::string mailbox_key(const Server& server, std::string_view folder) {
  constexpr std::string_view separator("\0", 1);
  const bool usual = server.port == 143 || server.port == 993;  // two doors of one server
  std::string key = server.host;
  key.append(separator).append(usual ? "imap" : std::to_string(server.port));
  key.append(separator).append(server.user).append(separator);
  const std::string small = text::lower(folder);
  return key.append(small == "inbox" ? small : std::string(folder));
}

void refuse_queue_folder(const Place& place, const Server& server, const std::string& folder) {
  place.reading().later.push_back(
      [place, key = mailbox_key(server, folder)](const Config&, const Known& all) {
        const auto found = all.mailboxes.find(key);
        if (found == all.mailboxes.end()) return;
        place.wrong("is the folder that queue `" + found->second + "` takes its mails from; choose another");
      });
}

void refer_to_calendar(const Place& place, const std::string& name) {
  place.reading().later.push_back(
      [place, name](const Config& config, const Known&) { check_calendar(place, name, config); });
}

Known known(const Config& config) {
  Known all;
  all.agents = names_of(config.agents);
  all.contracts = names_of(config.contracts);
  all.customers = names_of(config.customers);
  all.queues = names_of(config.queues);
  all.rotas = names_of(config.rotas);
  for (const auto& [name, steps] : config.escalations) all.escalations.insert(name);
  for (const Queue& queue : config.queues) {
    all.queue_addresses.insert(queue.address);
    all.mailboxes.emplace(mailbox_key(queue.imap, queue.folder), queue.name);
  }
  return all;
}

void read_agent_names(const Place& place, std::vector<std::string>& names) {
  place.each([&](const Place& item) {
    std::string agent;
    if (!item.read(agent, name)) return;
    refer_to_agent(item, agent);
    names.push_back(std::move(agent));
  });
}

}  // namespace ticketd::config
