// SPDX-License-Identifier: Apache-2.0
// The pure parts of SMTP: addresses, content.
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "net/smtp/smtp_content.hpp"
#include "net/smtp/smtp_path.hpp"
#include "net/smtp/smtp_reply.hpp"

using namespace ticketd;
using namespace std::string_literals;

namespace {

std::string sent(std::string_view content, std::size_t fill = SIZE_MAX) {
  net::SmtpContent smtp(content);
  std::string all;
  std::string out;
  while (!smtp.append_to(out, fill)) all.append(std::exchange(out, {}));
  return all + out;
}

}  // namespace

TEST_CASE("addresses go out as paths") {
  for (const auto& [address, path] : std::vector<std::pair<std::string, std::string>>{
           {"eva@volvo.example", "<eva@volvo.example>"},
           {"o'neil+tag=1@x.example", "<o'neil+tag=1@x.example>"},
           {"..dots..@docomo.example", "<..dots..@docomo.example>"},
           {"\"a@b\\\"c\"@x.example", "<\"a@b\\\"c\"@x.example>"},
           {"a@[192.0.2.1]", "<a@[192.0.2.1]>"},
           {"a@[IPv6:2001:db8::1]", "<a@[IPv6:2001:db8::1]>"},
           {"root@localhost", "<root@localhost>"},
           {"a@r\u00E4ksm\u00F6rg\u00E5s.example", "<a@xn--rksmrgs-5wao1o.example>"},
           {"a@R\u00C4KSM\u00D6RG\u00C5S.example", "<a@xn--rksmrgs-5wao1o.example>"},
           {"j\u00FCrgen@x.example", "<j\u00FCrgen@x.example>"}}) {
    const auto case_address = address;  // clang 14 can't capture a binding
    CAPTURE(case_address);
    const auto found = net::smtp_path(address);
    REQUIRE(std::holds_alternative<net::SmtpPath>(found));
    CHECK(std::get<net::SmtpPath>(found).text == path);
    CHECK(std::get<net::SmtpPath>(found).needs_utf8 == (address == "j\u00FCrgen@x.example"));
  }
}

TEST_CASE("addresses that could mean something else are refused") {
  const std::string blank = "the address has a space or a control character";
  const std::string local = "what stands before the @ is no mailbox name";
  const std::string domain = "the address has no valid domain";
  for (const auto& [address, why] : std::vector<std::pair<std::string, std::string>>{
           {"", "the address is empty"},
           {"eva", "the address has no domain"},
           {std::string(300, 'a') + "@" + std::string(30, 'b'), "the address is too long"},
           {"a@b.example\r\nRCPT TO:<x@y>", blank},
           {"a@b.example\n", blank},
           {"a@b.example\r", blank},
           {"a\0@b.example"s, blank},
           {"a b@c.example", blank},
           {"\"a b\"@c.example", blank},
           {"a@b.example SIZE=1", blank},
           {"a\t@b.example", blank},
           {"a\x7f@b.example", blank},
           {"a\u0085@b.example", blank},
           {"a\u00A0@b.example", blank},
           {"a\u2028@b.example", blank},
           {"a\u200B@b.example", blank},
           {"a\uFEFF@b.example", blank},
           {"a\xC0\x8D\xC0\x8A@b.example", "the address is not UTF-8"},
           {"a\xFF@b.example", "the address is not UTF-8"},
           {"<a@b.example>", local},
           {"a>b@c.example", local},
           {"@c.example", local},
           {"@relay.example:a@c.example", local},
           {"a@b@c.example", local},
           {"\"@c.example", local},
           {"\"\"@c.example", local},
           {"\"a\"b\"@c.example", local},
           {"\"a\\\"@c.example", local},
           {"a,b@c.example", local},
           {"(x)a@c.example", local},
           {"a@", domain},
           {"a@.example", domain},
           {"a@b..example", domain},
           {"a@b.example.", domain},
           {"a@b>.example", domain},
           {"a@[]", domain},
           {"a@[1.2.3.4", domain},
           {"a@[1>]", domain},
           {"a@b%c.example", domain},
           {"a@\u2028.example", blank},
           {"a@\u00AB.example", domain}}) {
    const auto case_address = address;  // clang 14 can't capture a binding
    CAPTURE(case_address);
    const auto found = net::smtp_path(address);
    REQUIRE(std::holds_alternative<net::RefusedPath>(found));
    CHECK(std::get<net::RefusedPath>(found).why == why);
  }
}

