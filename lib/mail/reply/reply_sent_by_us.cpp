// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_sent_by_us.hpp"

#include <algorithm>
#include <array>

#include "mail/reply/reply_fold.hpp"

namespace ticketd::mail {
namespace {

constexpr std::uint64_t kBasis = 14695981039346656037ULL;
constexpr std::uint64_t kPrime = 1099511628211ULL;
constexpr std::size_t kWordsOfARun = 8;      // fewer may be the person's own
constexpr std::size_t kWordsOfOneLine = 12;  // so many where it is one line only

std::uint64_t hash_word(std::string_view word) {
  std::uint64_t hash = kBasis;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

std::uint64_t combine(std::uint64_t left, std::uint64_t right) {
  return (left * kPrime) ^ (right + kBasis);
}

// The last three words of a stream and the lines they stand in. Marks, bullets and link brackets are no
// words, for they differ from program to program.
class Threes {
 public:
  void push(std::string_view word, std::size_t line) {
    words_ = {words_[1], words_[2], hash_word(word)};
    lines_ = {lines_[1], lines_[2], line};
    ++count_;
  }
  [[nodiscard]] bool full() const { return count_ >= 3; }
  [[nodiscard]] std::uint64_t hash() const { return combine(combine(words_[0], words_[1]), words_[2]); }
  [[nodiscard]] std::size_t line(std::size_t i) const { return lines_[i]; }

 private:
  std::array<std::uint64_t, 3> words_{};
  std::array<std::size_t, 3> lines_{};
  std::size_t count_ = 0;
};

bool is_candidate(const ReplyLines& lines, std::size_t i) {
  return lines.is_own(i) || (i < lines.size() && lines.role(i) == LineRole::History);
}

}  // namespace

SentByUs::SentByUs(std::span<const std::string> texts) {
  for (const auto& text : texts) learn(text);
  std::sort(threes_.begin(), threes_.end());
}

bool SentByUs::may_stand_in(const ReplyLines& lines) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < lines.size() && words < kWordsOfARun; ++i) {
    if (lines.is_blank(i)) continue;
    if (!is_candidate(lines, i)) {
      words = 0;
      continue;
    }
    const auto folded = fold(lines.raw(i));
    std::size_t at = 0;
    while (words < kWordsOfARun && !next_word(folded, at).empty()) ++words;
  }
  return words >= kWordsOfARun;
}

void SentByUs::learn(std::string_view text) {
  Threes threes;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto folded = fold(text.substr(begin, end - begin));
    std::size_t at = 0;
    for (auto word = next_word(folded, at); !word.empty(); word = next_word(folded, at)) {
      threes.push(word, 0);
      if (threes.full()) threes_.push_back(threes.hash());
    }
    begin = end + 1;
  }
}

bool SentByUs::knows(std::uint64_t three) const {
  return std::binary_search(threes_.begin(), threes_.end(), three);
}

std::vector<SentByUs::Count> SentByUs::count(const ReplyLines& lines) const {
  std::vector<Count> counts(lines.size());
  Threes threes;
  std::size_t fresh = 0;  // words at the end of the stream that no three of ours has covered yet
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines.is_blank(i)) continue;
    if (!is_candidate(lines, i)) {
      threes = {};
      fresh = 0;
      continue;
    }
    const auto folded = fold(lines.raw(i));
    std::size_t at = 0;
    for (auto word = next_word(folded, at); !word.empty(); word = next_word(folded, at)) {
      threes.push(word, i);
      ++counts[i].words;
      fresh = std::min<std::size_t>(fresh + 1, 3);
      if (!threes.full() || !knows(threes.hash())) continue;
      for (; fresh > 0; --fresh) ++counts[threes.line(3 - fresh)].ours;
    }
  }
  return counts;
}

// The end of the run of our lines that begins at `i`, and what it holds. Lines without words and lines that a
// program changed in part (it likes to add a link's address) belong to it between lines of ours.
SentByUs::Run SentByUs::run_from(const ReplyLines& lines, const std::vector<Count>& counts, std::size_t i) {
  Run run;
  for (std::size_t at = i; at < lines.size(); ++at) {
    if (lines.is_blank(at)) continue;
    const Count& count = counts[at];
    if (!is_candidate(lines, at) || count.ours * 2 < count.words) break;
    if (count.words == 0 || count.ours < count.words) continue;
    run.end = at + 1;
    run.words += count.words;
    ++run.lines;
  }
  return run;
}

void SentByUs::mark(ReplyLines& lines) const {
  if (threes_.empty()) return;
  const auto counts = count(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (counts[i].words == 0 || counts[i].ours < counts[i].words) continue;
    const Run run = run_from(lines, counts, i);
    if (run.words >= (run.lines > 1 ? kWordsOfARun : kWordsOfOneLine))
      lines.set_roles(i, run.end, LineRole::Ours);
    i = run.end - 1;
  }
}

}  // namespace ticketd::mail
