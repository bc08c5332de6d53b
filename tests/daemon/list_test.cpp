// SPDX-License-Identifier: Apache-2.0
// What a lead sees of the desk.
#include <chrono>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "config/stand_in.hpp"
#include "console/command.hpp"
#include "store/clocks.hpp"
#include "store/mailboxes.hpp"
#include "store/sqlite/open.hpp"
#include "store/tickets.hpp"
#include "text/columns.hpp"

namespace ticketd::console {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using Words = std::vector<std::string>;

struct Said {
  int exit_code = Done;
  std::string out;
  std::string err;
};

// 1 closed, 2 open for one hour, 3 for three, 4 waiting, 5 nine: work begins within eight, and
// after four a telephone rings, by a calendar that never closes.
struct SomeTickets {
  SomeTickets() {
    place.write("ticketd.yaml", config::enough);
    store::Store store = store::open_sqlite(place.path("ticketd.db"), store::Access::ServeAlone);
    store::transact(store, [&](store::Session& session) {
      queue = store::cursor_of(session, "support", now).queue;
      open(session, domain::Status::Closed, "Old", "eva@volvo.example", minutes{60});
      open(session, domain::Status::New, "プリンターが燃えています、すぐに来てください 🔥🔥",
           "yamada@volvo.example", minutes{60});
      open(session, domain::Status::New, "\xE2\x80\xAEgnp.exe\x1b[2J שלום printer", "li@scania.example",
           minutes{180});
      open(session, domain::Status::Waiting, "Which printer?", "eva@volvo.example", minutes{480});
      open(session, domain::Status::New, "", "eva@volvo.example", minutes{540});
    });
  }

  void open(store::Session& session, domain::Status status, std::string subject, std::string from,
            minutes ago) {
    domain::Ticket ticket;
    ticket.subject = std::move(subject);
    ticket.status = status;
    ticket.queue = queue;
    ticket.requester = std::move(from);
    ticket.customer = ticket.requester.ends_with("volvo.example") ? "Volvo" : "";
    ticket.assignee = status == domain::Status::New ? "anna" : "bo";
    ticket.language = "en";
    ticket.opened = now - ago - half_a_minute;
    ticket.respond_by = ticket.opened + hours{8};
    const auto number = store::open_ticket(session, ticket);
    if (status != domain::Status::New) store::record_status_change(session, number, {ticket.opened, status});
  }

  [[nodiscard]] Said say(Words words, int width = 0) const {
    words.insert(words.begin(), {"ticketctl", "--config", place.path("ticketd.yaml").string()});
    std::vector<const char*> pointers;
    for (const auto& word : words) pointers.push_back(word.c_str());
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const int code = run(static_cast<int>(pointers.size()), pointers.data(), in, out, err, width);
    return {code, out.str(), err.str()};
  }

  config::StandIn place;
  domain::Instant now = std::chrono::floor<domain::Seconds>(std::chrono::system_clock::now());
  domain::QueueNumber queue;
  static constexpr domain::Seconds half_a_minute{30};
};

// Without what paints it.
std::string plain(std::string text) {
  for (auto at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b'))
    text.erase(at, text.find('m', at) + 1 - at);
  return text;
}

std::vector<std::int64_t> numbers(const std::string& json) {
  std::vector<std::int64_t> found;
  for (const auto& ticket : nlohmann::json::parse(json)) found.push_back(ticket.at("number"));
  return found;
}

}  // namespace

TEST_CASE("the list fits a narrow terminal, the most urgent ticket first") {
  const SomeTickets desk;
  CHECK(plain(desk.say({"list"}, 60).out) ==
        "number  p  left     agent  from             subject\n"
        "#5      3  -5h1m    anna   Volvo            (no subject)\n"
        "#3      3  59m      anna   li@scania.exam…  gnp.exe�[2J שלו…\n"
        "#2      3  2h59m    anna   Volvo            プリンターが燃…\n"
        "#4      3  waiting  bo     Volvo            Which printer?\n"
        "4 of 4\n");
}

TEST_CASE("the list fits eighty characters") {
  const SomeTickets desk;
  CHECK(plain(desk.say({"list"}, 80).out) ==
        "number  prio  status   left     assignee  from               subject\n"
        "#5      3     new      -5h1m    anna      Volvo              (no subject)\n"
        "#3      3     new      59m      anna      li@scania.example  gnp.exe�[2J שלום p…\n"
        "#2      3     new      2h59m    anna      Volvo              プリンターが燃えて…\n"
        "#4      3     waiting  waiting  bo        Volvo              Which printer?\n"
        "4 of 4\n");
}

TEST_CASE("no line of a list is wider than the terminal") {
  const SomeTickets desk;
  for (const int width : {60, 61, 75, 76, 80, 119, 120, 200}) {
    CAPTURE(width);
    std::istringstream lines(plain(desk.say({"list", "--status", "all"}, width).out));
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      CHECK(text::columns_of(line) <= static_cast<std::size_t>(width));
    }
  }
}

TEST_CASE("a wide list tells the queue, the due time, the customer and the requester, too") {
  const SomeTickets desk;
  const auto list = plain(desk.say({"list"}, 200).out);
  for (const auto* const words :
       {"left (working time)", "due (UTC)", "support", "open 59m left", "yamada@volvo.example",
        "プリンターが燃えています、すぐに来てください 🔥🔥"}) {
    CAPTURE(words);
    CHECK(list.find(words) != std::string::npos);
  }
}

