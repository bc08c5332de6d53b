// SPDX-License-Identifier: Apache-2.0
#include "mail/proof/token.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <span>
#include <stdexcept>

#include "mail/digest.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t mac_length = 20;
constexpr std::size_t longest_local_part = 64;
constexpr std::string_view base32_alphabet = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::string_view role_letters = "rpao";  // in the order of TokenRole

constexpr std::string_view message_id_purpose = "message-id";
constexpr std::string_view plus_purpose = "plus";
constexpr std::string_view return_purpose = "return";

std::string base32(const std::byte* bytes, std::size_t characters) {
  std::string result;
  unsigned buffer = 0;
  unsigned bits = 0;
  while (result.size() < characters) {
    if (bits < 5) {
      buffer = (buffer << 8U) | std::to_integer<unsigned>(*bytes++);
      bits += 8;
    }
    bits -= 5;
    result += base32_alphabet[(buffer >> bits) & 31U];
  }
  return result;
}

// The recipient stands last: the fields before it cannot hold a NUL, so no two inputs run together.
std::string mac_of(const HmacSha256& secret, std::string_view purpose, std::string_view claim,
                   std::string_view recipient) {
  std::string input(purpose);
  input += '\0';
  input += claim;
  input += '\0';
  input += text::lower(recipient);
  const Digest digest = secret.of(input);
  return base32(digest.data(), mac_length);
}

bool is_proven(const Keys& keys, std::string_view purpose, std::string_view claim, std::string_view mac,
               std::string_view recipient) {
  if (mac.size() != mac_length) return false;
  bool proven = false;
  for (const HmacSha256& secret : keys.secrets()) {
    const std::string expected = mac_of(secret, purpose, claim, recipient);
    proven |= same_bytes(std::as_bytes(std::span(expected)), std::as_bytes(std::span(mac)));
  }
  return proven;
}

template <class Number>
std::optional<Number> canonical_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;  // one spelling a number
  return number;
}

// "1042.77.a.MAC" taken apart; `claim` is what the MAC stands for.
struct Written {
  Token token;
  std::string claim;
  std::string mac;
};

std::string_view take_until(std::string_view& rest, char separator) {
  const std::size_t at = std::min(rest.find(separator), rest.size());
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return taken;
}

std::optional<Written> read(std::string_view text) {
  if (text.size() > longest_local_part || text.size() < mac_length + 2) return std::nullopt;
  const std::string folded = text::lower(text);
  std::string_view rest = folded;
  const auto ticket = canonical_number<std::int64_t>(take_until(rest, '.'));
  const auto serial = canonical_number<std::uint64_t>(take_until(rest, '.'));
  const std::string_view letter = take_until(rest, '.');
  const std::size_t role = role_letters.find(letter);
  const bool is_mac = rest.size() == mac_length && rest.find_first_not_of(base32_alphabet) == rest.npos;
  if (!ticket || *ticket < 0 || !serial || letter.size() != 1 || role == role_letters.npos || !is_mac) {
    return std::nullopt;
  }
  return Written{{domain::TicketNumber{*ticket}, *serial, static_cast<TokenRole>(role)},
                 folded.substr(0, folded.size() - mac_length - 1),
                 std::string(rest)};
}

std::string written(const Keys& keys, std::string_view purpose, const Token& token,
                    std::string_view recipient) {
  std::string text = std::to_string(token.ticket.value) + '.' + std::to_string(token.serial) + '.' +
                     role_letters[static_cast<std::size_t>(token.role)];
  const std::string mac = mac_of(keys.secrets().at(0), purpose, text, recipient);
  return text + '.' + mac;
}

std::string_view local_part(std::string_view address) {
  if (!address.empty() && address.front() == '<') address.remove_prefix(1);
  return address.substr(0, std::min(address.rfind('@'), address.size()));
}

std::string_view after_plus(std::string_view address) {
  const std::string_view local = local_part(address);
  const std::size_t plus = local.rfind('+');
  return plus == local.npos ? std::string_view{} : local.substr(plus + 1);
}

std::string with_plus(std::string_view queue_address, std::string_view token) {
  const std::string_view local = local_part(queue_address);
  if (local.size() + 1 + token.size() > longest_local_part) return std::string(queue_address);
  std::string result(local);
  result += '+';
  result += token;
  result += queue_address.substr(local.size());
  return result;
}

