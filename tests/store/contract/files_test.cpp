// SPDX-License-Identifier: Apache-2.0
// Mails with large files, which lie apart from them.
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "store/contract/engines.hpp"
#include "store/mail_with_files.hpp"
#include "store/messages.hpp"

namespace ticketd::store {
namespace {

domain::MessageNumber add(Store& store, const Packed& packed) {
  return transact(store, [&](Session& session) { return add_message(session, {}, packed); });
}

std::optional<std::string> content(Store& store, domain::MessageNumber message) {
  return read(store, [&](Session& session) { return content_of(session, message); });
}

}  // namespace

TEST_CASE("a mail with files comes back as it came, however they are written in it") {
  const std::string file = noise(50'000);
  const std::vector<MailWithFiles> mails{
      with_file("base64", file),
      with_file("other lines", file, 72),
      MailWithFiles().text("a").file(base64(file)).text("b").file(base64(noise(20'000, 2))).text("c"),
      MailWithFiles().file(base64(file)).file(base64(file)),  // nothing before, between and behind
      MailWithFiles().text("a").file("\r\n\r\n" + base64(file) + "\r\n \r\n").text("b"),  // blanks are the
                                                                                          // mail's
      MailWithFiles().text("a").file(file).text("b"),                                     // not encoded
      MailWithFiles().text("a").file(base64(file) + "!").text("b"),                       // not quite base64
      MailWithFiles().text("a").file("   \r\n").text("b"),
      MailWithFiles().text("a").file(std::string(100'000, 'x')).text("b"),
      MailWithFiles().text("no file"),
      MailWithFiles(),
  };
  on_each_engine([&](Store& store) {
    std::vector<domain::MessageNumber> numbers;
    for (const MailWithFiles& mail : mails) numbers.push_back(add(store, mail.packed()));
    for (std::size_t i = 0; i < mails.size(); ++i) {
      CAPTURE(i);
      CHECK(content(store, numbers[i]) == mails[i].raw);
      const auto packed =
          read(store, [&](Session& session) { return packed_content_of(session, numbers[i]); });
      CHECK(unpack(packed.value()) == mails[i].raw);
    }
  });
}

TEST_CASE("a file stays while a mail carries it, and the mails beside a replaced one keep theirs") {
  const std::string shared = noise(50'000);
  const MailWithFiles both =
      MailWithFiles().text("a").file(base64(shared)).text("b").file(base64(noise(40'000, 2))).text("c");
  on_each_engine([&](Store& store) {
    const auto first = add(store, with_file("first", shared).packed());
    const auto second = add(store, both.packed());
    const auto third = add(store, with_file("third", noise(30'000, 3)).packed());
    transact(store, [&](Session& session) { replace_message(session, first, third); });
    CHECK_FALSE(content(store, first).has_value());
    CHECK(content(store, second) == both.raw);
    transact(store, [&](Session& session) { replace_message(session, second, third); });
    CHECK(content(store, third) == with_file("third", noise(30'000, 3)).raw);
  });
}

TEST_CASE("a mail that takes the place of itself keeps its files") {
  const MailWithFiles mail = with_file("x", noise(50'000));
  on_each_engine([&](Store& store) {
    const auto before = add(store, mail.packed());
    const auto after = transact(store, [&](Session& session) {
      const auto again = add_message(session, {}, packed_content_of(session, before).value());
      replace_message(session, before, again);
      return again;
    });
    CHECK_FALSE(content(store, before).has_value());
    CHECK(content(store, after) == mail.raw);
  });
}

}  // namespace ticketd::store
