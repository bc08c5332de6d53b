// SPDX-License-Identifier: Apache-2.0
#include "config/form.hpp"

#include <doctest/doctest.h>

#include "config/network_form.hpp"

namespace ticketd::config {
namespace {

template <class T>
bool takes(const Parsed<T>& outcome) {
  return std::holds_alternative<T>(outcome);
}

TEST_CASE("sizes are bytes, or K, M and G of 1024") {
  const auto form = size(0, 1024UL * 1024 * 1024 * 1024);
  CHECK(std::get<std::uint64_t>(form("7")) == 7);
  CHECK(std::get<std::uint64_t>(form("512K")) == 524'288);
  CHECK(std::get<std::uint64_t>(form("50M")) == 52'428'800);
  CHECK(std::get<std::uint64_t>(form("1G")) == 1'073'741'824);
  for (const char* wrong :
       {"", "M", "-1", "1.5M", "50m", "50MB", "50 M", "18446744073709551616", "17179869184G"}) {
    CAPTURE(wrong);
    CHECK_FALSE(takes(form(wrong)));
  }
}

TEST_CASE("a phone number is E.164 without blanks, or a sip: address") {
  for (const char* right :
       {"+4687000001", "+12025550123", "sip:bo@127.0.0.1:5070", "sip:bo@pbx.example;transport=tcp",
        "sip:+4687000001@trunk.example", "sip:bo@[::1]:5060"}) {
    CAPTURE(right);
    CHECK(takes(phone_number(right)));
  }
  for (const char* wrong : {"", "+", "4687000001", "+46 8700 0001", "+0687000001", "+46870000011234567",
                            "+46-8-1", "tel:+4687000001", "sip:", "sip:@b", "sip:bo@", "sip:bo@pbx:0",
                            "sip:bo:pw@pbx", "sip:bo@pbx;transport=sctp", "sip:b o@pbx", "sip:bo@pbx\r\nX: y",
                            "sip:bo@pbx>", "SIP:bo@pbx", "sips:bo@pbx"}) {
    CAPTURE(wrong);
    CHECK_FALSE(takes(phone_number(wrong)));
  }
}

TEST_CASE("mail addresses come out in lower case") {
  CHECK(std::get<std::string>(mail_address("Support+X@Acme.Example")) == "support+x@acme.example");
  CHECK(takes(mail_address("o'hara@acme.example")));
  CHECK(takes(mail_address("support@localhost")));
  CHECK(takes(mail_address("j\xc3\xb6ran@acme.example")));
  for (const char* wrong : {"", "support", "@acme.example", "support@", "a@b@c", "a b@c", ".a@c", "a.@c",
                            "a..b@c", "a@c.", "a@-c", "a@c d", "\"a\"@c", "<a@c>", "a@c,d@e", "a@[127.0.0.1]",
                            "a@10.0.0.1", "a\n@c", "a@c\r\nBcc: x@y"}) {
    CAPTURE(wrong);
    CHECK_FALSE(takes(mail_address(wrong)));
  }
}

TEST_CASE("this host is known by its names and by nothing that looks like them") {
  for (const char* right : {"localhost", "127.0.0.1", "127.1.2.3", "::1"}) {
    CAPTURE(right);
    CHECK(is_loopback(right));
  }
  for (const char* wrong : {"", "127", "127.0.0.1.evil.example", "127.evil", "localhost.evil.example",
                            "0.0.0.0", "10.0.0.1", "::2", "::ffff:10.0.0.1"}) {
    CAPTURE(wrong);
    CHECK_FALSE(is_loopback(wrong));
  }
}

TEST_CASE("we call ourselves by a full name or an address, never by a bare name") {
  for (const auto& row :
       std::vector<std::pair<std::string_view, std::string>>{{"desk.acme.example", "desk.acme.example"},
                                                             {"Desk.Acme.Example", "desk.acme.example"},
                                                             {"192.0.2.1", "[192.0.2.1]"},
                                                             {"[192.0.2.1]", "[192.0.2.1]"},
                                                             {"2001:DB8::1", "[IPv6:2001:db8::1]"},
                                                             {"[IPv6:2001:db8::1]", "[IPv6:2001:db8::1]"}}) {
    CAPTURE(row.first);
    CHECK(std::get<std::string>(helo(row.first)) == row.second);
  }
  for (const std::string_view word : {"desk", "localhost", "", "desk.", ".acme.example", "desk acme.example",
                                      "desk.acme.example\r\nMAIL", "192.0.2.300", "[desk.acme.example]"}) {
    CAPTURE(word);
    CHECK(std::holds_alternative<FormatError>(helo(word)));
  }
}

TEST_CASE("without a configured name it is the host's full one, else the domain of the desk's address") {
  const std::string address = "support@acme.example";
  CHECK(usual_helo("mail.acme.example", address) == "mail.acme.example");
  for (const std::string_view bare :
       {"vm", "", "localhost", "localhost.localdomain", "vm.", "192.0.2.300", "my_vm"})
    CHECK(usual_helo(bare, address) == "acme.example");
  CHECK(usual_helo("vm", "support@localhost") == "[127.0.0.1]");
}

TEST_CASE("public mail providers are known in all their countries") {
  for (const char* provider :
       {"gmail.com",   "googlemail.com", "outlook.com", "outlook.de",     "hotmail.com",
        "hotmail.se",  "hotmail.co.uk",  "live.se",     "live.com",       "yahoo.com",
        "yahoo.co.jp", "yahoo.com.br",   "icloud.com",  "me.com",         "gmx.net",
        "gmx.de",      "web.de",         "proton.me",   "protonmail.com", "t-online.de",
        "telia.com",   "qq.com",         "mail.ru",     "126.com",        "zoho.com"}) {
    CAPTURE(provider);
    CHECK(is_public_mail_domain(provider));
  }
  for (const char* own :
       {"volvo.example", "yahoo.volvo.example", "mygmail.com", "live.volvo.se", "outlook.company",
        "gmail.com.evil.example", "web.dev", "live.org.evil.se", "yahoo.blogspot.de", "live.zz"}) {
    CAPTURE(own);
    CHECK_FALSE(is_public_mail_domain(own));
  }
}

TEST_CASE("a customer's domain is not one that anybody registers under") {
  for (const char* own : {"volvo.example", "bbc.co.uk", "acme.github.io", "github.io", "uberspace.de",
                          "www.ck", "intranet", "corp.lan"}) {
    CAPTURE(own);
    CHECK(takes(customer_domain(own)));
  }
  for (const char* everybodys :
       {"se", "com", "CO.UK", "com.br", "gov.uk", "any.ck", "xn--p1ai", "gmail.com", ""}) {
    CAPTURE(everybodys);
    CHECK_FALSE(takes(customer_domain(everybodys)));
  }
}

TEST_CASE("a URL that would carry secrets is encrypted or goes nowhere") {
  for (const char* right : {"https://a.example/t", "https://a.example:8443", "https://[::1]:8443/t",
                            "http://127.0.0.1:8080/t", "http://localhost/t"}) {
    CAPTURE(right);
    CHECK(takes(secure_url(right)));
  }
  for (const char* wrong :
       {"", "a.example", "ftp://a.example", "https://", "https:///t", "http://a.example/t",
        "http://127.0.0.1.a.example/t", "https://u:p@a.example/", "https://u@a.example/",
        "http://127.0.0.1@a.example/", "https://a b/", "https://a.example:99999/"}) {
    CAPTURE(wrong);
    CHECK_FALSE(takes(secure_url(wrong)));
  }
  CHECK(takes(web_url("http://watch.example/ping")));
}

TEST_CASE("a text from the file is cut and cleaned before it stands in a message") {
  CHECK(shown("a\x1b[31m\nb") == "a?[31m?b");
  CHECK(shown(std::string(100, 'x')) == std::string(60, 'x') + "...");
  CHECK(shown(std::string(59, 'x') + "\xc3\xa5yz") == std::string(59, 'x') + "...");
}

}  // namespace
}  // namespace ticketd::config
