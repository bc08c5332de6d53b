// SPDX-License-Identifier: Apache-2.0
// The small rules of the telephone: numbers, what is spoken, frames, files, and the reasons of a call's end.
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

#include "domain/error.hpp"
#include "net/phone/baresip.hpp"
#include "net/phone/netstring.hpp"
#include "net/phone/phone_number.hpp"
#include "net/phone/speech.hpp"

namespace ticketd::tests {

using Outcome = domain::CallOutcome;

TEST_CASE("only E.164 numbers and plain SIP addresses can be dialled") {
  for (const char* good :
       {"+4687000001", "+1234567", "+123456789012345", "sip:bo@127.0.0.1:5070", "sip:bo@pbx.example",
        "sips:bo.b+x@pbx.example;transport=tls", "sip:1000@10.0.0.1;transport=udp"}) {
    CAPTURE(good);
    CHECK(net::is_dialable(good));
  }
  for (const char* bad : {"",
                          "+",
                          "4687000001",
                          "+0468700001",
                          "+123456",
                          "+1234567890123456",
                          "+46 8700001",
                          "+4687000001\n",
                          "08-700 00 01",
                          "sip:",
                          "sip:pbx.example",
                          "sip:bo@",
                          "sip:@pbx.example",
                          "sip:b o@pbx.example",
                          "sip:bo@pbx.example;lr",
                          "sip:bo@pbx.example;transport=tcp;x=y",
                          "sip:bo@pbx.example\r\nX: y",
                          "sip:bo@pbx\"",
                          "tel:+4687000001",
                          "SIP:bo@pbx.example",
                          "sip:bo@pbx.example?Subject=x",
                          "sip:a@b@c",
                          "sip:bo@pbx.example;transport=sctp"}) {
    CAPTURE(bad);
    CHECK_FALSE(net::is_dialable(bad));
  }
}

TEST_CASE("long numbers and ticket numbers are spoken digit by digit, hours are not, markup is dropped") {
  struct Row {
    const char* text;
    const char* spoken;
  };
  const Row rows[] = {{"Ticket #1042: 4 hours, 12 minutes.", "Ticket 1 0 4 2: 4 hours, 12 minutes."},
                      {"#7 and #12", "7 and 1 2"},
                      {"Call +46 8 700 00 01", "Call + 4 6 8 7 0 0 00 01"},
                      {"<b>*now*</b>\n\t\x01go", "b now /b go"},
                      {"  ", ""},
                      {"-w /etc/passwd", "-w /etc/passwd"},
                      {"ärende #123", "ärende 1 2 3"}};
  for (const auto& row : rows) CHECK(net::speakable(row.text) == row.spoken);
  const auto cut = net::speakable("x" + std::string(1000, ' ') + "y");
  CHECK(cut == "x y");
  std::string swedish = "x";
  for (int i = 0; i < 300; ++i) swedish += "ä";
  CHECK(net::speakable(swedish).size() == 499);  // not half a letter
}

TEST_CASE("netstrings come whole from any pieces, and broken framing ends them") {
  net::NetstringReader reader;
  const std::string stream = "5:hello,0:,3:a,b,";
  std::vector<std::string> texts;
  for (const char c : stream) {
    REQUIRE(reader.add(std::string(1, c)));
    while (const auto text = reader.next()) texts.push_back(*text);
  }
  CHECK(texts == std::vector<std::string>{"hello", "", "a,b"});
  CHECK(net::netstring("hello") == "5:hello,");
  for (const char* bad : {"x", "5x", "-1:", "9999999", "70000:", "3:abcd", " 1:a,", ":", "1 :a,"}) {
    CAPTURE(bad);
    net::NetstringReader fresh;
    CHECK_FALSE(fresh.add(bad));
    CHECK_FALSE(fresh.next());
    CHECK_FALSE(fresh.add("1:a,"));
  }
}

TEST_CASE("the reason of a call's end says whether the person or the gateway is at fault") {
  struct Row {
    const char* reason;
    Outcome outcome;
  };
  const Row rows[] = {{"486 Busy Here", Outcome::Busy},
                      {"600 Busy Everywhere", Outcome::Busy},
                      {"603 Decline", Outcome::Rejected},
                      {"607", Outcome::Rejected},
                      {"480 Unavailable", Outcome::NoAnswer},
                      {"408 Request Timeout", Outcome::NoAnswer},
                      {"404 Not Found", Outcome::Unreachable},
                      {"410 Gone", Outcome::Unreachable},
                      {"484 Address Incomplete", Outcome::Unreachable},
                      {"604 Does Not Exist Anywhere", Outcome::Unreachable},
                      {"300 Multiple Choices", Outcome::NotPutThrough},
                      {"400 Bad Request", Outcome::NotPutThrough},
                      {"402 Payment Required", Outcome::NotPutThrough},
                      {"403 Forbidden", Outcome::NotPutThrough},
                      {"403 Destination not authorized", Outcome::NotPutThrough},
                      {"488 Not Acceptable Here", Outcome::NotPutThrough},
                      {"499", Outcome::NotPutThrough},
                      {"500 Oops", Outcome::NotPutThrough},
                      {"503 Service Unavailable", Outcome::NotPutThrough},
                      {"606 Not Acceptable", Outcome::NotPutThrough},
                      {"699 Whatever", Outcome::NotPutThrough},
                      {"401 Unauthorized", Outcome::GatewayBroken},
                      {"407 Proxy Authentication Required", Outcome::GatewayBroken},
                      {"403 Forbidden (Bad auth)", Outcome::GatewayBroken},
                      {"403 Authentication failed", Outcome::GatewayBroken},
                      {"Connection refused", Outcome::GatewayBroken},
                      {"Connection timed out", Outcome::GatewayBroken},
                      {"Function not implemented", Outcome::GatewayBroken},
                      {"Connection reset by peer", Outcome::NoAnswer},
                      {"4860 odd", Outcome::GatewayBroken},
                      {"48 odd", Outcome::GatewayBroken},
                      {"-486 odd", Outcome::GatewayBroken},
                      {"200 OK", Outcome::GatewayBroken},
                      {"700 odd", Outcome::GatewayBroken},
                      {"", Outcome::GatewayBroken}};
  for (const auto& row : rows) {
    CAPTURE(row.reason);
    CHECK(net::outcome_of_end(row.reason) == row.outcome);
  }
}

TEST_CASE("baresip's messages are told apart, and anything else is nothing") {
  using Kind = net::BaresipMessage::Kind;
  const auto event = net::parse_baresip_message(R"({"event":true,"type":"CALL_DTMF_START","param":"1"})");
  CHECK(event.kind == Kind::Event);
  CHECK(event.type == "CALL_DTMF_START");
  CHECK(event.param == "1");
  const auto answer =
      net::parse_baresip_message(R"({"response":true,"ok":false,"data":"no","token":"dial"})");
  CHECK(answer.kind == Kind::Answer);
  CHECK_FALSE(answer.ok);
  for (const char* odd : {"", "[]", "{", R"({"event":1})", R"({"event":true,"type":5,"param":{}})"})
    CHECK(net::parse_baresip_message(odd).type.empty());
}

TEST_CASE("a trunk is written down for baresip, and one that its files can't express is refused") {
  net::SipTrunk good;
  good.account = "sip:ticketd@pbx.example";
  good.proxy = "sip:10.0.0.5:5060;transport=tcp";
  good.user = "ticketd";
  good.password = "s3;cret word";
  CHECK_NOTHROW(net::check_trunk(good));
  CHECK(net::baresip_accounts(good) ==
        "<sip:ticketd@pbx.example>;regint=0;answermode=manual;audio_codecs=pcmu,pcma;"
        "outbound=\"sip:10.0.0.5:5060;transport=tcp\";auth_user=ticketd;auth_pass=\"s3;cret word\"\n");
  CHECK(net::dial_target(good, "+4687000001") == "sip:+4687000001@pbx.example");
  CHECK(net::dial_target(good, "sip:bo@127.0.0.1") == "sip:bo@127.0.0.1");
  net::SipTrunk direct = good;
  direct.proxy.clear();
  CHECK(net::is_dialled_directly(direct, "sip:bo@127.0.0.1:5070"));
  CHECK_FALSE(net::is_dialled_directly(direct, "sip:bo@pbx.example"));
  CHECK_FALSE(net::is_dialled_directly(direct, "sip:bo@pbx.example;transport=tcp"));
  CHECK_FALSE(net::is_dialled_directly(direct, "+4687000001"));
  CHECK_FALSE(net::is_dialled_directly(good, "sip:bo@127.0.0.1:5070"));
  auto with = [&](auto change) {
    auto bad = good;
    change(bad);
    return bad;
  };
  const std::vector<net::SipTrunk> refused{with([](auto& t) { t.password = "a\"b"; }),
                                           with([](auto& t) { t.password = "a\nmodule x"; }),
                                           with([](auto& t) { t.user = "a;b"; }),
                                           with([](auto& t) { t.account = "pbx.example"; }),
                                           with([](auto& t) { t.account = "sip:a@b>;x"; }),
                                           with([](auto& t) { t.proxy = "sip:user@10.0.0.5"; }),
                                           with([](auto& t) { t.proxy = "10.0.0.5"; }),
                                           with([](auto& t) { t.proxy = "sip:10.0.0.5\""; }),
                                           with([](auto& t) { t.bind = "lo"; }),
                                           with([](auto& t) { t.bind = "127.0.0.1\nmodule x"; })};
  for (const auto& trunk : refused) CHECK_THROWS_AS(net::check_trunk(trunk), domain::PermanentError);
}

}  // namespace ticketd::tests
