// SPDX-License-Identifier: Apache-2.0
#include "domain/intake.hpp"

#include <array>

#include <doctest/doctest.h>

#include "domain/address.hpp"
#include "domain/retry.hpp"
#include "domain/subject_tag.hpp"

namespace ticketd::domain {
namespace {

constexpr Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 2};

IntakeFacts facts(Verdict verdict, bool automatic) {
  IntakeFacts facts;
  facts.classification = {verdict, automatic, "a reason"};
  facts.sender = "eva@customer.example";
  facts.arrived = now;
  return facts;
}

LinkedTicket linked(ThreadLink link, bool belongs) {
  return {TicketNumber{7}, link, Status::Open, std::nullopt, belongs};
}

std::string filing_of(const IntakeDecision& decision) {
  if (std::holds_alternative<OpenTicket>(decision.filing)) return "ticket";
  return std::holds_alternative<JoinThread>(decision.filing) ? "thread" : "unfiled";
}

struct Row {
  Verdict verdict;
  bool automatic;
  const char* alone;  // how it is filed when it belongs to nothing
  bool acknowledged;
  bool has_clocks;
};

constexpr std::array table{
    Row{Verdict::Request, false, "ticket", true, true},
    Row{Verdict::Reply, false, "ticket", true, true},
    Row{Verdict::Request, true, "ticket", false, true},
    Row{Verdict::AutoReply, true, "unfiled", false, false},
    Row{Verdict::Delay, true, "unfiled", false, false},
    Row{Verdict::ReadReceipt, true, "unfiled", false, false},
    Row{Verdict::Bounce, true, "unfiled", false, false},
    Row{Verdict::FeedbackReport, true, "unfiled", false, false},
    Row{Verdict::Own, true, "unfiled", false, false},
    Row{Verdict::Bulk, false, "ticket", false, false},
};

}  // namespace

TEST_CASE("what a mail is decides where it is filed alone, whether it is answered, and whether clocks run") {
  for (const Row& row : table) {
    CAPTURE(name_of(row.verdict));
    CAPTURE(row.automatic);
    const auto decision = decide_intake(facts(row.verdict, row.automatic), {}, now);
    CHECK(filing_of(decision) == row.alone);
    CHECK(std::holds_alternative<Acknowledge>(decision.acknowledgement) == row.acknowledged);
    if (const auto* const opened = std::get_if<OpenTicket>(&decision.filing))
      CHECK(opened->has_clocks == row.has_clocks);
  }
}

TEST_CASE("whatever belongs to a thread is filed there and never acknowledged") {
  for (const Row& row : table) {
    CAPTURE(name_of(row.verdict));
    auto given = facts(row.verdict, row.automatic);
    given.links = {linked(ThreadLink::Token, false)};
    const auto decision = decide_intake(given, {}, now);
    CHECK(filing_of(decision) == "thread");
    CHECK_FALSE(std::holds_alternative<Acknowledge>(decision.acknowledgement));
  }
}

TEST_CASE("words in a thread are told and run on as a person's, whatever mark they bear") {
  for (const Mark mark : {Mark::None, Mark::NoAnswer, Mark::ForMany, Mark::Spam, Mark::Machine})
    for (const Verdict verdict : {Verdict::Request, Verdict::Reply, Verdict::Bulk}) {
      auto given = facts(verdict, mark != Mark::None);
      given.classification.mark = mark;
      given.links = {linked(ThreadLink::Token, false)};
      given.links.front().status = Status::Closed;
      const auto decision = decide_intake(given, {}, now);
      CHECK(decision.classification.verdict == Verdict::Reply);
      CHECK(decision.classification.automatic == (mark != Mark::None));
      CHECK(decision.told == ToldBy::Notice);
      CHECK(std::get<JoinThread>(decision.filing).reopens);
    }
}

