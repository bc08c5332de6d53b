// SPDX-License-Identifier: Apache-2.0
#include "config/network_form.hpp"
#include "config/references.hpp"
#include "config/secret_source.hpp"
#include "config/sections.hpp"

namespace ticketd::config {
namespace {

using namespace std::chrono_literals;

Secret read_signing_secret(const Place& place) {
  constexpr std::size_t least = 16;
  Secret secret = read_secret(place);
  if (!secret.is_empty() && secret.reveal().size() < least) {
    place.wrong("the secret has fewer than 16 bytes; make one with: openssl rand -base64 32");
  }
  return secret;
}

void read_secrets(const Place& place, std::vector<Secret>& secrets) {
  if (!place.is_list()) {
    if (place.is_given()) secrets.push_back(read_signing_secret(place));
    return;
  }
  place.each([&](const Place& item) {
    if (!item.is_given()) item.wrong("is empty");
    secrets.push_back(read_signing_secret(item));
  });
  if (secrets.empty()) place.wrong("is an empty list; the first secret signs, all verify");
}

void read_heartbeat(const Place& place, DeskConfig& desk) {
  Section::read(place, [&](Section& section) {
    section.optional("url", desk.heartbeat_url, web_url);
    section.optional("command", desk.heartbeat_command, text);
    if (section.keys().size() != 1) place.wrong("wants either url or command");
  });
}

}  // namespace

void read_desk(const Place& place, DeskConfig& desk) {
  Section::read(place, [&](Section& section) {
    section.required("name", desk.name, text, "write the desk's name as customers should read it");
    section.optional("language", desk.language, language);
    read_secrets(section.need("secret", "write { file: PATH }, { env: NAME } or { credential: NAME }"),
                 desk.secrets);
    section.at("ops").each([&](const Place& item) {
      std::string address;
      if (!item.read(address, mail_address)) return;
      refuse_queue_address(item, address);
      desk.ops.push_back(std::move(address));
    });
    read_heartbeat(section.at("heartbeat"), desk);
  });
}

void read_store(const Place& place, StorePlace& store) {
  Section::read(place, [&](Section& section) {
    const auto path = path_from(place.reading().folder);
    section.required("path", store.path, path, "write the database's path");
    store.state = store.path.parent_path();
    section.optional("state", store.state, path);
  });
}

void read_smtp(const Place& place, Server& smtp) {
  Section::read(place, [&](Section& section) {
    read_server(section, smtp, ServerKind::Smtp);
    section.optional("helo", smtp.helo, helo);
  });
}

void read_tickets(const Place& place, Tickets& tickets) {
  constexpr std::uint64_t kilobyte = 1024;
  Section::read(place, [&](Section& section) {
    section.optional("reopen_within", tickets.reopen_within, duration(0s, std::chrono::days{3650}));
    section.optional("approve_within", tickets.approve_within, duration(1h, 1000h));
    section.optional("backdate_at_most", tickets.backdate_at_most, duration(0s, std::chrono::days{3650}));
    section.optional("max_mail_size", tickets.max_mail_size,
                     size(256 * kilobyte, kilobyte * kilobyte * kilobyte));
  });
}

}  // namespace ticketd::config
