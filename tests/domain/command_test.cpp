// SPDX-License-Identifier: Apache-2.0
#include "domain/command.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace ticketd::domain;
using namespace std::chrono_literals;

namespace {

// The command of a mail that holds one line and this command on it.
template <class Kind>
Kind only(std::string_view reply) {
  CAPTURE(std::string(reply));
  const WrittenCommands read = read_commands(reply);
  REQUIRE(read.lines.size() == 1);
  const auto* command = std::get_if<Command>(&read.lines[0].meaning);
  REQUIRE(command != nullptr);
  REQUIRE(std::holds_alternative<Kind>(*command));
  return std::get<Kind>(*command);
}

template <class Kind>
bool is(const CommandLine& line) {
  const auto* command = std::get_if<Command>(&line.meaning);
  return command != nullptr && std::holds_alternative<Kind>(*command);
}

}  // namespace

TEST_CASE("Every command is read with its words") {
  only<command::Take>("/take");
  CHECK(only<command::Assign>("/assign Bo Ek").agent == "Bo Ek");
  CHECK(only<command::SetPriority>("/priority 1").priority == Priority::Urgent);
  CHECK(only<command::SetPriority>("/priority 3").priority == Priority::Normal);
  only<command::Start>("/start");
  only<command::Wait>("/wait");
  only<command::Resolve>("/resolve");
  only<command::Close>("/close");
  only<command::Reopen>("/reopen");
  only<command::Note>("/note");
  CHECK(only<command::AddCc>("/cc Adam@Volvo.example").address == "adam@volvo.example");
  CHECK(only<command::AddCc>("/cc Adam Ek <adam@volvo.example>").address == "adam@volvo.example");
  CHECK(only<command::RemoveCc>("/uncc adam@volvo.example").address == "adam@volvo.example");
  CHECK(only<command::SetSubject>("/subject Printer / fire").subject == "Printer / fire");
  CHECK(only<command::Merge>("/merge 1040").into == TicketNumber{1040});
  CHECK(only<command::Merge>("/merge #1040").into == TicketNumber{1040});
  CHECK(only<command::Move>("/move invoices").queue == "invoices");
  only<command::History>("/history");
  only<command::Spam>("/spam");
  only<command::Send>("/send");
  only<command::Help>("/help");
}

TEST_CASE("Time spent is read with its kind and its words") {
  const auto on_phone = only<command::AddTime>("/time 1h30m phone with Eva");
  CHECK(on_phone.spent == 90min);
  CHECK(on_phone.activity == command::Activity::Phone);
  CHECK(on_phone.text == "with Eva");
  const auto at_desk = only<command::AddTime>("/time 45m telephone bill");
  CHECK(at_desk.spent == 45min);
  CHECK(at_desk.activity == command::Activity::Unsaid);
  CHECK(at_desk.text == "telephone bill");
  CHECK(only<command::AddTime>("/TIME 2H").spent == 2h);
}

TEST_CASE("Case, blanks and what mail programs leave unseen around a command do no harm") {
  for (const char* written :
       {"/Close", "/CLOSE  ", "  /close\r", "\xEF\xBB\xBF/close", "\n\n \xC2\xA0/close\xE2\x80\x8B\n"}) {
    only<command::Close>(written);
  }
}

TEST_CASE("Commands end at the first other line and blank lines between them do not count") {
  const WrittenCommands read = read_commands("\n/take\n\n/priority 1\nHello Eva,\n/close\nis a command.\n");
  REQUIRE(read.lines.size() == 2);
  CHECK(is<command::Take>(read.lines[0]));
  CHECK(is<command::SetPriority>(read.lines[1]));
  CHECK(read.lines[1].as_written == "/priority 1");
  CHECK(read.text == "Hello Eva,\n/close\nis a command.\n");
}

TEST_CASE("What is text is no command") {
  const std::vector<std::string> texts{"",
                                       "Hello\n/close",
                                       "> /close",
                                       "-/close",
                                       "\"/close\"",
                                       "close",
                                       "\\close",
                                       "//close",
                                       "/usr/bin/foo crashes",
                                       "/close/",
                                       "/24 network",
                                       "/",
                                       "/ ",
                                       "/ var is full",
                                       "/.close",
                                       "/" + std::string(2000, 'x')};
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 40));
    const WrittenCommands read = read_commands(text);
    CHECK(read.lines.empty());
    CHECK(read.text == text);
  }
}

