// SPDX-License-Identifier: Apache-2.0
// What an agent wrote for colleagues never reaches the customer, wherever the word for that stands; what is
// not clear is held and comes back.
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "flow/conversation/operate.hpp"
#include "store/reports.hpp"
#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "Eva Holm <eva@customer.example>";
const std::string evas = "eva@customer.example";
const std::string annas = "anna@desk.example";
const std::string bos = "bo@desk.example";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A ticket of Eva's that Anna has, and how many mails Eva had before Anna wrote.
struct Stage {
  explicit Stage(std::string text = "It burns on the third floor.\n") {
    ticket = *world.eva_writes(std::move(text)).ticket;
  }

  domain::Ticket after(std::string words) {
    evas_before = world.mails_to(evas);
    bos_before = world.mails_to(bos);
    world.answers(anna, std::move(words));
    return world.ticket(ticket);
  }
  std::size_t new_to_eva() { return world.mails_to(evas) - evas_before; }
  std::size_t new_to_bo() { return world.mails_to(bos) - bos_before; }
  std::string answer() { return world.newest_text_to(annas); }
  bool is_held() { return new_to_eva() == 0 && has(answer(), "NOT SENT to eva@customer.example"); }

  AgentWorld world;
  domain::TicketNumber ticket;
  std::size_t evas_before = 0;
  std::size_t bos_before = 0;
};

}  // namespace

TEST_CASE("a command below an agent's words is obeyed, and the words go out without it") {
  Stage stage;
  CHECK(stage.after("Hi Eva,\n\nall done.\n\n/resolve\n").status == domain::Status::Resolved);
  CHECK(stage.new_to_eva() == 1);
  CHECK(has(stage.world.newest_text_to(evas), "all done."));
  CHECK_FALSE(has(stage.world.newest_text_to(evas), "/resolve"));
  CHECK(has(stage.answer(), "Command /resolve"));
  stage.world.answers(eva, "NO\nIt burns again.\n");
  CHECK(stage.after("Now it is done.\n/resolve\n").status == domain::Status::Resolved);
  CHECK(stage.new_to_eva() == 1);
}

TEST_CASE("/note below the words keeps the whole mail inside, and its agent is told so") {
  Stage stage;
  stage.after("I think it is the firewall.\n/note\n");
  CHECK(stage.new_to_eva() == 0);
  CHECK(has(stage.answer(), "nothing was sent to the requester"));
  CHECK(store::messages_of(stage.world.session(), stage.ticket).back().direction == domain::Direction::Out);
  CHECK(stage.world.ticket(stage.ticket).status == domain::Status::New);
}

TEST_CASE("a mail that looks as if it wanted a command does nothing, comes back whole, and /send sends it") {
  for (const std::string line : {"/reslove", "/note:", "/note she never pays", "*/note*", "/xyzzy",
                                 "/priority 5", "She never pays /note"}) {
    CAPTURE(line);
    Stage stage;
    CHECK(stage.after("/take\nAll done, Eva.\n" + line + "\n").status == domain::Status::New);
    CHECK(stage.is_held());
    CHECK(has(stage.answer(), "> All done, Eva.\n> " + line));
    stage.after("/send\n");
    CHECK(stage.new_to_eva() == 1);
    CHECK(has(stage.world.newest_text_to(evas), "All done, Eva.\n" + line));
  }
}

TEST_CASE("/send of what was held still obeys the commands that are clear: a note stays inside") {
  Stage stage;
  stage.after("She never pays, be careful.\n/note\n/prioirty 1\n");
  CHECK(stage.is_held());
  stage.after("/send\n");
  CHECK(stage.new_to_eva() == 0);
}

TEST_CASE("paths, links and code in an answer are no commands, and it goes out") {
  Stage stage;
  stage.after(
      "Hi Eva,\n/var\n/etc/passwd\n/dev/sda1 is full, see "
      "https://desk.example/note\n```\n/note\n```\nAnna\n");
  CHECK(stage.new_to_eva() == 1);
  CHECK(has(stage.world.newest_text_to(evas), "/etc/passwd"));
}

TEST_CASE("a command that stands in the customer's mail is never an agent's") {
  Stage stage("I type\n/close\nand it burns.\n");
  CHECK(stage.after("You wrote that you type\n/close\nand then?\n").status == domain::Status::New);
  CHECK(stage.is_held());
  CHECK(stage.after("> I type\n> /close\nWhy?\n").status == domain::Status::Open);
  CHECK(stage.new_to_eva() == 1);
}

