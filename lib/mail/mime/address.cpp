// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/address.hpp"

#include <algorithm>

#include "mail/mime/clean_text.hpp"
#include "mail/mime/encoded_word.hpp"
#include "mail/mime/header.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

// One entry of the list while it is read.
struct Entry {
  std::string phrase;           // the words before the angle bracket, undecoded
  std::string angle;            // what stood between the brackets
  std::string comment;          // the last comment: "john@x (John)"
  std::size_t angle_begin = 0;  // where in the phrase
  bool has_angle = false;
  bool closed = false;  // by '>'
  bool was_quoted = false;

  [[nodiscard]] bool is_empty() const { return text::trim(phrase).empty() && !has_angle && comment.empty(); }

  // "Eva <Evi> Berg <eva@x>": what stood between the first brackets was part of the name, or the name again.
  void take_angle_into_name() {
    const bool is_name = closed || text::trim(phrase).empty();
    if (is_name) phrase.insert(angle_begin, closed ? "<" + angle + ">" : angle);
    angle.clear();
    has_angle = false;
  }
};

class AddressReader {
 public:
  AddressReader(std::string_view text, std::string_view fallback) : text_(text), fallback_(fallback) {}

  std::vector<Address> read() {
    while (at_ < text_.size() && list_.size() < most_addresses) step();
    finish();
    return std::move(list_);
  }

 private:
  void step() {
    const char c = text_[at_];
    switch (c) {
      case '"': quoted(); return;
      case '(': comment(); return;
      case '<': angle(); return;
      case ',':
      case ';': separator(c); return;
      case ':': colon(); return;
      default: plain(); return;
    }
  }

  // An encoded word may hold any character of the grammar and is taken whole.
  void plain() {
    const std::string_view here = text_.substr(at_);
    if (here.starts_with("=?")) {
      const std::size_t end = word_end(here);
      entry_.phrase += here.substr(0, end);
      at_ += end;
      return;
    }
    entry_.phrase += text_[at_++];
  }

  static std::size_t word_end(std::string_view here) {
    constexpr std::size_t longest = 4000;
    here = here.substr(0, longest);
    const std::size_t charset = here.substr(0, 80).find('?', 2);
    if (charset == std::string_view::npos || charset + 3 > here.size() || here[charset + 2] != '?') return 2;
    const std::size_t end = here.find("?=", charset + 3);
    if (end == std::string_view::npos) return 2;
    const bool torn = here.substr(0, end).find_first_of("<>", charset + 3) != std::string_view::npos;
    return torn ? 2 : end + 2;
  }