std::optional<Token> proven(const Keys& keys, std::string_view purpose, std::string_view text,
                            std::string_view recipient) {
  const std::optional<Written> found = read(text);
  if (!found || !is_proven(keys, purpose, found->claim, found->mac, recipient)) return std::nullopt;
  return found->token;
}

std::optional<Token> said(std::string_view text) {
  const std::optional<Written> found = read(text);
  return found ? std::optional(found->token) : std::nullopt;
}

struct WrittenReturn {
  domain::OutboxNumber row;
  std::string claim;
  std::string mac;
};

std::optional<WrittenReturn> read_return(std::string_view text) {
  if (text.size() > longest_local_part) return std::nullopt;
  const std::string folded = text::lower(text);
  std::string_view rest = folded;
  if (take_until(rest, '.') != "b") return std::nullopt;
  const std::string_view digits = take_until(rest, '.');
  const auto row = canonical_number<std::int64_t>(digits);
  const bool is_mac = rest.size() == mac_length && rest.find_first_not_of(base32_alphabet) == rest.npos;
  if (!row || *row < 1 || !is_mac) return std::nullopt;
  return WrittenReturn{domain::OutboxNumber{*row}, std::string(digits), std::string(rest)};
}

}  // namespace

Keys::Keys(const std::vector<std::string>& secrets) {
  const bool any_empty = std::any_of(secrets.begin(), secrets.end(), [](const auto& s) { return s.empty(); });
  if (secrets.empty() || any_empty) throw std::invalid_argument("the desk has no secret to sign with");
  for (const std::string& secret : secrets) secrets_.emplace_back(secret);
}

Keys Keys::none() {
  Keys keys({"taken out again"});
  keys.secrets_.clear();
  return keys;
}

std::string mint_message_id(const Keys& keys, const Token& token, std::string_view recipient,
                            std::string_view domain) {
  return written(keys, message_id_purpose, token, recipient) + '@' + std::string(domain);
}

std::string_view token_part(std::string_view message_id) {
  if (!message_id.empty() && message_id.front() == '<') message_id.remove_prefix(1);
  return message_id.substr(0, std::min(message_id.find_first_of("@>"), message_id.size()));
}

std::optional<Token> parse_message_id(std::string_view message_id) {
  return said(token_part(message_id));
}

std::optional<Token> verify_message_id(const Keys& keys, std::string_view message_id,
                                       std::string_view recipient) {
  return proven(keys, message_id_purpose, token_part(message_id), recipient);
}

std::string mint_plus_address(const Keys& keys, const Token& token, std::string_view recipient,
                              std::string_view queue_address) {
  return with_plus(queue_address, written(keys, plus_purpose, token, recipient));
}

std::optional<Token> parse_plus_address(std::string_view address) {
  return said(after_plus(address));
}

std::optional<Token> verify_plus_address(const Keys& keys, std::string_view address,
                                         std::string_view recipient) {
  return proven(keys, plus_purpose, after_plus(address), recipient);
}

std::string without_plus(std::string_view address) {
  const std::string_view local = local_part(address);
  const std::size_t plus = local.rfind('+');
  if (plus == local.npos || plus == 0) return std::string(address);
  return std::string(local.substr(0, plus)) + std::string(address.substr(local.size()));
}

std::string mint_return_address(const Keys& keys, domain::OutboxNumber row, std::string_view recipient,
                                std::string_view queue_address) {
  const std::string number = std::to_string(row.value);
  const std::string mac = mac_of(keys.secrets().at(0), return_purpose, number, recipient);
  return with_plus(queue_address, "b." + number + '.' + mac);
}

std::optional<domain::OutboxNumber> parse_return_address(std::string_view address) {
  const auto found = read_return(after_plus(address));
  return found ? std::optional(found->row) : std::nullopt;
}

std::optional<domain::OutboxNumber> verify_return_address(const Keys& keys, std::string_view address,
                                                          std::string_view recipient) {
  const auto found = read_return(after_plus(address));
  if (!found || !is_proven(keys, return_purpose, found->claim, found->mac, recipient)) return std::nullopt;
  return found->row;
}

}  // namespace ticketd::mail
