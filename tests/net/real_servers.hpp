// SPDX-License-Identifier: Apache-2.0
// A real Dovecot and a real Postfix (where one can be run) for the length of a test. They run as children of
// real_servers.py, which ends them when this object, or this process, is gone.
#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>

namespace ticketd::tests {

class RealServers {
 public:
  RealServers();
  ~RealServers();
  RealServers(const RealServers&) = delete;
  RealServers& operator=(const RealServers&) = delete;

  [[nodiscard]] std::uint16_t imap_port() const { return imap_port_; }
  [[nodiscard]] std::uint16_t imaps_port() const { return imaps_port_; }
  [[nodiscard]] std::uint16_t smtp_port() const { return smtp_port_; }  // STARTTLS; 0: no Postfix here
  [[nodiscard]] const std::string& ca_file() const { return ca_file_; }

  static constexpr const char* password = "correct-horse";  // of any user

 private:
  pid_t child_ = 0;
  int to_child_ = -1;
  std::uint16_t imap_port_ = 0;
  std::uint16_t imaps_port_ = 0;
  std::uint16_t smtp_port_ = 0;
  std::string ca_file_;
};

}  // namespace ticketd::tests
