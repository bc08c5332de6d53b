// SPDX-License-Identifier: Apache-2.0
#include "net/imap/imap_folder_name.hpp"

#include <cstdint>
#include <memory>
#include <string>

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "domain/error.hpp"
#include "net/wire/one_line.hpp"
#include "text/ascii.hpp"

namespace ticketd::net {

namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

std::u16string utf16_of(std::string_view utf8) {
  std::u16string units(utf8.size(), u'\0');
  std::int32_t size = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(units.data(), static_cast<std::int32_t>(units.size()), &size, utf8.data(),
                static_cast<std::int32_t>(utf8.size()), &status);
  if (U_FAILURE(status) != 0)
    throw domain::PermanentError("IMAP folder: the name is not UTF-8: " + one_line(utf8));
  units.resize(static_cast<std::size_t>(size));
  return units;
}

}  // namespace

std::string encoded_folder_name(std::string_view utf8) {
  if (utf8.empty()) throw domain::PermanentError("IMAP folder: the name is empty");
  const auto units = utf16_of(utf8);
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open("IMAP-mailbox-name", &status), ucnv_close);
  // Nothing takes more than a unit between plain characters: '&', three of base64, '-'.
  std::string name(units.size() * 5 + 1, '\0');
  const auto size = ucnv_fromUChars(converter.get(), name.data(), static_cast<std::int32_t>(name.size()),
                                    units.data(), static_cast<std::int32_t>(units.size()), &status);
  if (U_FAILURE(status) != 0)
    throw domain::PermanentError(std::string("IMAP folder: ") + u_errorName(status));
  name.resize(static_cast<std::size_t>(size));
  return name;
}

bool is_same_folder(std::string_view one, std::string_view other) {
  return one == other ||
         (text::equal_ignoring_case(one, "INBOX") && text::equal_ignoring_case(other, "INBOX"));
}

}  // namespace ticketd::net