  // A quote that never closes is an ordinary character: the addresses behind it must not be lost.
  void quoted() {
    std::size_t end = at_ + 1;
    while (quotes_close_ && end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    if (!quotes_close_ || end >= text_.size()) {
      quotes_close_ = false;  // for then none behind it closes either
      ++at_;
      return;
    }
    if (entry_.has_angle) finish();
    const bool local_part = end + 1 < text_.size() && text_[end + 1] == '@';
    if (local_part) entry_.phrase += '"';
    for (std::size_t i = at_ + 1; i < end; ++i) {
      if (text_[i] == '\\' && i + 1 < end) ++i;
      entry_.phrase += text_[i];
    }
    if (local_part) entry_.phrase += '"';
    entry_.was_quoted = true;
    at_ = end + 1;
  }

  void comment() {
    if (comment_ends_.empty()) find_comment_ends();
    const std::size_t end = comment_ends_[at_];
    if (end == 0) {
      unclosed_comment();
      return;
    }
    entry_.comment = std::string(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
  }

  void unclosed_comment() { entry_.phrase += text_[at_++]; }

  // Which ')' closes each '(', found for all of them at once: a line may hold nothing but open ones.
  void find_comment_ends() {
    comment_ends_.resize(text_.size());
    std::vector<std::size_t> open;
    for (std::size_t at = at_; at < text_.size(); ++at) {
      if (text_[at] == '\\') {
        ++at;
      } else if (text_[at] == '(') {
        open.push_back(at);
      } else if (text_[at] == ')' && !open.empty()) {
        comment_ends_[open.back()] = at;
        open.pop_back();
      }
    }
  }

  void angle() {
    if (entry_.has_angle) {
      // "<<a@b>>", or a second address without a comma.
      if (entry_.angle.empty()) {
        ++at_;
        return;
      }
      if (entry_.angle.find('@') == std::string::npos && !in_group_) {
        entry_.take_angle_into_name();
      } else {
        finish();
      }
    }
    std::size_t end = text_.find_first_of("<>,", at_ + 1);
    if (end != std::string_view::npos && text_[end] == ',' && text_.substr(at_ + 1, 1) == "@") {
      end = text_.find('>', at_);  // a source route: <@a,@b:user@host>
    }
    if (end == std::string_view::npos) end = text_.size();
    entry_.angle = std::string(text_.substr(at_ + 1, end - at_ - 1));
    entry_.angle_begin = entry_.phrase.size();
    entry_.has_angle = true;
    entry_.closed = end < text_.size() && text_[end] == '>';
    at_ = end < text_.size() && text_[end] == '>' ? end + 1 : end;
    while (at_ < text_.size() && text_[at_] == '>') ++at_;
  }

  // "Doe, John <j@x>": a comma behind words without an address belongs to a name if an address follows.
  void separator(char c) {
    ++at_;
    const bool only_words = !entry_.has_angle && entry_.phrase.find('@') == std::string::npos;
    if (c == ',' && only_words && !text::trim(entry_.phrase).empty() && !in_group_ && name_goes_on()) {
      entry_.phrase += ',';
      return;
    }
    finish();
    if (c == ';') in_group_ = false;
  }

  bool name_goes_on() const {
    const std::size_t stop = text_.find_first_of(",;<@", at_);
    return stop != std::string_view::npos && text_[stop] == '<';
  }

  // "undisclosed-recipients:;", "Friends: a@x, b@y;". Elsewhere a colon is a character.
  void colon() {
    const bool names_group = !entry_.has_angle && entry_.phrase.find('@') == std::string::npos && !in_group_;
    if (names_group && !text::starts_ignoring_case(text::trim(entry_.phrase), "=?")) {
      const std::string_view word = text::trim(entry_.phrase);
      const bool mailto =
          text::equal_ignoring_case(word, "mailto") || text::equal_ignoring_case(word, "smtp");
      in_group_ = !mailto;
      entry_ = {};
      ++at_;
      return;
    }
    entry_.phrase += text_[at_++];
  }

  void finish() {
    if (!entry_.is_empty()) {
      Address address = address_of(entry_);
      if (!address.name.empty() || !address.address.empty()) list_.push_back(std::move(address));
    }
    entry_ = {};
  }

  [[nodiscard]] Address address_of(const Entry& entry) const {
    Address result;
    if (entry.has_angle && !text::trim(entry.angle).empty()) {
      result.address = bare(entry.angle);
      result.name = name_of(entry.phrase);
    } else if (entry.phrase.find('@') != std::string::npos) {
      split_words(entry, result);
    } else {
      result.name = name_of(entry.phrase);
    }
    if (result.name.empty() && !entry.comment.empty()) result.name = name_of(entry.comment);
    return result;
  }

  // "John john@x" and "john @ x": the word with the @ is the address, the others are the name.
  void split_words(const Entry& entry, Address& result) const {
    std::string_view phrase = text::trim(entry.phrase);
    const std::size_t at = phrase.rfind('@');
    std::size_t begin = at;
    while (begin > 0 && text::is_space(phrase[begin - 1])) --begin;
    if (begin > 0 && phrase[begin - 1] == '"') {
      const std::size_t open = begin < 2 ? std::string_view::npos : phrase.rfind('"', begin - 2);
      begin = open == std::string_view::npos ? 0 : open;
    } else {
      while (begin > 0 && !text::is_space(phrase[begin - 1])) --begin;
    }
    std::size_t end = at + 1;
    while (end < phrase.size() && text::is_space(phrase[end])) ++end;
    while (end < phrase.size() && !text::is_space(phrase[end])) ++end;
    result.address = bare(phrase.substr(begin, end - begin));
    result.name = name_of(std::string(phrase.substr(0, begin)) + std::string(phrase.substr(end)));
  }

  [[nodiscard]] std::string name_of(std::string_view phrase) const {
    std::string name = text::squeezed(clean_line(decode_words(text::squeezed(phrase), fallback_)));
    const bool wrapped =
        name.size() > 1 && (name.front() == '\'' || name.front() == '"') && name.front() == name.back();
    return wrapped ? std::string(text::trim(std::string_view(name).substr(1, name.size() - 2))) : name;
  }

  // The address without blanks, route, brackets, "mailto:" and outer quotes.
  [[nodiscard]] std::string bare(std::string_view written) const {
    std::string address = clean_line(decode_words(written, fallback_));
    const bool quoted_local = address.find('"') != std::string::npos;
    if (!quoted_local)
      std::erase_if(address, [](char c) { return text::is_space(c) || c == '<' || c == '>'; });
    const std::size_t route = address.starts_with('@') ? address.find(':') : std::string::npos;
    if (route != std::string::npos) address.erase(0, route + 1);
    if (text::starts_ignoring_case(address, "mailto:") || text::starts_ignoring_case(address, "smtp:"))
      address.erase(0, address.find(':') + 1);
    const bool wrapped = address.size() > 1 && (address.front() == '\'' || address.front() == '"') &&
                         address.front() == address.back();
    const bool bracketed = address.starts_with('[') && address.ends_with(']');
    if (wrapped || bracketed) address = address.substr(1, address.size() - 2);
    while (address.ends_with('.') || address.ends_with(',')) address.pop_back();
    return address;
  }

  std::string_view text_;
  std::string_view fallback_;
  std::size_t at_ = 0;
  bool in_group_ = false;
  bool quotes_close_ = true;
  std::vector<std::size_t> comment_ends_;  // by the place of the '(', 0: never
  Entry entry_;
  std::vector<Address> list_;
};

}  // namespace

std::vector<Address> read_addresses(std::string_view value, std::string_view fallback) {
  const std::string unfolded = unfold(value);
  return AddressReader(unfolded, fallback).read();
}

bool same_address(std::string_view a, std::string_view b) {
  return text::equal_ignoring_case(a, b);
}

bool is_sendable(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == address.size() || address.size() > 320)
    return false;
  return std::none_of(address.begin(), address.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F || c == '<' || c == '>' || c == ',' || c == ';';
  });
}

}  // namespace ticketd::mail
