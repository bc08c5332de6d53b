// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_fold.hpp"

#include <string>

#include <doctest/doctest.h>

#include "mail/reply/phrase_table.hpp"

using ticketd::mail::fold;
using ticketd::mail::PhraseTable;

TEST_CASE("Folding gives every way of writing a phrase one form") {
  struct Row {
    std::string written;
    std::string folded;
  };
  const Row rows[] = {
      {"  On  Monday\t", "on monday"},
      {"ÅÄÖ ŁŻ Ș", "åäö łż ș"},
      {"ΠΡΟΣ Έλα", "προσ έλα"},
      {"ОТПРАВЛЕНО Ё Ђ", "отправлено ё ђ"},
      {"ĐÃ GỬI", "đã gửi"},
      {"a\xC2\xA0\xE3\x80\x80z", "a z"},
      {"\xE2\x80\x8E"
       "26\xE2\x80\x8E:",
       "26:"},
      {"iPhone\xE2\x80\x99s \xE2\x80\x93 x", "iphone's - x"},
      {"寄件者：２０１７", "寄件者:2017"},
      {"٢٠١٧", "2017"},
      {"", ""},
      {"\xFF\xC3", "\xFF\xC3"},
      {"\xF0\x9F\x8E\x89", "\xF0\x9F\x8E\x89"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.written);
    CHECK(fold(row.written) == row.folded);
  }
}

TEST_CASE("A phrase is found as whole words, and anywhere in scripts without blanks") {
  const PhraseTable phrases("original message, message d'origine\n 原始邮件, sent");
  CHECK(phrases.is_in("the original message:"));
  CHECK(phrases.is_in("message d'origine"));
  CHECK(phrases.is_in("这是原始邮件吗"));
  CHECK(phrases.is("sent"));
  CHECK(phrases.length_at_start("sent from") == 4);
  CHECK_FALSE(phrases.is_in("original messages"));
  CHECK_FALSE(phrases.is_in("aboriginal message"));
  CHECK_FALSE(phrases.is_in(""));
  CHECK_FALSE(phrases.is("sent from"));
  CHECK(phrases.length_at_start("sentence") == 0);
}
