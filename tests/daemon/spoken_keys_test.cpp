// SPDX-License-Identifier: Apache-2.0
// What a call says, as a voice says it.
#include <doctest/doctest.h>

#include "config/shipped_languages.hpp"
#include "flow/escalation/call_script.hpp"
#include "net/phone/speech.hpp"

namespace ticketd {

// Three digits and more are said one by one, so such a text is longer when spoken.
TEST_CASE("a voice says the keys first and last in every language, however long names and numbers are") {
  for (const auto& language : config::shipped_languages().all()) {
    CAPTURE(language.code);
    const std::string keys = language.say(config::Phrase::PressKeys, {{"key", "4 7"}});
    for (const char letter : {'x', '8'})
      for (const auto clock :
           {domain::ClockKind::Response, domain::ClockKind::Open, domain::ClockKind::Work}) {
        flow::CallScript what;
        what.subject = std::string(200, letter);
        what.desk = what.from = what.contact = std::string(50, letter);
        what.contact_phone = "+494315550123456";
        what.ticket = "1234567890";
        what.code = "47";
        what.clock = clock;
        const std::string spoken = net::speakable(flow::call_script(language, what));
        CHECK(spoken.starts_with(keys));
        CHECK(spoken.ends_with(keys));
        what.tickets = 1234;
        what.is_drill = true;
        CHECK(net::speakable(flow::call_script(language, what)).ends_with(keys));
      }
  }
}

}  // namespace ticketd
