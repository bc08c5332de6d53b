// SPDX-License-Identifier: Apache-2.0
// A mail's text as lines, with what each is taken for. The recognisers read it; only visible_reply.cpp
// decides. Nine bytes a line, for a mail may be nothing but line ends.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/reply/reply_phrases.hpp"
#include "mail/reply/reply_signs.hpp"

namespace ticketd::mail {

enum class LineRole : std::uint8_t {
  Blank,
  Own,        // this person's words, as far as known
  Quoted,     // marked with '>'
  Head,       // announces history: 'On ... wrote:', a block of From:/Sent:/..., '--- Original Message ---'
  History,    // unmarked text behind a head
  Signature,  // from a signature's first line on
  Ours,       // text that we sent, come back unmarked
  Added,      // put around the words by a program on the way: a banner, a label
};

class ReplyLines {
 public:
  // Splits at '\n'; keeps views into `text`, which must outlive this and be below kLargestText. Roles are
  // Blank, Own or Quoted at first; the inside of a closed ``` fence is Own whatever it looks like.
  explicit ReplyLines(std::string_view text);

  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] std::string_view raw(std::size_t i) const {  // without '\r'
    const char* const begin = text_.data() + lines_[i].begin;
    std::size_t size = lines_[i].size;
    if (size > 0 && begin[size - 1] == '\r') --size;
    return {begin, size};
  }
  [[nodiscard]] LineRole role(std::size_t i) const { return roles_[i]; }
  [[nodiscard]] bool fenced(std::size_t i) const { return lines_[i].fenced; }
  [[nodiscard]] bool is_own(std::size_t i) const { return i < size() && roles_[i] == LineRole::Own; }
  [[nodiscard]] bool is_blank(std::size_t i) const { return i >= size() || roles_[i] == LineRole::Blank; }
  [[nodiscard]] bool is_quoted(std::size_t i) const { return i < size() && roles_[i] == LineRole::Quoted; }

  // The folded line, cut off after `kFoldedBytes`: phrases stand near the beginning. Valid until 16 other
  // lines were asked for.
  [[nodiscard]] const std::string& folded(std::size_t i) const { return cached(i).folded; }

  // line_label() of it, worked out with the folded line: the lines around ask for it again and again.
  [[nodiscard]] std::optional<Label> label(std::size_t i) const { return cached(i).label; }

  // read_signs() of it, worked out when first asked for.
  [[nodiscard]] const Signs& signs(std::size_t i) const;

  // The next line at or after `i` that is not blank; size() if there is none.
  [[nodiscard]] std::size_t skip_blank(std::size_t i) const;

  void set_role(std::size_t i, LineRole role) { roles_[i] = role; }
  // Gives all lines of [begin, end) but the blank ones the role.
  void set_roles(std::size_t begin, std::size_t end, LineRole role);

  static constexpr std::size_t kFoldedBytes = 600;
  static constexpr std::size_t kLargestText = 0x7FFFFFFF;

 private:
  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t size : 31 = 0;
    std::uint32_t fenced : 1 = 0;
  };
  struct Cached {
    std::size_t line = static_cast<std::size_t>(-1);
    std::string folded;
    std::optional<Label> label;
    std::optional<Signs> signs;
  };

  [[nodiscard]] Cached& cached(std::size_t i) const {
    Cached& slot = cache_[i % cache_.size()];
    if (slot.line != i) fill(slot, i);
    return slot;
  }
  void fill(Cached& slot, std::size_t i) const;

  void mark_fences();
  void mark_broken_quotes();

  std::string_view text_;
  std::vector<Span> lines_;
  std::vector<LineRole> roles_;
  mutable std::array<Cached, 16> cache_;
};

}  // namespace ticketd::mail