TEST_CASE("a list says how much of all it is, and how to go on") {
  const SomeTickets desk;
  const auto first = desk.say({"list", "--limit", "2"}).out;
  CHECK(first.ends_with("\n2 of 4; the next: --after 3\n"));
  const auto second = desk.say({"list", "--limit", "2", "--after", "#3"}).out;
  CHECK(second.find("#3 ") == std::string::npos);
  CHECK(second.find("#2 ") < second.find("#4 "));
  CHECK(second.ends_with("\n2 of 4; the next: --after 4\n"));
  CHECK(desk.say({"list", "--after", "4"}).out == "no tickets\n");
  const auto wrong = desk.say({"list", "--after", "77"});
  CHECK(wrong.exit_code == No);
  CHECK(wrong.err == "ticketctl: there is no ticket #77 to go on after\n");
}

TEST_CASE("programs get all tickets in one array, the newest first, with what is due and kept") {
  const SomeTickets desk;
  CHECK(numbers(desk.say({"list", "--json"}).out) == std::vector<std::int64_t>{5, 4, 3, 2, 1});
  CHECK(desk.say({"list", "--json", "--assignee", "nobody"}).out == "[]\n");
  const auto array = nlohmann::json::parse(desk.say({"list", "--json"}).out);
  const auto& late = array.at(0);
  CHECK(late.at("overdue") == true);
  CHECK(late.at("due") == late.at("respond_by"));
  CHECK(late.at("clocks").at("response").at("kept") == false);
  CHECK(late.at("clocks").at("response").at("due") == late.at("respond_by"));
  CHECK(late.at("time_spent_seconds") == 0);
  CHECK(late.at("participants") == nlohmann::json::array());
  CHECK(late.at("last_in").is_null());
  const auto& waiting = array.at(1);
  CHECK(waiting.at("due").is_null());
  CHECK(waiting.at("overdue") == false);
  CHECK(array.at(2).at("clocks").at("response").at("kept").is_null());
}

TEST_CASE("each filter of the command line reaches the store") {
  const SomeTickets desk;
  const struct {
    Words words;
    std::vector<std::int64_t> expected;
  } table[] = {
      {{"--status", "all"}, {5, 4, 3, 2, 1}},
      {{"--status", "closed"}, {1}},
      {{"--assignee", "bo"}, {4, 1}},
      {{"--customer", "Volvo", "--status", "new"}, {5, 2}},
      {{"--queue", "support", "--limit", "2"}, {5, 4}},
      {{"--queue", "sales"}, {}},
      {{"--priority", "3"}, {5, 4, 3, 2, 1}},
      {{"--priority", "1"}, {}},
      {{"--overdue"}, {5}},
      {{"--due-before", "6h"}, {5, 3}},
      {{"--due-before", "6h", "--overdue"}, {5}},
      {{"--due-before", "1999-12-31"}, {}},
      {{"--since", "2h"}, {2, 1}},
      {{"--until", "2h"}, {5, 4, 3}},
      {{"--since", "2026-01-01", "--until", "2026-01-02T00:00:00Z"}, {}},
      {{"--search", "SCANIA"}, {3}},
      {{"--search", "printer"}, {4, 3}},
      {{"--sort", "oldest"}, {1, 2, 3, 4, 5}},
      {{"--sort", "urgent"}, {5, 3, 2, 4, 1}},
      {{"--sort", "priority", "--after", "3"}, {2, 4, 1}},
  };
  for (const auto& row : table) {
    Words words{"list", "--json"};
    words.insert(words.end(), row.words.begin(), row.words.end());
    CAPTURE(row.words.front());
    const auto answer = desk.say(words);
    REQUIRE(answer.exit_code == Done);
    CHECK(numbers(answer.out) == row.expected);
  }
}

TEST_CASE("a filter that means nothing is refused with what would be right") {
  const SomeTickets desk;
  const struct {
    Words words;
    std::string why;
  } table[] = {
      {{"list", "--since", "yesterday"}, "--since: \"yesterday\" is no time: like 2026-12-01"},
      {{"list", "--until", "2026-13-01"}, "--until: \"2026-13-01\" is no time"},
      {{"list", "--due-before", "4"}, "--due-before: \"4\" is no time"},
      {{"list", "--priority", "4"}, "\"4\" is not a whole number from 1 to 3"},
      {{"list", "--status", "done"}, "done not in"},
      {{"list", "--sort", "age"}, "age not in"},
      {{"list", "--watch", "--json"}, "--watch is for people"},
  };
  for (const auto& row : table) {
    CAPTURE(row.why);
    const auto answer = desk.say(row.words);
    CHECK(answer.exit_code == Usage);
    CHECK(answer.err.find(row.why) != std::string::npos);
  }
}

TEST_CASE("a watched list ends when nobody reads it any more") {
  const SomeTickets desk;
  const std::string file = desk.place.path("ticketd.yaml").string();
  const std::vector<const char*> words{"ticketctl", "--config", file.c_str(), "list", "--watch"};
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  out.setstate(std::ios::badbit);
  CHECK(run(static_cast<int>(words.size()), words.data(), in, out, err) == Done);
}

}  // namespace ticketd::console
