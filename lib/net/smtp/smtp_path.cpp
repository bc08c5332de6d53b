// SPDX-License-Identifier: Apache-2.0
#include "net/smtp/smtp_path.hpp"

#include <algorithm>
#include <idn2.h>
#include <memory>
#include <optional>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace ticketd::net {

namespace {

constexpr std::size_t longest_address = 320;  // 64 + 1 + 255

bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

// Control characters of ASCII and C1, spaces of all kinds.
bool is_blank_or_control(char32_t point) {
  return point <= 0x20 || (point >= 0x7F && point <= 0xA0) || point == 0x1680 ||
         (point >= 0x2000 && point <= 0x200F) || (point >= 0x2028 && point <= 0x202F) || point == 0x205F ||
         point == 0x3000 || point == 0xFEFF;
}

std::optional<std::string> fault_in_characters(std::string_view address) {
  while (!address.empty()) {
    const auto point = text::take_code_point(address);
    if (!point) return "the address is not UTF-8";
    if (is_blank_or_control(*point)) return "the address has a space or a control character";
  }
  return std::nullopt;
}

// What stands between the quotes of a quoted local part: no quote unless behind a backslash.
bool is_quoted_text(std::string_view text) {
  while (!text.empty()) {
    if (text.front() == '"' || text == "\\") return false;
    text.remove_prefix(text.front() == '\\' ? 2 : 1);
  }
  return true;
}

bool may_stand_in_local_part(char c) {
  return text::is_alphanumeric(c) || !text::is_ascii(c) || is_one_of(c, "!#$%&'*+-/=?^_`{|}~.");
}

// RFC 5321 Local-part. Dots may stand anywhere: some providers gave out such addresses.
bool is_local_part(std::string_view local) {
  if (local.size() > 2 && local.front() == '"' && local.back() == '"') {
    return is_quoted_text(local.substr(1, local.size() - 2));
  }
  return !local.empty() && std::all_of(local.begin(), local.end(), may_stand_in_local_part);
}

bool is_host_name(std::string_view domain) {
  if (domain.empty() || domain.size() > 255 || domain.find("..") != std::string_view::npos) return false;
  if (domain.front() == '.' || domain.back() == '.') return false;
  return std::all_of(domain.begin(), domain.end(),
                     [](char c) { return text::is_alphanumeric(c) || is_one_of(c, "-._"); });
}

// "[192.0.2.1]", "[IPv6:2001:db8::1]".
bool is_address_literal(std::string_view domain) {
  if (domain.size() < 4 || domain.front() != '[' || domain.back() != ']') return false;
  domain = domain.substr(1, domain.size() - 2);
  return std::all_of(domain.begin(), domain.end(),
                     [](char c) { return text::is_alphanumeric(c) || is_one_of(c, ".:-"); });
}

std::optional<std::string> punycode(std::string_view domain) {
  char* found = nullptr;
  const int outcome =
      idn2_to_ascii_8z(std::string(domain).c_str(), &found, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  const std::unique_ptr<char, void (*)(void*)> text(found, idn2_free);
  if (outcome != IDN2_OK || !text) return std::nullopt;
  return std::string(text.get());
}

}  // namespace

std::variant<SmtpPath, RefusedPath> smtp_path(std::string_view address) {
  if (address.empty()) return RefusedPath{"the address is empty"};
  if (address.size() > longest_address) return RefusedPath{"the address is too long"};
  if (const auto fault = fault_in_characters(address)) return RefusedPath{*fault};
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return RefusedPath{"the address has no domain"};
  const std::string_view local = address.substr(0, at);
  if (!is_local_part(local)) return RefusedPath{"what stands before the @ is no mailbox name"};
  std::string domain(address.substr(at + 1));
  if (!text::is_ascii(domain)) domain = punycode(domain).value_or("");
  if (!is_host_name(domain) && !is_address_literal(domain))
    return RefusedPath{"the address has no valid domain"};
  return SmtpPath{"<" + std::string(local) + "@" + domain + ">", !text::is_ascii(local)};
}

}  // namespace ticketd::net
