// SPDX-License-Identifier: Apache-2.0
#include "flow/small_desk.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace ticketd::flow {
namespace {

constexpr std::string_view some_contracts =
    "contracts:\n  - { name: standard, calendar: sweden, priorities: { 1: 2h, 2: 4h, 3: 8h } }\n"
    "  - { name: gold, calendar: 24x7, language: de }\n";

config::Config configured(const std::filesystem::path& folder, std::string_view contracts) {
  const auto secret = folder / "secret";
  std::ofstream(secret) << "a secret that only the tests know";
  std::filesystem::permissions(secret,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const std::string file = "{ file: " + secret.string() + " }";
  const auto imap = [&](const std::string& user) {
    return "    imap: { host: localhost, port: 143, tls: none, user: " + user + ", password: " + file +
           " }\n";
  };
  return config::load_text(
      "desk: { name: Acme Support, language: en, secret: " + file +
          " }\nstore: { path: " + (folder / "ticketd.db").string() +
          " }\nsmtp: { host: localhost, port: 25, tls: none }\n"
          "queues:\n"
          "  - name: support\n    address: Support@desk.example\n    plus_addressing: true\n" +
          imap("support") +
          "  - name: sales\n    address: sales@desk.example\n    language: da\n    agents: [bo]\n" +
          imap("sales") +
          "agents:\n  - { name: anna, address: anna@desk.example, phone: \"+4687000001\", language: sv }\n"
          "  - { name: bo, address: bo@desk.example }\n"
          "customers:\n  - name: Customer\n    domains: [customer.example]\n"
          "    contacts:\n      - { name: Kim, address: kim@customer.example }\n"
          "      - { name: Eva, address: eva@customer.example, phone: \"+4631000001\" }\n"
          "      - { name: Lars, address: lars@customer.example, phone: \"+4631000002\" }\n" +
          std::string(contracts),
      folder / "ticketd.yaml");
}

}  // namespace

SmallDesk::SmallDesk(Contracts contracts)
    : desk_(configured(folder_.path(), contracts == Contracts::Some ? some_contracts : std::string_view())) {}

}  // namespace ticketd::flow
