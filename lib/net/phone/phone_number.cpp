// SPDX-License-Identifier: Apache-2.0
#include "net/phone/phone_number.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace ticketd::net {

namespace {

constexpr std::size_t longest_address = 200;

bool consists_of(std::string_view text, std::string_view others) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return text::is_alphanumeric(c) || others.find(c) != std::string_view::npos;
  });
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool is_transport(std::string_view text) {
  return take_prefix(text, ";transport=") && (text == "udp" || text == "tcp" || text == "tls");
}

}  // namespace

bool is_e164(std::string_view number) {
  if (!take_prefix(number, "+") || number.size() < 7 || number.size() > 15) return false;
  return number.front() != '0' && std::all_of(number.begin(), number.end(), text::is_digit);
}

bool is_sip_address(std::string_view address) {
  if (address.size() > longest_address) return false;
  if (!take_prefix(address, "sip:") && !take_prefix(address, "sips:")) return false;
  const auto parameters = std::min(address.find(';'), address.size());
  if (parameters != address.size() && !is_transport(address.substr(parameters))) return false;
  const auto core = address.substr(0, parameters);
  const auto at = core.find('@');
  return at != std::string_view::npos && consists_of(core.substr(0, at), "_.+-") &&
         consists_of(core.substr(at + 1), ".-:_");
}

bool is_dialable(std::string_view to) {
  return is_e164(to) || is_sip_address(to);
}

}  // namespace ticketd::net
