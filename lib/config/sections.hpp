// One reader for each section of the file: what it may say, its defaults and ranges. What needs to see more
// than one section (names that refer to others) is references.hpp's.
#pragma once

#include "config/config.hpp"
#include "config/section.hpp"

namespace ticketd::config {

void read_desk(const Place& place, Desk& desk);
void read_store(const Place& place, std::filesystem::path& path);
void read_smtp(const Place& place, Server& smtp);
void read_queues(const Place& place, std::vector<Queue>& queues);
void read_tickets(const Place& place, Tickets& tickets);

enum class ServerKind { Imap, Smtp };
// The keys of a server within a section that may have others: host, port, tls, user, password, oauth,
// ca_file.
void read_server(Section& section, Server& server, ServerKind kind);

}  // namespace ticketd::config
