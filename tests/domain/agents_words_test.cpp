// SPDX-License-Identifier: Apache-2.0
#include "domain/agents_words.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace ticketd::domain;

namespace {

const std::vector<const char*> near_commands{"/reslove",
                                             "/resolved",
                                             "/Reslove.",
                                             "/nte",
                                             "/notes",
                                             "/note:",
                                             "/note.",
                                             "/note: she never pays",
                                             "/note she never pays",
                                             "/note - she never pays",
                                             "/note-she never pays",
                                             "/ note",
                                             "//note",
                                             "\\note",
                                             "/note/",
                                             "*/note*",
                                             "**/note**",
                                             "_/note_",
                                             "`/note`",
                                             "\"/note\"",
                                             "\xE2\x80\x9C/note\xE2\x80\x9D",
                                             "- /note",
                                             "\xE2\x80\xA2 /note",
                                             "(/note)",
                                             "[/note]",
                                             "\xEF\xBC\x8Fnote",
                                             "\xE2\x88\x95note",
                                             "/n\xD0\xBEte",  // Cyrillic o
                                             "Internal: /note",
                                             "[Internal] /note she never pays",
                                             "She never pays, be careful. /note",
                                             "That was all. /resolve",
                                             "Over to you. /assign bo",
                                             "/asign bo",
                                             "/assgin bo",
                                             "/assign",
                                             "/prio 1",
                                             "/prioirty 2",
                                             "/priority 5",
                                             "/priority high",
                                             "/resolve it",
                                             "/close now please",
                                             "/time",
                                             "/time 3 hours",
                                             "/cc eva",
                                             "/merge that",
                                             "/done",
                                             "/fixed",
                                             "/internal",
                                             "/intern",
                                             "/ assign bo",
                                             "\\assign bo",
                                             "/xyzzy"};

std::string commands_of(const WrittenCommands& written) {
  std::string all;
  for (const auto& line : written.lines) all += line.as_written + "\n";
  return all;
}

WrittenCommands read(std::string_view text) {
  return read_agents_words({.text = text});
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A command of an agent's own words is obeyed wherever it stands, and is no part of the text") {
  struct Case {
    const char* words;
    const char* commands;
    const char* text;
  };
  const std::vector<Case> cases{
      {"Hi Eva,\n\nall done.\n\n/resolve\n", "/resolve\n", "Hi Eva,\n\nall done.\n\n"},
      {"Hi Eva,\n\nall done.\n/resolve", "/resolve\n", "Hi Eva,\n\nall done.\n"},
      {"I think it is the firewall.\n/note\n", "/note\n", "I think it is the firewall.\n"},
      {"Hello\n/close", "/close\n", "Hello\n"},
      {"/take\nHello\n/close\n", "/take\n/close\n", "Hello\n"},
      {"First.\n\n/wait\n\nSecond.\n", "/wait\n", "First.\n\nSecond.\n"},
      {"First.\n/wait\nSecond.\n", "/wait\n", "First.\nSecond.\n"},
      {"Bo, please.\n/assign Bo Ek\n/time 15m phone with Eva\n", "/assign Bo Ek\n/time 15m phone with Eva\n",
       "Bo, please.\n"},
      {"Done.\r\n  /RESOLVE \r\n", "/RESOLVE\n", "Done.\r\n"},
      {"Done.\n\xC2\xA0/resolve\xE2\x80\x8B\n", "/resolve\n", "Done.\n"},
      {"Done.\n\xE2\x81\xA8/resolve\xE2\x81\xA9\n", "/resolve\n", "Done.\n"},
      {"Best regards\nAnna\n/resolve\n", "/resolve\n", "Best regards\nAnna\n"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.words);
    const auto written = read(each.words);
    CHECK(commands_of(written) == each.commands);
    CHECK(written.text == each.text);
    CHECK(written.doubt.empty());
  }
  CHECK_FALSE(read("/take\nHello\n/close\n").lines.at(0).is_below_text);
  CHECK(read("/take\nHello\n/close\n").lines.at(1).is_below_text);
}

TEST_CASE("What nearly is a command below the text puts the mail in doubt, and nothing of it is a command") {
  for (const char* line : near_commands) {
    CAPTURE(line);
    const std::string words = std::string("Hi Eva,\nwe are on it.\n") + line + "\n";
    const auto written = read(words);
    CHECK_FALSE(written.doubt.empty());
    CHECK(written.lines.empty());
    CHECK(written.text == words);
  }
  CHECK(has(read("Done.\n/reslove\n").doubt, "\"/reslove\" is not a command; did you mean /resolve?"));
  CHECK(has(read("Done.\n/priority 5\n").doubt, "did you mean /priority 1|2|3?"));
}

TEST_CASE("A command that may be shown, quoted or another's is not obeyed, and the mail is in doubt") {
  struct Case {
    AgentsWords words;
    const char* why;
  };
  const std::string_view below_quote = "Yes.\n> It burns.\nDone.\n/resolve\n";
  const auto evas = [](std::string_view line) { return line == "/close"; };
  const std::vector<Case> cases{
      {{.text = "Type this in the chat:\n/help\n"}, "announces it"},
      {{.text = "It goes like that:\n\n/note\n"}, "announces it"},
      {{.text = "Run\n    /close\n"}, "indented"},
      {{.text = "Run\n\t/close\n"}, "indented"},
      {{.text = below_quote, .clear = 5}, "stands below something quoted"},
      {{.text = "You wrote\n/close\nand then?\n", .is_anothers = evas}, "somebody else"},
      {{.text = "Done.\n", .below_signature = "-- \nAnna\n/resolve"}, "below your signature"},
      {{.text = "She never pays.\n", .below_signature = "Sent from my phone\n\n/note\n"},
       "below your signature"},
  };
  for (const Case& each : cases) {
    CAPTURE(std::string(each.words.text));
    const auto written = read_agents_words(each.words);
    CHECK(written.lines.empty());
    CHECK(has(written.doubt, each.why));
    CHECK(written.text == each.words.text);
  }
  const AgentsWords other{.text = "Done.\n/resolve\n", .below_signature = "/close", .is_anothers = evas};
  CHECK(read_agents_words(other).doubt.empty());
  CHECK(read_agents_words(other).lines.size() == 1);
}

TEST_CASE("Paths, listings, links, code and sentences are text without a doubt") {
  for (const char* line : {"/etc/passwd",
                           "/var/log/syslog is full",
                           "/var",
                           "/tmp",
                           "/home is full",
                           "/dev/sda1",
                           "/dev/sda1   20G  19G  1G  95% /",
                           "  /usr/bin",
                           "    /srv",
                           "/index.html",
                           "/time/series",
                           "/24 network",
                           "/",
                           "//",
                           "// note that this is a comment",
                           "//server/share",
                           "\\\\server\\note",
                           "C:\\note",
                           "./resolve",
                           "~/note",
                           "</note>",
                           "</time>",
                           "<note/>",
                           "and/or",
                           "either/note or",
                           "https://desk.example/note",
                           "see https://desk.example/help/start",
                           "/server is down",
                           "/mnt/note",
                           "1/2",
                           "> /close",
                           ">/note",
                           "-",
                           "note: be careful",
                           "Please note this.",
                           "/month",
                           "/m\xC3\xA5nad",
                           "49 EUR /month",
                           "/health",
                           "// priority 1",
                           "1. open /etc and close it"}) {
    CAPTURE(line);
    const std::string words = std::string("Hi Eva,\n") + line + "\nBest regards\nAnna\n";
    const auto written = read(words);
    CHECK(written.doubt == "");
    CHECK(written.lines.empty());
    CHECK(written.text == words);
  }
  const std::string code = "Hi Eva,\n```\n/note\n/reslove\n```\nBest regards\n";
  CHECK(read(code).lines.empty());
  CHECK(read(code).doubt.empty());
  CHECK(read(code).text == code);
  // A fence that is never closed fences nothing.
  CHECK(read("Hi Eva,\n```\nshe never pays\n/note\n").lines.size() == 1);
}

TEST_CASE("A slash before the writer's own name is a signature, before another's a doubt") {
  for (const char* line : {"/Anna", "/anna", "/Anna Berg", "/AB"}) {
    CAPTURE(line);
    const std::string words = std::string("Hej Eva, klart nu.\n\n") + line + "\n";
    const auto written = read_agents_words({.text = words, .names = "anna Anna Berg"});
    CHECK(written.text == words);
    CHECK(written.lines.empty());
    const bool is_signature = written.doubt.empty();
    CHECK(is_signature);
    CHECK_FALSE(read_agents_words({.text = "Klart.\n/Bo\n", .names = "anna Anna Berg"}).doubt.empty());
  }
  CHECK(read_agents_words({.text = "Done.\n/Tim\n", .names = "tim Tim Ek"}).doubt.empty());
  CHECK_FALSE(read_agents_words({.text = "Done.\n/Tim\n", .names = "anna Anna Berg"}).doubt.empty());
  CHECK(commands_of(read_agents_words({.text = "Done.\n/close\n", .names = "Close Berg"})) == "/close\n");
}

TEST_CASE("First lines are read as ever, and one that is not understood leaves the rest alone") {
  const auto written = read("/clsoe\nHello\n/take\n");
  REQUIRE(written.lines.size() == 1);
  CHECK(std::holds_alternative<NotUnderstood>(written.lines[0].meaning));
  CHECK(written.doubt.empty());
}

TEST_CASE("Commands beyond the fiftieth put the mail in doubt instead of reaching a customer") {
  std::string words = "Hello\n";
  for (int i = 0; i < 60; ++i) words += "/take\n";
  CHECK(read(words).lines.size() == 50);
  CHECK(has(read(words).doubt, "one command too many"));
}
