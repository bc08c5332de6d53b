#include "mail/reply_sent_by_us.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "mail/reply_fold.hpp"

namespace ticketd::mail {
namespace {

constexpr std::uint64_t kBasis = 14695981039346656037ULL;
constexpr std::uint64_t kPrime = 1099511628211ULL;

std::uint64_t hash_word(std::string_view word) {
  std::uint64_t hash = kBasis;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

std::uint64_t combine(std::uint64_t left, std::uint64_t right) {
  return (left * kPrime) ^ (right + kBasis);
}

// Words only, for marks, bullets and link brackets differ from program to program.
std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0;;) {
    const auto word = next_word(folded, at);
    if (word.empty()) return words;
    words.push_back(word);
  }
}

// The last three words seen, as one hash once there are three.
class Threes {
 public:
  bool push(std::string_view word) {
    words_ = {words_[1], words_[2], hash_word(word)};
    return ++count_ >= 3;
  }
  [[nodiscard]] std::uint64_t hash() const { return combine(combine(words_[0], words_[1]), words_[2]); }

 private:
  std::array<std::uint64_t, 3> words_{};
  std::size_t count_ = 0;
};

constexpr std::size_t kWordsOfALine = 3;     // fewer prove nothing
constexpr std::size_t kWordsOfARun = 8;      // fewer may be the person's own
constexpr std::size_t kWordsOfOneLine = 12;  // so many suffice where only one line matches

}  // namespace

SentByUs::SentByUs(std::span<const std::string> texts) {
  for (const auto& text : texts) learn(text);
}

void SentByUs::learn(std::string_view text) {
  Threes threes;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    for (const auto word : words_of(fold(text.substr(begin, end - begin))))
      if (threes.push(word)) threes_.insert(threes.hash());
    begin = end + 1;
  }
}

SentByUs::Match SentByUs::match(std::string_view folded) const {
  Match match;
  Threes threes;
  for (std::size_t at = 0;;) {
    const auto word = next_word(folded, at);
    if (word.empty()) break;
    ++match.words;
    if (threes.push(word) && !threes_.contains(threes.hash())) return match;
  }
  match.ours = match.words >= kWordsOfALine;
  return match;
}

// Whether the words around the break between two lines follow one another in our text too.
bool SentByUs::adjoin(std::string_view upper, std::string_view lower) const {
  const auto above = words_of(upper);
  const auto below = words_of(lower);
  Threes threes;
  bool tried = false;
  const auto push = [&](std::string_view word) {
    if (!threes.push(word)) return true;
    tried = true;
    return threes_.contains(threes.hash());
  };
  for (std::size_t i = above.size() - std::min<std::size_t>(2, above.size()); i < above.size(); ++i)
    if (!push(above[i])) return false;
  for (std::size_t i = 0; i < std::min<std::size_t>(2, below.size()); ++i)
    if (!push(below[i])) return false;
  return tried;
}

// [begin, end) starts and ends with a line of ours; short lines around it may belong to it.
void SentByUs::mark_run(ReplyLines& lines, std::size_t begin, std::size_t end) const {
  const auto may_be = [&](std::size_t i) { return lines.is_own(i) || lines.role(i) == Role::History; };
  for (;;) {
    std::size_t above = begin;
    while (above > 0 && lines.is_blank(above - 1)) --above;
    if (above == 0 || !may_be(above - 1) || !adjoin(lines.folded(above - 1), lines.folded(begin))) break;
    begin = above - 1;
  }
  for (;;) {
    const auto below = lines.skip_blank(end);
    if (below >= lines.size() || !may_be(below) || !adjoin(lines.folded(end - 1), lines.folded(below))) break;
    end = below + 1;
  }
  lines.set_roles(begin, end, Role::Ours);
}

void SentByUs::mark(ReplyLines& lines) const {
  if (threes_.empty()) return;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    std::size_t upper = i;
    std::size_t matched = 0;
    std::size_t words = 0;
    for (std::size_t at = i; at < lines.size(); ++at) {
      if (lines.is_blank(at)) continue;
      if (!lines.is_own(at) && lines.role(at) != Role::History) break;
      const auto found = match(lines.folded(at));
      if (found.ours) {
        end = at + 1;
        upper = at;
        ++matched;
        words += found.words;
      } else if (found.words >= kWordsOfALine || matched == 0 ||
                 !adjoin(lines.folded(upper), lines.folded(at))) {
        break;
      } else {
        upper = at;
      }
    }
    const bool enough = matched >= 2 ? words >= kWordsOfARun : words >= kWordsOfOneLine;
    if (matched > 0 && enough) mark_run(lines, i, end);
    i = end > i ? end : i + 1;
  }
}

}  // namespace ticketd::mail