TEST_CASE("content goes out with CRLF, doubled leading dots and the final dot") {
  for (const auto& [content, wire] : std::vector<std::pair<std::string, std::string>>{
           {"", ".\r\n"},
           {"a", "a\r\n.\r\n"},
           {"a\r\nb\r\n", "a\r\nb\r\n.\r\n"},
           {"a\nb\n", "a\r\nb\r\n.\r\n"},
           {"a\rb\r", "a\r\nb\r\n.\r\n"},
           {"a\r\r\nb", "a\r\n\r\nb\r\n.\r\n"},
           {"\r\r", "\r\n\r\n.\r\n"},
           {"\n\r", "\r\n\r\n.\r\n"},
           {"\r\n\n", "\r\n\r\n.\r\n"},
           {".", "..\r\n.\r\n"},
           {"..a\n.\nb.", "...a\r\n..\r\nb.\r\n.\r\n"},
           {"a\n.\nMAIL FROM:<x>\n", "a\r\n..\r\nMAIL FROM:<x>\r\n.\r\n"},
           {"a\r.\rMAIL FROM:<x>\r", "a\r\n..\r\nMAIL FROM:<x>\r\n.\r\n"},
           {"a\0b\n"s, "a\0b\r\n.\r\n"s}}) {
    const auto case_content = content;  // clang 14 can't capture a binding
    CAPTURE(case_content);
    CHECK(sent(content) == wire);
    CHECK(sent(content, 1) == wire);
  }
}

TEST_CASE("the size told is that of the mail with CRLF, before its dots are doubled") {
  for (const auto& [content, size] : std::vector<std::pair<std::string, std::uint64_t>>{{"", 0},
                                                                                        {"a", 3},
                                                                                        {"a\r\n", 3},
                                                                                        {"a\n", 3},
                                                                                        {"a\r", 3},
                                                                                        {"a\r\r\nb", 8},
                                                                                        {".\n.\n", 6},
                                                                                        {"\n\r", 4},
                                                                                        {"a\nb\r\nc", 9}}) {
    const auto case_content = content;  // clang 14 can't capture a binding
    CAPTURE(case_content);
    CHECK(net::size_with_crlf(content) == size);
  }
}

TEST_CASE("a mail of nothing but bare CRs takes linear time") {
  const std::string content(4'000'000, '\r');
  CHECK(sent(content).size() == 8'000'003);
}

TEST_CASE("eight bits are seen") {
  CHECK(net::is_eight_bit("a\xC3\xBC"));
  CHECK_FALSE(net::is_eight_bit("a\x7f"));
  CHECK_FALSE(net::is_eight_bit(""));
}

TEST_CASE("a reply of too many lines is refused, its words are bounded before") {
  net::SmtpReplyReader reader;
  const std::string line = "250-" + std::string(60, 'x') + "\r\n";
  const auto feed = [&](std::string_view text) {
    std::copy(text.begin(), text.end(), reader.room().begin());
    reader.commit(text.size());
    return reader.next();
  };
  for (int i = 0; i < 128; ++i) REQUIRE(std::holds_alternative<net::SmtpReplyReader::NeedsBytes>(feed(line)));
  SUBCASE("one more") {
    CHECK(std::get<net::MalformedReply>(feed(line)).why == "the relay sent a reply of more than 128 lines");
  }
}

TEST_CASE("a reply's words are one bounded printable line") {
  net::SmtpReplyReader reader;
  std::string text = "550-\x1b[31m red\xff\r\n";
  for (int i = 0; i < 20; ++i) text += "550-" + std::string(60, 'x') + "\r\n";
  text += "550 end\r\n";
  std::copy(text.begin(), text.end(), reader.room().begin());
  reader.commit(text.size());
  const auto next = reader.next();
  REQUIRE(std::holds_alternative<net::SmtpReply>(next));
  const auto& reply = std::get<net::SmtpReply>(next);
  CHECK(reply.code == 550);
  CHECK(reply.words.starts_with("\uFFFD[31m red\uFFFD xxxx"));
  CHECK(reply.words.size() <= 500);
}
