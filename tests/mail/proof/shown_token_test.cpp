// SPDX-License-Identifier: Apache-2.0
#include "mail/proof/shown_token.hpp"

#include <string>

#include <doctest/doctest.h>

#include "mail/proof/token.hpp"

using namespace ticketd::mail;
using ticketd::domain::TicketNumber;

namespace {

const Keys keys({"a secret"});
const Token token{TicketNumber{1042}, 77, TokenRole::Agent};
const std::string minted = mint_message_id(keys, token, "anna@acme.example", "acme.example");
const std::string plus = mint_plus_address(keys, token, "anna@acme.example", "support@acme.example");

}  // namespace

TEST_CASE("A token is found wherever programs write it") {
  for (const std::string& text :
       {"Message-ID: <" + minted + ">\r\n", "References: <a@b> <" + minted + ">\r\n <c@d>",
        "Reply-To: " + plus, "In-Reply-To: " + minted.substr(0, minted.find('@')), minted,
        "\"" + minted + "\""}) {
    CAPTURE(text);
    CHECK(shows_token(text));
    CHECK_FALSE(shows_token(without_tokens(text)));
  }
}

TEST_CASE("What is no token stays as it is") {
  const std::string mac(20, 'a');
  for (const std::string& text :
       {std::string("It burns. See 1042.77 and a.example."), std::string(), "1042.77.x." + mac,
        "01042.77.a." + mac, "1042.77.a." + mac + "b", "1042.77.a." + std::string(20, '9'),
        std::string(100'000, '.'), std::string(100'000, 'a'), std::string("\0\xFF", 2)}) {
    CHECK_FALSE(shows_token(text));
    CHECK(without_tokens(text) == text);
  }
}
