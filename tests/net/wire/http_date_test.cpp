// SPDX-License-Identifier: Apache-2.0
#include "net/wire/http_date.hpp"

#include <doctest/doctest.h>

namespace ticketd::tests {

TEST_CASE("dates of HTTP and mail are read, others are not") {
  using namespace std::chrono;
  const auto expected = sys_days{2010y / August / 31} + 20h + 36min + 28s;
  CHECK(net::parse_http_date("Tue, 31 Aug 2010 20:36:28 +0000") == expected);
  CHECK(net::parse_http_date("Tue, 31 Aug 2010 20:36:28 GMT") == expected);
  CHECK(net::parse_http_date("Wed, 1 Sep 2010 00:00:00 GMT") == sys_days{2010y / September / 1});
  CHECK(net::parse_http_date("Wed, 01 Sep 2010 00:00:00 GMT") == sys_days{2010y / September / 1});
  for (const char* bad :
       {"", "2010-08-31T20:36:28Z", "Tue, 31 Feb 2010 20:36:28 GMT", "Tue, 31 Aug 2010 24:36:28 GMT",
        "Tue, 31 Aug 2010 20:36:28 +0200", "Tue, x Aug 2010 20:36:28 GMT",
        "Tue, 31 Aug 99999999999 20:36:28 GMT", "Tue, 31 Aug 2010 20:36"}) {
    CAPTURE(bad);
    CHECK_FALSE(net::parse_http_date(bad));
  }
}

}  // namespace ticketd::tests
