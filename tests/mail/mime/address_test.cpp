// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/address.hpp"

#include <array>

#include <doctest/doctest.h>

#include "mail/message_ids.hpp"

using namespace ticketd::mail;

namespace {

// One line a list: "name|address" joined by " / ".
std::string read(std::string_view value) {
  std::string out;
  for (const Address& one : read_addresses(value))
    out += (out.empty() ? "" : " / ") + one.name + "|" + one.address;
  return out;
}

struct Row {
  std::string_view written;
  std::string_view read;
};

}  // namespace

TEST_CASE("Address lists are read in all their forms") {
  constexpr std::array rows = {
      Row{"a@x.example", "|a@x.example"},
      Row{"Ann <a@x.example>, b@y.example", "Ann|a@x.example / |b@y.example"},
      Row{"\"Doe, John\" <j@x.example>", "Doe, John|j@x.example"},
      Row{"Doe, John <j@x.example>, b@y.example", "Doe, John|j@x.example / |b@y.example"},
      Row{"a@x.example; b@y.example", "|a@x.example / |b@y.example"},
      Row{"a@x.example (Ann A.)", "Ann A.|a@x.example"},
      Row{"Friends: a@x.example, Bo <b@y.example>;", "|a@x.example / Bo|b@y.example"},
      Row{"undisclosed-recipients:;", ""},
      Row{"=?utf-8?q?J=C3=B6rg?= <j@x.example>", "Jörg|j@x.example"},
      Row{"=?utf-8?q?Doe=2C_J=C3=B6rg?= <j@x.example>", "Doe, Jörg|j@x.example"},
      Row{"\"=?utf-8?q?J=C3=B6rg?=\" <j@x.example>", "Jörg|j@x.example"},
      Row{"<@relay.example,@b.example:a@x.example>", "|a@x.example"},
      Row{"\"Ann <a@x.example>, b@y.example", "Ann|a@x.example / |b@y.example"},  // a quote that never closes
      Row{"<<a@x.example>>", "|a@x.example"},
      Row{"Ann a@x.example", "Ann|a@x.example"},
      Row{"a @ x.example", "|a@x.example"},
      Row{"mailto:a@x.example", "|a@x.example"},
      Row{"Ann <Annie> Ash <a@x.example>", "Ann <Annie> Ash|a@x.example"},
      Row{"=?utf-8?q?J=C3=B6rg?= <J#rg <j@x.example>", "Jörg|j@x.example"},
      Row{"<Ann Ash <a@x.example>", "Ann Ash|a@x.example"},
      Row{"<Ann> <a@x.example>", "<Ann>|a@x.example"},
      Row{"Ann <postmaster>", "Ann|postmaster"},
      Row{"Ann [a@x.example]", "Ann|a@x.example"},
      Row{"'Ann' <'a@x.example'>", "Ann|a@x.example"},
      Row{"\"odd local\"@x.example", "|\"odd local\"@x.example"},
      Row{"Ann", "Ann|"},
      Row{"MAILER-DAEMON <>", "MAILER-DAEMON|"},
      Row{"a@x.example,,, b@y.example,", "|a@x.example / |b@y.example"},
      Row{"x:", ""},
      Row{"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.written);
    CHECK(read(row.written) == row.read);
  }
}

TEST_CASE("A name cannot hide control characters or another direction") {
  CHECK(read("\"a\x1b[2Jb\" <a@x.example>") == "a[2Jb|a@x.example");
  CHECK(read("\xE2\x80\xAE"
             "evil <a@x.example>") == "evil|a@x.example");
}

TEST_CASE("Only what can stand in an envelope is sendable") {
  CHECK(is_sendable("a@x.example"));
  CHECK(is_sendable("\xC3\xB6@x.example"));
  for (const std::string_view bad :
       {"", "a", "@x", "a@", "a b@x", "a@x\r\nRCPT TO:<b@y>", "<a@x>", "a@x,b@y"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_sendable(bad));
  }
}

TEST_CASE("Message-IDs are read with and without brackets, folded and repeated") {
  using Ids = std::vector<std::string>;
  CHECK(read_message_ids("<a@b>") == Ids{"a@b"});
  CHECK(read_message_ids("<a@b>\r\n <c@d> <a@b>") == Ids{"a@b", "c@d"});
  CHECK(read_message_ids("a@b") == Ids{"a@b"});
  CHECK(read_message_ids("Your message of Monday <a@b>") == Ids{"a@b"});
  CHECK(read_message_ids("<long-\r\n part@b>") == Ids{"long-part@b"});
  CHECK(read_message_ids("<a@b") == Ids{"a@b"});
  CHECK(read_message_ids("<>").empty());
  CHECK(read_message_ids("no id").empty());
}
