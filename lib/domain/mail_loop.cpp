// SPDX-License-Identifier: Apache-2.0
#include "domain/mail_loop.hpp"

#include <algorithm>
#include <vector>

namespace ticketd::domain {
namespace {

constexpr int most_quick_answers = 6;
constexpr int most_alike = 3;
constexpr Seconds quick = std::chrono::minutes{1};

// Mails of one end with none of the other's between them.
struct Turn {
  LoopEnd from{};
  Instant begins;
  Instant ends;
  bool answers_anew = true;  // a mail of ours that this end has not answered before
};

bool is_later(const std::optional<OutboxNumber>& answered, std::int64_t newest) {
  return !answered || answered->value > newest;
}

std::vector<Turn> turns_of(std::span<const LoopMail> mails) {
  std::vector<Turn> turns;
  std::array<std::int64_t, 2> newest{};
  for (const auto& mail : mails) {
    auto& known = newest.at(static_cast<std::size_t>(mail.from));
    const bool is_anew = is_later(mail.answers, known);
    if (mail.answers) known = std::max(known, mail.answers->value);
    if (turns.empty() || turns.back().from != mail.from)
      turns.push_back({mail.from, mail.at, mail.at, is_anew});
    else
      turns.back().ends = std::max(turns.back().ends, mail.at);
  }
  return turns;
}

int quick_answers_at_the_end(const std::vector<Turn>& turns) {
  int count = 0;
  for (std::size_t i = turns.size(); i-- > 1;) {
    const bool is_quick = turns[i].begins - turns[i - 1].ends <= quick;
    if (!is_quick || !turns[i].answers_anew) break;
    ++count;
  }
  return count;
}

// What the other end said between two mails.
struct Between {
  const LoopMail* last = nullptr;
  bool is_quick = false;  // the later of the two came at once
};

Between between(std::span<const LoopMail> mails, std::size_t earlier, std::size_t later) {
  for (std::size_t i = later; i-- > earlier + 1;)
    if (mails[i].from != mails[later].from) return {&mails[i], mails[later].at - mails[i].at <= quick};
  return {};
}

// The same words for a third time, each time after a mail of the other end: at once, or after the same words
// of theirs as well.
bool repeats_itself(std::span<const LoopMail> mails) {
  const auto& last = mails.back();
  int count = 1;
  std::size_t later = mails.size() - 1;
  const LoopMail* said = nullptr;
  for (std::size_t i = later; i-- > 0 && count < most_alike;) {
    if (mails[i].from != last.from || mails[i].wording != last.wording) continue;
    if (last.at - mails[i].at > loop_memory) break;
    const auto gap = between(mails, i, later);
    if (gap.last == nullptr) continue;
    if (!gap.is_quick && said != nullptr && said->wording != gap.last->wording) break;
    said = gap.last;
    later = i;
    ++count;
  }
  return count >= most_alike;
}

}  // namespace

bool is_mail_loop(std::span<const LoopMail> mails) {
  if (mails.empty()) return false;
  return quick_answers_at_the_end(turns_of(mails)) >= most_quick_answers || repeats_itself(mails);
}

}  // namespace ticketd::domain
