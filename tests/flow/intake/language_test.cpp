// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/language.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "flow/small_desk.hpp"

namespace ticketd::flow {

TEST_CASE("a customer's language is the first that is said of them, and never one without letters") {
  struct Case {
    const char* what;
    const char* customer;  // nullptr: a stranger
    const char* contract;
    const char* queue;
    const char* mail;
    const char* language;
  };
  const std::vector<Case> cases{
      {"the customer's own", "sv", "de", "da", "en", "sv"},
      {"else the contract's", "", "de", "da", "en", "de"},
      {"else the queue's", "", "", "da", "en", "da"},
      {"else the mail's", "", "", "", "sv", "sv"},
      {"else the desk's", "", "", "", "", "en"},
      {"a stranger has none of their own", nullptr, "de", "da", "sv", "de"},
      {"without letters in it, the next", "xx", "de", "da", "sv", "de"},
      {"none of those that are said is known", "xx", "xx", "xx", "sv", "sv"},
      {"nor the mail's", "", "", "", "xx", "en"},
  };
  const SmallDesk desk;
  for (const Case& each : cases) {
    CAPTURE(each.what);
    domain::Customer customer;
    if (each.customer != nullptr) customer.language = each.customer;
    domain::Contract contract;
    contract.language = each.contract;
    config::Queue queue;
    queue.language = each.queue;
    mail::Mail mail;
    mail.language = each.mail;
    CHECK(language_for(*desk, queue, each.customer == nullptr ? nullptr : &customer, contract, mail) ==
          each.language);
  }
}

TEST_CASE("where nothing is said the mail's words tell") {
  const SmallDesk desk;
  mail::Mail mail;
  mail.text =
      "Hej, skrivaren på tredje våningen brinner och vi kan inte skriva ut några fakturor. "
      "Kan ni komma så snart som möjligt?";
  CHECK(language_for(*desk, desk.support(), nullptr, {}, mail) == "sv");
}

}  // namespace ticketd::flow