TEST_CASE("who is told of a new ticket: whoever could be a person by a notice, the rest in the digest") {
  const auto told = [](Verdict verdict, Mark mark, auto change) {
    auto given = facts(verdict, mark != Mark::None);
    given.classification.mark = mark;
    change(given);
    return decide_intake(given, {}, now).told;
  };
  const auto stranger = [](IntakeFacts&) {};
  const auto customer = [](IntakeFacts& f) { f.sender_is_known = true; };
  const auto forged = [](IntakeFacts& f) { f.dmarc_failed = true; };
  const auto forged_customer = [](IntakeFacts& f) { f.dmarc_failed = f.sender_is_known = true; };
  const auto backlog = [](IntakeFacts& f) { f.is_backlog = true; };
  CHECK(told(Verdict::Request, Mark::None, stranger) == ToldBy::Notice);
  CHECK(told(Verdict::Request, Mark::Machine, stranger) == ToldBy::Notice);
  CHECK(told(Verdict::Reply, Mark::Machine, stranger) == ToldBy::Notice);
  CHECK(told(Verdict::Bulk, Mark::ForMany, stranger) == ToldBy::Digest);
  CHECK(told(Verdict::Bulk, Mark::Spam, stranger) == ToldBy::Digest);
  CHECK(told(Verdict::Request, Mark::None, forged) == ToldBy::Digest);
  CHECK(told(Verdict::Bulk, Mark::ForMany, customer) == ToldBy::Notice);
  CHECK(told(Verdict::Bulk, Mark::Spam, customer) == ToldBy::Notice);
  CHECK(told(Verdict::Request, Mark::None, forged_customer) == ToldBy::Notice);
  CHECK(told(Verdict::Request, Mark::None, backlog) == ToldBy::Nothing);
  CHECK(told(Verdict::Bulk, Mark::ForMany, backlog) == ToldBy::Nothing);
  CHECK(told(Verdict::AutoReply, Mark::Machine, customer) == ToldBy::Nothing);
}

TEST_CASE("a customer's mail with a list's marks counts as a machine's request, spam and forgery do not") {
  auto given = facts(Verdict::Bulk, true);
  given.sender_is_known = true;
  const auto clocks = [&](Mark mark) {
    given.classification.mark = mark;
    const auto decision = decide_intake(given, {}, now);
    CHECK_FALSE(std::holds_alternative<Acknowledge>(decision.acknowledgement));
    return std::get<OpenTicket>(decision.filing).has_clocks;
  };
  CHECK(clocks(Mark::ForMany));
  CHECK_FALSE(clocks(Mark::Spam));
  given.dmarc_failed = true;
  CHECK_FALSE(clocks(Mark::ForMany));
}

TEST_CASE(
    "a report by somebody who is only called like a mail system is a request unless it names our mail") {
  for (const Verdict verdict : {Verdict::Bounce, Verdict::Delay}) {
    auto given = facts(verdict, true);
    given.classification.mark = Mark::NoAnswer;
    CHECK(filing_of(decide_intake(given, {}, now)) == "ticket");
    given.links = {linked(ThreadLink::Token, false)};
    CHECK(decide_intake(given, {}, now).classification.verdict == verdict);
    given.links.clear();
    given.classification.mark = Mark::Machine;
    CHECK(filing_of(decide_intake(given, {}, now)) == "unfiled");
  }
}

TEST_CASE("a robot's answer to a digest opens no ticket, a person's does") {
  auto given = facts(Verdict::Reply, true);
  given.answers_desk_letter = true;
  for (const Mark mark : {Mark::Machine, Mark::Title}) {
    given.classification.mark = mark;
    CHECK(filing_of(decide_intake(given, {}, now)) == "unfiled");
  }
  given.classification.mark = Mark::NoAnswer;
  CHECK(filing_of(decide_intake(given, {}, now)) == "ticket");
  given.classification = {Verdict::Reply, false, "a person's answer"};
  CHECK(filing_of(decide_intake(given, {}, now)) == "ticket");
}

TEST_CASE("a number or a known id admits only who belongs to the ticket") {
  for (const ThreadLink link : {ThreadLink::Reference, ThreadLink::SubjectTag}) {
    auto given = facts(Verdict::Reply, false);
    given.links = {linked(link, false)};
    const auto stranger = decide_intake(given, {}, now);
    CHECK(filing_of(stranger) == "ticket");
    CHECK(std::get<OpenTicket>(stranger.filing).related_to == TicketNumber{7});
    given.links = {linked(link, true)};
    CHECK(filing_of(decide_intake(given, {}, now)) == "thread");
  }
}

TEST_CASE("a From that a trusted host calls forged gets in by nothing, not even a token") {
  auto given = facts(Verdict::Reply, false);
  given.links = {linked(ThreadLink::Token, true)};
  given.dmarc_failed = true;
  const auto decision = decide_intake(given, {}, now);
  CHECK(filing_of(decision) == "ticket");
  CHECK(decision.classification.verdict == Verdict::Bulk);
}

