// SPDX-License-Identifier: Apache-2.0
// A place on disk for a configuration and the secrets it names; gone with the test.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "temporary_directory.hpp"

namespace ticketd::config {

class StandIn {
 public:
  StandIn() {
    write("secret", "0123456789abcdef0123456789abcdef\n");
    write("password", "open sesame\n");
  }

  void write(const std::string& name, std::string_view text) const {
    std::filesystem::create_directories((folder_.path() / name).parent_path());
    std::ofstream(folder_.path() / name, std::ios::binary) << text;
    std::filesystem::permissions(folder_.path() / name, std::filesystem::perms(0600));
  }
  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_.path() / name; }

 private:
  tests::TemporaryDirectory folder_;
};

// Ten lines that are enough, one section a line: 1 desk, 2 store, 3 smtp, 4 queues, 5 the only queue.
inline constexpr std::string_view enough =
    "desk: { name: Acme Support, secret: { file: secret } }\n"
    "store: { path: ticketd.db }\n"
    "smtp: { host: mail.acme.example }\n"
    "queues:\n"
    "  - { name: support, address: support@acme.example,"
    " imap: { host: mail.acme.example, user: support, password: { file: password } } }\n";

}  // namespace ticketd::config
