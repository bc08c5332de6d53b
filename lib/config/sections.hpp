// SPDX-License-Identifier: Apache-2.0
// One reader for each section of the file: what it may say, its defaults and ranges. Checks that need to see
// more than one section are noted while reading and done when all is read (references.hpp).
#pragma once

#include "config/config.hpp"
#include "config/section.hpp"

namespace ticketd::config {

// The whole file: what load_text() does, with all that was found on the way left in `reading`.
[[nodiscard]] Config read_text(std::string_view yaml, const std::filesystem::path& file, Reading& reading);

void read_desk(const Place& place, DeskConfig& desk);
void read_store(const Place& place, StorePlace& store);
void read_smtp(const Place& place, Server& smtp);
void read_queues(const Place& place, std::vector<Queue>& queues);
void read_tickets(const Place& place, Tickets& tickets);

void read_agents(const Place& place, std::vector<domain::Agent>& agents);
void read_trusted_authserv_ids(const Place& place, std::vector<std::string>& ids);
// Always one at least: the desk's default.
void read_contracts(const Place& place, std::vector<domain::Contract>& contracts);
void read_customers(const Place& place, std::vector<domain::Customer>& customers);
void read_assignments(const Place& place, std::vector<Assignment>& assignments);

void read_rotas(const Place& place, std::vector<Rota>& rotas);
void read_escalation(const Place& place, std::vector<EscalationStep>& steps);
void read_escalations(const Place& place, std::map<std::string, std::vector<EscalationStep>>& lists);
void read_calls(const Place& place, Config& config);
void read_phone(const Place& place, std::vector<Gateway>& gateways);
void read_speech(const Place& place, std::string& command);

// One folder or a list of them; each must be there.
void read_folders(const Place& place, std::vector<std::filesystem::path>& folders);

enum class ServerKind { Imap, Smtp };
// The keys of a server within a section that may have others: host, port, tls, user, password, oauth,
// ca_file.
void read_server(Section& section, Server& server, ServerKind kind);

}  // namespace ticketd::config
