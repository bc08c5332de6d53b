// SPDX-License-Identifier: Apache-2.0
// What one part of the file says about another: names that must be there, addresses and folders that must
// not. Each call notes the place; what is wrong is said when the whole file is read, with the nearest name
// there is.
#pragma once

#include <string>

#include "config/section.hpp"

namespace ticketd::config {

void refer_to_agent(const Place& place, const std::string& name);
void refer_to_contract(const Place& place, const std::string& name);
void refer_to_rota(const Place& place, const std::string& name);
void refer_to_queue(const Place& place, const std::string& name);
void refer_to_customer(const Place& place, const std::string& name);
void refer_to_escalation(const Place& place, const std::string& name);
// The calendar's file is read and checked too; what is wrong in it is said with its own name and line.
void refer_to_calendar(const Place& place, const std::string& name);

// A mailbox's own mail would come back to it as new.
void refuse_queue_address(const Place& place, const std::string& address);

// One mailbox on one server, however its host, port or INBOX are written.
[[nodiscard]] std::string mailbox_key(const Server& server, std::string_view folder);
// Where handled mails go must not be where a queue takes new ones from.
void refuse_queue_folder(const Place& place, const Server& server, const std::string& folder);

[[nodiscard]] Known known(const Config& config);

// Reads a list of agents' names and notes each.
void read_agent_names(const Place& place, std::vector<std::string>& names);

}  // namespace ticketd::config