TEST_CASE("a command below a quote or a signature is not obeyed, and nothing is sent") {
  Stage stage;
  CHECK(stage.after("It does.\n> It burns on the third floor.\nDone.\n/resolve\n").status ==
        domain::Status::New);
  CHECK(stage.is_held());
  CHECK(stage.after("Done.\n-- \nAnna\n/resolve\n").status == domain::Status::New);
  CHECK(stage.is_held());
  CHECK(stage.after("She never pays.\n\nSent from my iPhone\n\n/note\n").status == domain::Status::New);
  CHECK(stage.is_held());
}

TEST_CASE("a customer's or a stranger's later lines command nothing") {
  Stage stage;
  stage.world.answers(eva, "It is fine.\n/close\n");
  CHECK(stage.world.ticket(stage.ticket).status == domain::Status::New);
  stage.world.mail_arrives(raw({.from = anna,
                                .text = "It is fine.\n/close\n",
                                .message_id = stage.world.fresh_id(),
                                .in_reply_to = stage.world.newest_id_to(evas)}));
  CHECK(stage.world.ticket(stage.ticket).status == domain::Status::New);
}

TEST_CASE("words beside /assign go to whom it names, not to the customer") {
  for (const std::string mail : {"/assign bo\n\nbo, can you take this? I am away till Friday.\n",
                                 "bo, can you take this? I am away till Friday.\n\n/assign bo\n"}) {
    CAPTURE(mail);
    Stage stage;
    CHECK(stage.after(mail).assignee == "bo");
    CHECK(stage.new_to_eva() == 0);
    CHECK(stage.new_to_bo() == 1);
    const auto text = stage.world.newest_text_to(bos);
    CHECK(has(text,
              "From anna, who hands it over to you:\n\n> bo, can you take this? I am away till Friday.\n"));
    CHECK(has(text, "> It burns on the third floor."));
    CHECK(has(stage.answer(), "they went to bo and not to the requester"));
    CHECK_FALSE(stage.world.ticket(stage.ticket).work_began.has_value());
    // He has it already, and there is more to say.
    stage.after("/assign bo\nThe key is under the mat.\n");
    CHECK(stage.new_to_eva() == 0);
    CHECK(has(stage.world.newest_text_to(bos), "> The key is under the mat."));
  }
}

TEST_CASE("/reply beside /assign sends the words to the customer; with /note it is refused") {
  Stage stage;
  CHECK(stage.after("/assign bo\n/reply\nBo will come on Friday.\n").assignee == "bo");
  CHECK(stage.new_to_eva() == 1);
  CHECK(has(stage.world.newest_text_to(evas), "Bo will come on Friday."));
  Stage other;
  CHECK(other.after("/assign bo\n/note\n/reply\nShe never pays.\n").assignee == "anna");
  CHECK(other.new_to_eva() == 0);
  CHECK(has(other.answer(), "a note goes to nobody outside"));
  Stage own;
  own.after("/assign anna\nI am on it.\n");
  CHECK(own.new_to_eva() == 1);
}

TEST_CASE("a refused mail comes back with its words, which were sent to nobody") {
  Stage stage;
  stage.after("/priority 9\nWe are on it, Eva.\n");
  CHECK(stage.new_to_eva() == 0);
  CHECK(has(stage.answer(), "refused, it is written /priority 1|2|3"));
  CHECK(has(stage.answer(), "NOT SENT"));
  CHECK(has(stage.answer(), "> We are on it, Eva."));
  stage.after("/priority 2\nWe are on it, Eva.\n");
  CHECK(stage.new_to_eva() == 1);
}

TEST_CASE("an answer that holds words of a note, of a handover or of talk among agents is held") {
  struct Case {
    std::string inside;
    std::string to = "support@desk.example";
  };
  for (const Case& each :
       {Case{"/note\nShe never pays, be careful with promises.\n"},
        Case{"She never pays, be careful with promises.\n/note\n"},
        Case{"/assign bo\nShe never pays, be careful with promises.\n"},
        Case{"She never pays, be careful with promises.\n", "bo@desk.example, support@desk.example"}}) {
    CAPTURE(each.inside);
    Stage stage;
    stage.world.mail_arrives(raw({.from = anna,
                                  .to = each.to,
                                  .text = each.inside,
                                  .message_id = stage.world.fresh_id(),
                                  .in_reply_to = stage.world.newest_id_to(annas)}));
    for (const std::string words : {"We come.\n\nShe never pays, be careful with promises.\n",
                                    "As said: she never pays,\nbe careful with promises.\n",
                                    "> She never pays, be careful with promises.\nWe come.\n> on Friday\n"}) {
      CAPTURE(words);
      stage.after(words);
      CHECK(stage.is_held());
      CHECK(has(stage.answer(), "written for agents only"));
    }
    stage.after("We come on Friday.\n");
    CHECK(stage.new_to_eva() == 1);
  }
}

