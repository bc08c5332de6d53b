// SPDX-License-Identifier: Apache-2.0
// Keyed tokens: what lets a later mail prove that it answers the very mail that we sent to that very person.
// The recipient is inside the MAC and not in the token: verification takes the address that claims to be it.
// A serial names one mail (the outbox row's number is a good one), so that a leaked token can be burnt alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "mail/digest.hpp"

namespace ticketd::mail {

// Three shapes carry a token:
//   Message-ID      <1042.77.a.MAC@desk.example>            ticket, serial, role (r, p, a, o)
//   plus address    support+1042.77.a.MAC@desk.example      the same for Reply-To
//   return address  support+b.913.MAC@desk.example          outbox row, for the envelope sender (bounces)
// MAC is the first 100 bits of an HMAC-SHA256 as 20 characters of base32 (RFC 4648, in lower case: mail
// programs that fold case do no harm) over the purpose, the numbers and the role as written, and the folded
// recipient.

enum class TokenRole { Requester, Participant, Agent, Ops };

// The desk's secrets: the first signs, all verify, so that a key is rotated by putting a new one in front.
class Keys {
 public:
  // At least one secret and none empty, else std::invalid_argument.
  explicit Keys(const std::vector<std::string>& secrets);
  // For programs that only look at a desk: proves nothing and signs nothing.
  [[nodiscard]] static Keys none();
  [[nodiscard]] const std::vector<HmacSha256>& secrets() const { return secrets_; }

 private:
  std::vector<HmacSha256> secrets_;
};

// What a token says: without proof (parse_...), or proven (verify_...).
struct Token {
  domain::TicketNumber ticket;  // 0: a mail about no ticket, such as an incident's
  std::uint64_t serial = 0;
  TokenRole role = TokenRole::Requester;
  friend bool operator==(const Token&, const Token&) = default;
};

// The id without angle brackets; its local part has at most 64 characters.
[[nodiscard]] std::string mint_message_id(const Keys& keys, const Token& token, std::string_view recipient,
                                          std::string_view domain);

// What stands before the first '@', without an angle bracket: of our ids the whole token, also where a mail
// system has cut the rest off or put something of its own behind.
[[nodiscard]] std::string_view token_part(std::string_view message_id);

// Angle brackets may stand around the id. The domain part is not looked at.
[[nodiscard]] std::optional<Token> parse_message_id(std::string_view message_id);
[[nodiscard]] std::optional<Token> verify_message_id(const Keys& keys, std::string_view message_id,
                                                     std::string_view recipient);

// `queue_address` itself where the local part would grow beyond the 64 characters of RFC 5321.
[[nodiscard]] std::string mint_plus_address(const Keys& keys, const Token& token, std::string_view recipient,
                                            std::string_view queue_address);
[[nodiscard]] std::optional<Token> parse_plus_address(std::string_view address);
[[nodiscard]] std::optional<Token> verify_plus_address(const Keys& keys, std::string_view address,
                                                       std::string_view recipient);

// The queue's own address as parse_plus_address understands it: without what follows the '+'.
[[nodiscard]] std::string without_plus(std::string_view address);

// The return address of one outbox row to one recipient. parse_... tells the row, whose recipient the caller
// looks up and hands to verify_....
[[nodiscard]] std::string mint_return_address(const Keys& keys, domain::OutboxNumber row,
                                              std::string_view recipient, std::string_view queue_address);
[[nodiscard]] std::optional<domain::OutboxNumber> parse_return_address(std::string_view address);
[[nodiscard]] std::optional<domain::OutboxNumber> verify_return_address(const Keys& keys,
                                                                        std::string_view address,
                                                                        std::string_view recipient);

}  // namespace ticketd::mail
