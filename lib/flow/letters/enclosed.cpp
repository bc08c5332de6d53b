// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/enclosed.hpp"

#include <cstdint>

#include "mail/parse.hpp"

namespace ticketd::flow {
namespace {

constexpr std::uint64_t most_bytes = 10U * 1024U * 1024U;  // of all files together
constexpr std::size_t most_files = 50;

std::string size_words(std::uint64_t bytes) {
  constexpr std::uint64_t kibi = 1024;
  if (bytes < kibi) return std::to_string(bytes) + " B";
  if (bytes < kibi * kibi) return std::to_string((bytes + kibi - 1) / kibi) + " KB";
  return std::to_string((bytes + kibi * kibi - 1) / (kibi * kibi)) + " MB";
}

}  // namespace

Enclosed enclose(const mail::Mail& mail, const store::Packed& packed) {
  Enclosed enclosed;
  if (mail.attachments.empty()) return enclosed;
  const std::string raw = store::unpack(packed);
  std::uint64_t used = 0;
  for (std::size_t i = 0; i < mail.attachments.size(); ++i) {
    const auto& file = mail.attachments[i];
    const std::string name = file.name.empty() ? "file-" + std::to_string(i + 1) : file.name;
    mail::Fields fields;
    fields.set("name", name).set("size", size_words(file.size));
    if (enclosed.files.size() < most_files && file.size <= most_bytes - used) {
      used += file.size;
      enclosed.files.push_back({name, file.type, mail::attachment_content(raw, i)});
    } else {
      fields.flag("left_out");
      enclosed.left_out.push_back(name + " (" + size_words(file.size) + ")");
    }
    if (enclosed.described.size() < most_files) enclosed.described.push_back(std::move(fields));
  }
  return enclosed;
}

}  // namespace ticketd::flow
