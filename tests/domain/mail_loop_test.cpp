// SPDX-License-Identifier: Apache-2.0
#include "domain/mail_loop.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace ticketd::domain;

namespace {

constexpr Instant start{std::chrono::seconds{1'800'000'000}};

class Talk {
 public:
  Talk& says(LoopEnd from, Seconds later, const std::string& words, std::int64_t answers = 0) {
    now_ += later;
    LoopMail mail{.from = from, .at = now_};
    for (std::size_t i = 0; i < words.size(); ++i) mail.wording.at(i) = static_cast<std::byte>(words[i]);
    if (answers != 0) mail.answers = OutboxNumber{answers};
    mails_.push_back(mail);
    return *this;
  }
  Talk& agents(Seconds later, const std::string& words, std::int64_t answers = 0) {
    return says(LoopEnd::Agents, later, words, answers);
  }
  Talk& others(Seconds later, const std::string& words, std::int64_t answers = 0) {
    return says(LoopEnd::Others, later, words, answers);
  }
  [[nodiscard]] bool is_loop() const { return is_mail_loop(mails_); }

 private:
  Instant now_ = start;
  std::vector<LoopMail> mails_;
};

using std::chrono::minutes;
using std::chrono::seconds;

}  // namespace

TEST_CASE("Six answers within a minute each are robots', whatever they say") {
  Talk talk;
  talk.others(seconds{0}, "0");
  for (int i = 1; i <= 6; ++i) {
    CHECK_FALSE(talk.is_loop());
    talk.says(i % 2 == 1 ? LoopEnd::Agents : LoopEnd::Others, seconds{59}, std::to_string(i), 10 + i);
  }
  CHECK(talk.is_loop());
}

TEST_CASE("One pause of more than a minute among the six is a person's") {
  Talk talk;
  talk.others(seconds{0}, "0");
  for (int i = 1; i <= 8; ++i)
    talk.says(i % 2 == 1 ? LoopEnd::Agents : LoopEnd::Others, seconds{i % 4 == 3 ? 61 : 5},
              std::to_string(i));
  CHECK_FALSE(talk.is_loop());
}

TEST_CASE("Robots that send two mails for one are robots") {
  Talk talk;
  for (int i = 0; i < 4; ++i)
    talk.others(seconds{5}, "ticket " + std::to_string(i))
        .others(seconds{1}, "survey " + std::to_string(i))
        .agents(seconds{5}, "away " + std::to_string(i));
  CHECK(talk.is_loop());
}

TEST_CASE("The same words for the third time within the hour, after the same words of the other end") {
  Talk talk;
  talk.agents(minutes{0}, "I am away").others(minutes{10}, "We got your mail");
  talk.agents(minutes{10}, "I am away").others(minutes{10}, "We got your mail");
  CHECK_FALSE(talk.is_loop());
  talk.agents(minutes{10}, "I am away");
  CHECK(talk.is_loop());
}

TEST_CASE("The same words for the third time, at once after whatever was said") {
  Talk talk;
  talk.agents(minutes{0}, "Hello").others(seconds{5}, "We got your mail");
  talk.agents(minutes{9}, "Is anybody there?").others(seconds{5}, "We got your mail");
  CHECK_FALSE(talk.is_loop());
  talk.agents(minutes{9}, "Hello?").others(seconds{5}, "We got your mail");
  CHECK(talk.is_loop());
}

TEST_CASE("The same words in more than an hour are no loop") {
  Talk talk;
  for (int i = 0; i < 3; ++i) talk.agents(minutes{15}, "I am away").others(minutes{16}, "We got your mail");
  CHECK_FALSE(talk.is_loop());
}

TEST_CASE("A person's seven photos in quick succession are no loop, not even where a robot thanks for each") {
  Talk alone;
  for (int i = 0; i < 7; ++i) alone.others(seconds{5}, "");
  CHECK_FALSE(alone.is_loop());
  Talk thanked;
  for (int i = 0; i < 7; ++i)
    thanked.others(seconds{20}, "photo " + std::to_string(i), 7)
        .agents(seconds{2}, "thanks " + std::to_string(i), 20 + i);
  CHECK_FALSE(thanked.is_loop());
}

TEST_CASE("'Any news?' again and again is a person's question, answered or not") {
  Talk unanswered;
  for (int i = 0; i < 5; ++i) unanswered.others(minutes{5}, "Any news?");
  CHECK_FALSE(unanswered.is_loop());
  Talk answered;
  answered.others(minutes{5}, "Any news?").agents(minutes{3}, "Not yet");
  answered.others(minutes{5}, "Any news?").agents(minutes{3}, "In an hour, I think");
  answered.others(minutes{5}, "Any news?").agents(minutes{3}, "It is on its way");
  CHECK_FALSE(answered.is_loop());
}

TEST_CASE("Nothing, and a single mail, are no loop") {
  CHECK_FALSE(is_mail_loop({}));
  CHECK_FALSE(Talk().others(seconds{0}, "Hello").is_loop());
}
