// SPDX-License-Identifier: Apache-2.0
// Whatever a mail is, and wherever its files are said to stand, what is kept of it gives back the very bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "mail/parse.hpp"
#include "store/compressed.hpp"

namespace {

using ticketd::store::Extent;

void check_given_back(std::string_view mail, const std::vector<Extent>& files) {
  const auto packed = ticketd::store::pack(mail, files);
  if (packed.size != mail.size() || ticketd::store::unpack(packed) != mail) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string mail(reinterpret_cast<const char*>(bytes), size);
  std::vector<Extent> files;
  for (const auto& file : ticketd::mail::parse(mail).attachments) files.push_back({file.begin, file.length});
  check_given_back(mail, files);
  if (size < 4) return 0;
  check_given_back(mail, {{bytes[0], bytes[1]}, {bytes[2], bytes[3]}});
  check_given_back(mail, {{0, size}});
  return 0;
}