TEST_CASE("What is not understood is reported with why and with the nearest command") {
  struct Case {
    const char* line;
    const char* why;
    const char* nearest;
  };
  const std::vector<Case> cases{
      {"/clsoe", "there is no such command", "/close"},
      {"/closed", "there is no such command", "/close"},
      {"/close.", "there is no such command", "/close"},
      {"/prio 1", "there is no such command", "/priority 1|2|3"},
      {"/resolved", "there is no such command", "/resolve"},
      {"/var is full", "there is no such command", "/help"},
      {"/xyzzy", "there is no such command", "/help"},
      {"/\xD1\x81lose", "there is no such command", "/close"},  // Cyrillic es
      {"/close now", "it is written /close", "/close"},
      {"/take\xE2\x80\x8B it", "it is written /take", "/take"},
      {"/assign", "it is written /assign NAME", "/assign NAME"},
      {"/priority 0", "it is written /priority 1|2|3", "/priority 1|2|3"},
      {"/priority 4", "it is written /priority 1|2|3", "/priority 1|2|3"},
      {"/priority 1 please", "it is written /priority 1|2|3", "/priority 1|2|3"},
      {"/cc Adam", "it is written /cc ADDRESS", "/cc ADDRESS"},
      {"/cc a@b.example, c@d.example", "it is written /cc ADDRESS", "/cc ADDRESS"},
      {"/subject", "it is written /subject TEXT", "/subject TEXT"},
      {"/time", "it is written /time 1h30m [phone] [TEXT]", "/time 1h30m [phone] [TEXT]"},
      {"/time 90", "it is written /time 1h30m [phone] [TEXT]", "/time 1h30m [phone] [TEXT]"},
      {"/time 0m", "it is written /time 1h30m [phone] [TEXT]", "/time 1h30m [phone] [TEXT]"},
      {"/time -1h", "it is written /time 1h30m [phone] [TEXT]", "/time 1h30m [phone] [TEXT]"},
      {"/time 8d", "it is written /time 1h30m [phone] [TEXT]", "/time 1h30m [phone] [TEXT]"},
      {"/merge", "it is written /merge NUMBER", "/merge NUMBER"},
      {"/merge 0", "it is written /merge NUMBER", "/merge NUMBER"},
      {"/merge -5", "it is written /merge NUMBER", "/merge NUMBER"},
      {"/merge 99999999999999999999", "it is written /merge NUMBER", "/merge NUMBER"},
      {"/move a b", "it is written /move QUEUE", "/move QUEUE"},
      {"/ close", "a blank stands behind the slash", "/close"},
      {"\xEF\xBC\x8F"
       "close",
       "this is not the plain slash", "/close"},
      {"\xE2\x88\x95"
       "take",
       "this is not the plain slash", "/take"},
      {"\xE2\x81\x84"
       "resolv",
       "this is not the plain slash", "/resolve"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.line);
    const WrittenCommands read = read_commands(each.line);
    REQUIRE(read.lines.size() == 1);
    const auto* problem = std::get_if<NotUnderstood>(&read.lines[0].meaning);
    REQUIRE(problem != nullptr);
    CHECK(described(problem->why) == each.why);
    CHECK(problem->nearest == each.nearest);
  }
}

TEST_CASE(
    "A line with an unknown word may be a sentence: it stays in the text, and commands go on behind it") {
  const WrittenCommands read = read_commands("/var is full\n/note\nLook at it.\n");
  REQUIRE(read.lines.size() == 2);
  CHECK(is<command::Note>(read.lines[1]));
  CHECK(read.text == "/var is full\nLook at it.\n");
}

TEST_CASE("More than fifty commands are text") {
  std::string reply;
  for (int i = 0; i < 60; ++i) reply += "/take\n";
  const WrittenCommands read = read_commands(reply);
  CHECK(read.lines.size() == 50);
  CHECK(read.text == "/take\n/take\n/take\n/take\n/take\n/take\n/take\n/take\n/take\n/take\n");
}
