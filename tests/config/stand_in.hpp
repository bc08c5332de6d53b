// A place on disk for a configuration and the secrets it names; gone with the test.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>

namespace ticketd::config {

class StandIn {
 public:
  StandIn() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ticketd-config-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
    folder_ = pattern;
    write("secret", "0123456789abcdef0123456789abcdef\n");
    write("password", "open sesame\n");
  }
  StandIn(const StandIn&) = delete;
  StandIn& operator=(const StandIn&) = delete;
  ~StandIn() { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, std::string_view text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
    std::filesystem::permissions(folder_ / name, std::filesystem::perms(0600));
  }
  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_ / name; }

 private:
  std::filesystem::path folder_;
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
