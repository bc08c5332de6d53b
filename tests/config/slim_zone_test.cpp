// SPDX-License-Identifier: Apache-2.0
// Zone files of today's default form, whose summer time stands in the last line only.
#include <doctest/doctest.h>

#include "config/calendar_form.hpp"

namespace ticketd::config {

TEST_CASE("a zone file whose lasting rule would be overlooked is told from one that says all its changes") {
  const domain::TimeZone without_changes("UTC");  // as such a file is read
  const domain::TimeZone with_changes("Europe/Stockholm");
  const std::string slim = "TZif2 and so on\nCET-1CEST,M3.5.0,M10.5.0/3\n";
  CHECK(lacks_lasting_rule(slim, without_changes));
  CHECK(lacks_lasting_rule("TZif3\n<-02>2<-01>,M3.5.0/-1,M10.5.0/0\n", without_changes));
  CHECK_FALSE(lacks_lasting_rule(slim, with_changes));
  CHECK_FALSE(lacks_lasting_rule("TZif2 and so on\nJST-9\n", without_changes));
  CHECK_FALSE(lacks_lasting_rule("TZif2 and so on\n\n", without_changes));
  CHECK_FALSE(lacks_lasting_rule("# CET-1CEST,M3.5.0,M10.5.0/3\n", without_changes));
  CHECK_FALSE(lacks_lasting_rule("", without_changes));
}

TEST_CASE("the zones of this system are read, with and without summer time") {
  for (const char* name : {"Europe/Stockholm", "America/New_York", "Australia/Sydney", "Asia/Tokyo", "UTC",
                           "Africa/Casablanca", "Asia/Kolkata", "America/Nuuk"}) {
    CAPTURE(name);
    CHECK(std::holds_alternative<std::string>(time_zone(name)));
  }
}

}  // namespace ticketd::config
