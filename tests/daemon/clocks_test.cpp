// SPDX-License-Identifier: Apache-2.0
// What `list` and `show` say of the clocks.
#include <chrono>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "config/stand_in.hpp"
#include "console/command.hpp"
#include "store/mailboxes.hpp"
#include "store/sqlite/open.hpp"
#include "store/tickets.hpp"

namespace ticketd::console {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::Seconds half_a_minute{30};
constexpr const char* red = "\x1b[31m";

// A desk with one ticket, open for so long on a calendar that never closes.
struct OneTicket {
  explicit OneTicket(domain::Seconds open_for) {
    place.write("ticketd.yaml", config::enough);
    store::Store store = store::open_sqlite(place.path("ticketd.db"), store::Access::ServeAlone);
    store::Session session(store.engine());
    const auto now = std::chrono::floor<domain::Seconds>(std::chrono::system_clock::now());
    domain::Ticket ticket;
    ticket.subject = "The printer is on fire";
    ticket.queue = store::cursor_of(session, "support", now).queue;
    ticket.requester = "eva@customer.example";
    ticket.language = "en";
    ticket.opened = now - open_for;
    ticket.respond_by = ticket.opened + hours{8};
    number = store::open_ticket(session, ticket);
  }
  std::string say(std::vector<const char*> words, int width = 0) const {
    const std::string file = place.path("ticketd.yaml").string();
    words.insert(words.begin(), {"ticketctl", "--config", file.c_str()});
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const int exit_code = run(static_cast<int>(words.size()), words.data(), in, out, err, width);
    CHECK_MESSAGE(exit_code == Done, err.str());
    return out.str();
  }
  config::StandIn place;
  domain::TicketNumber number;
};

}  // namespace

TEST_CASE("show and list tell what is left on the clock that runs out first") {
  const OneTicket desk(hours{1} + half_a_minute);
  CHECK(desk.say({"list"}).find("open 2h59m left") != std::string::npos);
  const auto shown = desk.say({"show", "1"});
  CHECK(shown.find("clock response: running, 6h59m left of 8h") != std::string::npos);
}

TEST_CASE("in JSON the clocks are seconds of working time") {
  const OneTicket desk(hours{9} + half_a_minute);
  const auto clocks = nlohmann::json::parse(desk.say({"show", "1", "--json"})).at("clocks");
  CHECK(clocks.at("response").at("state") == "running");
  CHECK(clocks.at("response").at("limit") == 8 * 3600);
  CHECK(clocks.at("response").at("left").get<int>() <= -3630);
  CHECK(clocks.at("response").at("left").get<int>() >= -3690);
  CHECK(clocks.at("work").at("state") == "not-started");
  CHECK(clocks.at("work").at("elapsed") == 0);
}

TEST_CASE("little left is red, on a terminal only") {
  const OneTicket late(hours{7});
  CHECK(late.say({"list"}, 120).find(red) != std::string::npos);
  CHECK(late.say({"show", "1"}, 120).find(red) != std::string::npos);
  CHECK(late.say({"list"}).find('\x1b') == std::string::npos);
  CHECK(late.say({"show", "1"}).find('\x1b') == std::string::npos);
  const OneTicket early(minutes{30});
  CHECK(early.say({"list"}, 120).find(red) == std::string::npos);
}

}  // namespace ticketd::console