TEST_CASE("what the customer has, courtesies and words of a mail that was held before hold nothing back") {
  Stage stage;
  stage.after("/note\nHi Bo,\nIt burns on the third floor.\nThanks for your help\nKind regards\nAnna\n");
  stage.after("Hi Eva,\nyou say: It burns on the third floor.\nThanks for your help\nKind regards\nAnna\n");
  CHECK(stage.new_to_eva() == 1);
  stage.after("We changed the fuse and it works.\n/reslove\n");
  CHECK(stage.is_held());
  CHECK(stage.after("We changed the fuse and it works.\n/resolve\n").status == domain::Status::Resolved);
  CHECK(stage.new_to_eva() == 1);
}

TEST_CASE("words typed at a terminal are kept inside by the same rules, and refused instead of held") {
  Stage stage;
  const auto typed = [&](std::string_view words) {
    return std::get<domain::ActionPlan>(stage.world.unit([&](store::Session& session) {
      return flow::operate({session, stage.world.desk(), stage.world.now}, stage.ticket, "anna", words);
    }));
  };
  const auto before = stage.world.mails_to(evas);
  CHECK(typed("She never pays, be careful.\n/note\n").keeps_internal);
  CHECK(typed("All done.\n/reslove\n").is_refused);
  stage.after("/note\nShe never pays, be careful.\n");
  CHECK(typed("She never pays, be careful.\n").is_refused);
  CHECK(stage.world.mails_to(evas) == before);
  CHECK_FALSE(typed("All done.\n/resolve\n").is_refused);
  CHECK(stage.world.mails_to(evas) == before + 1);
}

TEST_CASE("what the desk tells agents is held where it is pasted") {
  Stage stage;
  const auto notice = stage.answer();
  const auto begin = notice.find("New at ");
  REQUIRE(begin != std::string::npos);
  stage.after("We come.\n" + notice.substr(begin, notice.find('\n', begin) - begin) + "\nAnna\n");
  CHECK(stage.is_held());
}

TEST_CASE("what the desk tells agents is left out of an answer between quoted lines") {
  Stage stage;
  const auto notice = stage.answer();
  std::string quoted;
  std::size_t from = 0;
  for (auto at = notice.find('\n'); at != std::string::npos; from = at + 1, at = notice.find('\n', from)) {
    const auto line = notice.substr(from, at - from);
    quoted += "> " + line + "\n";
    if (has(line, "> It burns")) quoted += "We come.\n";
  }
  stage.after("Hello Eva,\n" + quoted + "Anna\n");
  REQUIRE(stage.new_to_eva() == 1);
  const auto text = stage.world.newest_text_to(evas);
  CHECK(has(text, "It burns on the third floor.\nWe come.\n"));
  for (const std::string_view part : {"assigned to", "Customer:", "contract", "Begin by", "Useful now"})
    CHECK_FALSE(has(text, part));
}

TEST_CASE("what a mail program writes below each of an agent's mails is no word of a note") {
  for (const std::string footer :
       {"\n/Anna\n\nAcme - we keep your presses running since 1905\nOffice hours Monday to Friday 8 to 17\n",
        "\nBest regards\nAnna\n\nThis e-mail is confidential. If you are not the intended recipient, delete "
        "it.\n",
        "\nThis e-mail is meant for the addressee only and may not be passed on.\n"}) {
    CAPTURE(footer);
    Stage stage;
    stage.after("/note\nShe never pays her bills.\n" + footer);
    stage.after("Dear Eva,\n\nplease restart the press.\n" + footer);
    CHECK(stage.new_to_eva() == 1);
    stage.after("Dear Eva,\n\nShe never pays her bills.\n" + footer);
    CHECK(stage.is_held());
  }
  Stage stage;
  stage.after("/note\nThanks\nShe never pays her bills.\n");
  stage.after("Dear Eva,\nShe never pays her bills.\nAnna\n");
  CHECK(stage.is_held());
  stage.after("Thanks\nShe never pays her bills.\n");
  CHECK(stage.is_held());
}

}  // namespace ticketd::story
