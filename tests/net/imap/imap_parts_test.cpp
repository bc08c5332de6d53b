// SPDX-License-Identifier: Apache-2.0
// The pure parts of IMAP: UID sets, dates, folder names, text for logs.
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "domain/error.hpp"
#include "net/imap/imap_date.hpp"
#include "net/imap/imap_folder_name.hpp"
#include "net/imap/uid_set.hpp"

using namespace ticketd;
using net::Uid;
using Uids = std::vector<Uid>;

TEST_CASE("UIDs are written as short sets") {
  CHECK(net::uid_sets(Uids{}, 100).empty());
  CHECK(net::uid_sets(Uids{5}, 100) == std::vector<std::string>{"5"});
  CHECK(net::uid_sets(Uids{7, 3, 1, 2, 2}, 100) == std::vector<std::string>{"1:3,7"});
  CHECK(net::uid_sets(Uids{4294967295, 4294967294}, 100) ==
        std::vector<std::string>{"4294967294:4294967295"});
  CHECK(net::uid_sets(Uids{1, 3, 5, 7}, 3) == std::vector<std::string>{"1,3", "5,7"});
  CHECK(net::uid_sets(Uids{10, 20}, 1) == std::vector<std::string>{"10", "20"});
}

TEST_CASE("sets are read within a bound, and counted without being expanded") {
  Uids uids{9};
  CHECK(net::append_uids("1:3,7,6:5", 100, uids));
  CHECK(uids == Uids{9, 1, 2, 3, 7, 5, 6});
  CHECK_FALSE(net::append_uids("1:94", 100, uids));
  CHECK(net::append_uids("1:93", 100, uids));
  CHECK_FALSE(net::append_uids("4294967295", 100, uids));
  CHECK(net::count_of("1:4294967295,7") == 4294967296);
  for (const char* bad : {"", ",", "1,", "1,,2", "0", "1:", ":1", "1:0", "*", "1:*", "-1", "4294967296",
                          "1 2", "1;2", "x", "1x"}) {
    CAPTURE(bad);
    CHECK_FALSE(net::count_of(bad));
    CHECK_FALSE(net::append_uids(bad, 1000, uids));
  }
}

TEST_CASE("internal dates are read where they can mean one instant only") {
  for (const auto& [text, seconds] :
       std::vector<std::pair<std::string, long>>{{"17-Jul-1996 02:44:25 -0700", 837596665},
                                                 {" 7-jul-1996 02:44:25 +0000", 836707465},
                                                 {"29-FEB-2024 23:59:59 +0530", 1709231399},
                                                 {"7-Jul-1996 02:44:25 +0000", 836707465},
                                                 {"07 Jul 1996 02:44:25 +0000", 836707465},
                                                 {"Sun, 07 Jul 1996 2:44:25 +0000", 836707465},
                                                 {"  7-Jul-1996  02:44:25  +00:00 ", 836707465},
                                                 {"07-Jul-1996 02:44:25 GMT", 836707465},
                                                 {"07-Jul-1996 02:44:25 utc", 836707465},
                                                 {"07-Jul-1996 02:44:25 UT", 836707465},
                                                 {"07-Jul-1996 02:44:25 Z", 836707465},
                                                 {"17-Jul-1996 02:44:25 -07:00", 837596665},
                                                 {"01-Jan-1970 00:00:00 +0000", 0},
                                                 {"31-Dec-1969 23:59:60 +0000", 0}}) {
    const auto case_text = text;  // clang 14 can't capture a binding
    CAPTURE(case_text);
    const auto date = net::internal_date(text);
    REQUIRE(date);
    CHECK(date->time_since_epoch().count() == seconds);
  }
  for (const char* bad : {"",
                          " ",
                          "NIL",
                          "17-Jul-1996",
                          "17-Jul-1996 02:44:25",
                          "17-Jul-1996 02:44:25 EST",
                          "17-Jul-1996 02:44:25 GMT+1",
                          "17-Jul-96 02:44:25 +0000",
                          "17-Jul 1996 02:44:25 +0000",
                          "17-07-1996 02:44:25 +0000",
                          "1996-07-17T02:44:25Z",
                          "837596665",
                          "30-Feb-2024 00:00:00 +0000",
                          "00-Jan-2024 00:00:00 +0000",
                          "01-Foo-2024 00:00:00 +0000",
                          "01-Jan-2024 24:00:00 +0000",
                          "01-Jan-2024 00:60:00 +0000",
                          "01-Jan-2024 00:00:61 +0000",
                          "01-Jan-2024 00:00:00 +0060",
                          "01-Jan-2024 00:00:00 +00:0",
                          "001-Jan-2024 00:00:00 +0000",
                          "01-Jan-2024 00:00:00 +00000",
                          "-1-Jan-2024 00:00:00 +0000",
                          "01-anF-2024 00:00:00 +0000",
                          "01-Jan-12024 00:00:00 +0000",
                          "01-Jan-2024 00:00 +0000",
                          "01-Jan-2024 00:00:00+0000",
                          "01-Jan-2024 00:00:00 0000"}) {
    CAPTURE(bad);
    CHECK_FALSE(net::internal_date(bad));
  }
}

TEST_CASE("folder names are written in modified UTF-7") {
  for (const auto& [name, wire] : std::vector<std::pair<std::string, std::string>>{
           {"INBOX", "INBOX"},
           {"a&b", "a&-b"},
           {"\u00C5rende/L\u00F6st", "&AMU-rende/L&APY-st"},
           // RFC 3501, 5.1.3
           {"~peter/mail/\u53F0\u5317/\u65E5\u672C\u8A9E", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"},
           {"\U0001F4EC", "&2D3c7A-"},
           {"a\r\nb", "a&AA0ACg-b"},
           {"a \"q\" \\", "a \"q\" \\"}}) {
    CHECK(net::encoded_folder_name(name) == wire);
  }
  for (const char* bad : {"", "a\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE4\xB8"}) {
    CHECK_THROWS_AS(static_cast<void>(net::encoded_folder_name(bad)), domain::PermanentError);
  }
}
