// SPDX-License-Identifier: Apache-2.0
#include "mail/proof/token.hpp"

#include <cctype>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

using namespace ticketd::mail;
using ticketd::domain::OutboxNumber;
using ticketd::domain::TicketNumber;

namespace {

const Keys keys({"a secret of the desk"});
const Token anna{TicketNumber{1042}, 77, TokenRole::Agent};

// Computed with: printf 'message-id\0001042.77.a\000anna@acme.example' | openssl dgst -sha256 -hmac 'a secret
// of the desk'
const std::string annas_id = "1042.77.a.lmajaeuhlbwanpeyorml@acme.example";

}  // namespace

TEST_CASE(
    "A Message-ID names ticket, serial and role, and carries the first 100 bits of the documented HMAC") {
  CHECK(mint_message_id(keys, anna, "anna@acme.example", "acme.example") == annas_id);
}

TEST_CASE("A Message-ID proves its token to the address it was minted for") {
  CHECK(verify_message_id(keys, annas_id, "anna@acme.example") == anna);
  CHECK(verify_message_id(keys, "<" + annas_id + ">", "Anna@ACME.example") == anna);
  std::string folded = annas_id;
  for (char& c : folded) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  CHECK(verify_message_id(keys, folded, "anna@acme.example") == anna);
}

TEST_CASE("Nothing but the very token proves anything") {
  CHECK_FALSE(verify_message_id(keys, annas_id, "bo@acme.example"));
  CHECK_FALSE(verify_message_id(keys, annas_id, ""));
  CHECK_FALSE(verify_message_id(Keys({"another secret"}), annas_id, "anna@acme.example"));
  const std::string mac = annas_id.substr(10, 20);
  for (const std::string& edited :
       {"1043.77.a." + mac, "1042.78.a." + mac, "1042.77.r." + mac, "1042.77.a." + mac + "a",
        "1042.77.a." + mac.substr(1), "01042.77.a." + mac, "1042.077.a." + mac, "1042.77.x." + mac,
        "1042.77.." + mac, "1042.77." + mac, "-1042.77.a." + mac, "+1042.77.a." + mac,
        "1042.77.a." + std::string(20, 'a'), std::string("1042.77.a."), std::string(), std::string("@"),
        std::string(100000, '1')}) {
    CAPTURE(edited.substr(0, 80));
    CHECK_FALSE(verify_message_id(keys, edited + "@acme.example", "anna@acme.example"));
  }
}

TEST_CASE("Every single changed character of the MAC breaks it") {
  for (std::size_t at = 10; at < 30; ++at) {
    std::string edited = annas_id;
    edited[at] = edited[at] == 'a' ? 'b' : 'a';
    CHECK_FALSE(verify_message_id(keys, edited, "anna@acme.example"));
  }
}

TEST_CASE("A token of one purpose is worth nothing for another") {
  const std::string local = annas_id.substr(0, annas_id.find('@'));
  CHECK_FALSE(verify_plus_address(keys, "support+" + local + "@acme.example", "anna@acme.example"));
  const std::string plus = mint_plus_address(keys, anna, "anna@acme.example", "support@acme.example");
  CHECK(verify_plus_address(keys, plus, "anna@acme.example") == anna);
  CHECK_FALSE(verify_message_id(keys, plus.substr(8), "anna@acme.example"));
}

TEST_CASE("A rotated key still verifies and no longer signs") {
  const Keys rotated({"a new secret", "a secret of the desk"});
  CHECK(verify_message_id(rotated, annas_id, "anna@acme.example") == anna);
  const std::string fresh = mint_message_id(rotated, anna, "anna@acme.example", "acme.example");
  CHECK_FALSE(verify_message_id(keys, fresh, "anna@acme.example"));
}

TEST_CASE("Reading without proof tells ticket, serial and role and refuses other ids") {
  CHECK(parse_message_id(annas_id) == anna);
  CHECK(parse_plus_address("support+" + annas_id) == anna);
  CHECK_FALSE(parse_message_id("CAF+1042.77.a@mail.gmail.com"));
  CHECK_FALSE(parse_plus_address("support@acme.example"));
}

TEST_CASE("The largest numbers fit into a local part of 64 characters") {
  const Token largest{TicketNumber{9223372036854775807}, 18446744073709551615U, TokenRole::Ops};
  const std::string id = mint_message_id(keys, largest, "a@b.example", "acme.example");
  CHECK(id.find('@') <= 64);
  CHECK(verify_message_id(keys, id, "a@b.example") == largest);
}

TEST_CASE("A mail about no ticket proves itself as well") {
  const Token incident{TicketNumber{0}, 5, TokenRole::Ops};
  const std::string id = mint_message_id(keys, incident, "ops@acme.example", "acme.example");
  CHECK(id.starts_with("0.5.o."));
  CHECK(verify_message_id(keys, id, "ops@acme.example") == incident);
}

TEST_CASE("A plus address that would be too long for SMTP is the queue's own address") {
  const std::string queue = std::string(40, 'q') + "@acme.example";
  CHECK(mint_plus_address(keys, anna, "anna@acme.example", queue) == queue);
}

TEST_CASE("What follows the last plus is taken off to find the queue") {
  CHECK(without_plus("support+" + annas_id) == "support@acme.example");
  CHECK(without_plus("support@acme.example") == "support@acme.example");
  CHECK(without_plus("+x@acme.example") == "+x@acme.example");
}

TEST_CASE("A return address proves the outbox row to its recipient only") {
  const std::string address =
      mint_return_address(keys, OutboxNumber{913}, "Eva@volvo.example", "support@acme.example");
  CHECK(address.starts_with("support+b.913."));
  CHECK(parse_return_address(address) == OutboxNumber{913});
  CHECK(verify_return_address(keys, address, "eva@volvo.example") == OutboxNumber{913});
  CHECK_FALSE(verify_return_address(keys, address, "adam@volvo.example"));
  std::string other_row = address;
  other_row[12] = '4';
  CHECK_FALSE(verify_return_address(keys, other_row, "eva@volvo.example"));
  CHECK_FALSE(parse_return_address("support+b.0.aaaaaaaaaaaaaaaaaaaa@acme.example"));
}

TEST_CASE("A desk without a secret does not start") {
  CHECK_THROWS_AS(Keys({}), std::invalid_argument);
  CHECK_THROWS_AS(Keys({"good", ""}), std::invalid_argument);
}