TEST_CASE("every reason to hold an acknowledgement back is told in the history") {
  const auto refused = [](auto change) {
    auto given = facts(Verdict::Request, false);
    change(given);
    const auto decision = decide_intake(given, {}, now);
    REQUIRE(std::holds_alternative<Withheld>(decision.acknowledgement));
    const auto* const told = std::get_if<event::AcknowledgementWithheld>(&decision.events.back().what);
    REQUIRE(told != nullptr);
    CHECK_FALSE(told->reason.empty());
  };
  refused([](IntakeFacts& f) { f.sender_is_this_desk = true; });
  refused([](IntakeFacts& f) { f.sender.clear(); });
  refused([](IntakeFacts& f) { f.is_backlog = true; });
  refused([](IntakeFacts& f) { f.acknowledged.same_content_today = true; });
  refused([](IntakeFacts& f) { f.acknowledged.to_address = 5; });
  refused([](IntakeFacts& f) { f.acknowledged.to_domain = 50; });
  refused([](IntakeFacts& f) { f.acknowledged.to_all = 2000; });
}

TEST_CASE("the subject's tag is read where it is well-formed, and only there") {
  CHECK(tagged_ticket("Re: [#1042] printer") == TicketNumber{1042});
  CHECK(tagged_ticket("[#] [#x] [#7]") == TicketNumber{7});
  for (const char* const none :
       {"", "[#", "[#12", "#12", "[12]", "[#-3]", "[#0]", "[#99999999999999999999]", "[# 12]"}) {
    CAPTURE(none);
    CHECK_FALSE(tagged_ticket(none).has_value());
  }
}

TEST_CASE("an address that could break a command or a header can't be answered") {
  for (const char* const good : {"eva@customer.example", "o'neil+x@a.example", "åsa@x.example"})
    CHECK(can_be_answered(good));
  for (const char* const bad : {"", "eva", "@x", "eva@", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<x>", "<a@b>",
                                "a@b,c@d", "\"a\"@b", "a@b;c"}) {
    CAPTURE(bad);
    CHECK_FALSE(can_be_answered(bad));
  }
  CHECK(folded("Eva@CUSTOMER.Example") == "eva@customer.example");
  CHECK(domain_of("a@b.example") == "b.example");
}

TEST_CASE("delays double, end at the ceiling, spread by a fifth, and giving up comes after days") {
  const RetrySchedule schedule{};
  CHECK(retry_delay(schedule, 1, 0.5) == Seconds{5});
  CHECK(retry_delay(schedule, 2, 0.5) == Seconds{10});
  CHECK(retry_delay(schedule, 100, 0.5) == std::chrono::hours{4});
  CHECK(retry_delay(schedule, 100, 0.0) == Seconds{11520});
  CHECK(retry_delay(schedule, 100, 0.999999) == Seconds{17280});
  CHECK(next_try(schedule, now, 3, 0.5, now + std::chrono::days{4}) ==
        now + std::chrono::days{4} + Seconds{20});
  CHECK_FALSE(next_try(schedule, now, 3, 0.5, now + std::chrono::days{5}).has_value());
}

TEST_CASE("an agent's mail without proof lies in the thread that it names and reopens nothing") {
  auto claimed = facts(Verdict::Reply, false);
  claimed.claims_to_be_agent = true;
  claimed.links = {linked(ThreadLink::SubjectTag, false)};
  CHECK(filing_of(decide_intake(claimed, {}, now)) == "thread");
  claimed.links.front().status = Status::Closed;
  claimed.links.front().closed = now - std::chrono::days{300};
  const auto long_closed = decide_intake(claimed, {}, now);
  REQUIRE(filing_of(long_closed) == "thread");
  CHECK_FALSE(std::get<JoinThread>(long_closed.filing).reopens);
  auto forged = claimed;
  forged.dmarc_failed = true;
  CHECK(filing_of(decide_intake(forged, {}, now)) == "ticket");
  auto robots = claimed;
  robots.classification.automatic = true;
  CHECK(filing_of(decide_intake(robots, {}, now)) == "ticket");
  auto passed_on = claimed;
  passed_on.passed_on = {TicketNumber{7}};
  CHECK(filing_of(decide_intake(passed_on, {}, now)) == "ticket");
  auto alone = claimed;
  alone.links.clear();
  CHECK(filing_of(decide_intake(alone, {}, now)) == "ticket");
}

}  // namespace ticketd::domain
