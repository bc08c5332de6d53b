// SPDX-License-Identifier: Apache-2.0
// What is a number on ticketctl's command line, and what is not.
#include <doctest/doctest.h>

#include "typed.hpp"

namespace ticketd::console {
namespace {

using Words = std::vector<std::string>;

bool has(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

// Every command that takes a ticket's number, with the number to come.
const std::vector<Words> with_ticket{
    {"show"},
    {"history"},
    {"replay"},
    {"reply", "--as", "anna"},
    {"command", "--as", "anna"},
    {"escalations", "--acknowledge"},
    {"escalations", "--stop"},
    {"escalations", "--restart"},
};

Words with(Words words, const std::string& number) {
  const bool says_more = words.front() == "command";
  words.push_back(number);
  if (says_more) words.emplace_back("/close");
  return words;
}

TEST_CASE("A ticket's number may be written as the desk writes it, #17") {
  const EmptyDesk desk;
  for (const auto& words : with_ticket)
    for (const auto* const number : {"17", "#17", "017", "#9223372036854775807"}) {
      CAPTURE(words.front());
      CAPTURE(number);
      const auto answer = desk.type(with(words, number));
      const bool is_read = words.front() == "show" || words.front() == "history";
      CHECK(answer.exit_code == (is_read ? No : NotReached));
      if (is_read && number != std::string("#9223372036854775807")) CHECK(has(answer.err, "no ticket #17\n"));
    }
}

TEST_CASE("What is no ticket's number is refused with words, before anybody is asked") {
  const EmptyDesk desk;
  for (const auto& words : with_ticket)
    for (const auto* const number :
         {"0", "-1", "#-1", "#0", "1e300", "1e3", "1.5", "9223372036854775808", "99999999999999999999999",
          "0x11", "17a", "#", "##17", "seventeen", "", "+17", " 17", "17,18", "\xd9\xa1"}) {
      CAPTURE(words.front());
      CAPTURE(number);
      const auto answer = desk.type(with(words, number));
      CHECK(answer.exit_code == Usage);
      CHECK(answer.out.empty());
      CHECK(has(answer.err, std::string("\"") + number + "\" is no ticket number: like 17 or #17"));
    }
}

TEST_CASE("A number out of its range is refused with the range") {
  const EmptyDesk desk;
  const std::vector<std::pair<Words, std::string>> table{
      {{"list", "--limit", "-1"}, "\"-1\" is not a whole number from 1 to"},
      {{"list", "--limit=-1"}, "\"-1\" is not a whole number from 1 to"},
      {{"list", "--limit", "0"}, "\"0\" is not a whole number from 1 to"},
      {{"list", "--limit", "1e300"}, "\"1e300\" is not a whole number from 1 to"},
      {{"list", "--limit", "18446744073709551615"}, "is not a whole number from 1 to"},
      {{"list", "--limit", "many"}, "\"many\" is not a whole number from 1 to"},
      {{"outbox", "retry", "-9"}, "\"-9\" is not a whole number from 1 to"},
      {{"outbox", "drop", "99999999999999999999"}, "is not a whole number from 1 to"},
      {{"rota", "on-call", "--weeks", "261"}, "\"261\" is not a whole number from 1 to 260"},
      {{"rota", "on-call", "--weeks", "0x10"}, "\"0x10\" is not a whole number from 1 to 260"},
      {{"drill", "--minutes", "-5"}, "\"-5\" is not a whole number from 1 to 120"},
      {{"calendar", "sweden", "1e300"}, "\"1e300\" is not a whole number from 1970 to 2100"},
  };
  for (const auto& row : table) {
    const auto& words = row.first;
    const std::string& why = row.second;
    CAPTURE(why);
    const auto answer = desk.type(words);
    CHECK(answer.exit_code == Usage);
    CHECK(has(answer.err, why));
  }
  CHECK(desk.type({"list", "--limit", "1"}).exit_code == Done);
  CHECK(desk.type({"list", "--limit", "9223372036854775807"}).exit_code == Done);
  CHECK(type({"calendar", "sweden", "2027"}).exit_code == Done);
}

}  // namespace
}  // namespace ticketd::console
