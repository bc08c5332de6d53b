// SPDX-License-Identifier: Apache-2.0
// Mails with files in them, for what the store makes of these.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "store/compressed.hpp"

namespace ticketd::store {

inline std::string noise(std::size_t size, unsigned seed = 1) {
  std::mt19937 chance(seed);
  std::string bytes;
  while (bytes.size() < size) bytes += static_cast<char>(chance());
  return bytes;
}

inline std::string base64(std::string_view file, std::uint32_t width = 76) {
  std::string text;
  write_file(text, file, {width, LineEnd::CrLf});
  return text;
}

struct MailWithFiles {
  std::string raw;
  std::vector<Extent> files;

  MailWithFiles& text(std::string_view some) {
    raw += some;
    return *this;
  }
  MailWithFiles& file(std::string_view written) {
    files.push_back({raw.size(), written.size()});
    raw += written;
    return *this;
  }
  [[nodiscard]] Packed packed() const { return pack(raw, files); }
};

inline MailWithFiles with_file(const std::string& subject, const std::string& file,
                               std::uint32_t width = 76) {
  MailWithFiles mail;
  return mail.text("Subject: " + subject + "\r\n\r\n--cut\r\n\r\n")
      .file(base64(file, width))
      .text("\r\n--cut--\r\n");
}

}  // namespace ticketd::store
