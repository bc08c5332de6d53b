// SPDX-License-Identifier: Apache-2.0
#include "net/imap/imap_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

#include "net/wire/one_line.hpp"
#include "text/ascii.hpp"

namespace ticketd::net {

namespace {

constexpr std::size_t smallest_room = std::size_t{4} * 1024;
constexpr std::size_t largest_room = std::size_t{64} * 1024;
constexpr std::size_t most_literals = 64;

// In these a "{5}" at the end of a line is words for a reader, not a literal.
bool is_free_text(std::string_view text) {
  if (!text.starts_with("* ")) return true;
  constexpr std::array<std::string_view, 5> conditions{"OK ", "NO ", "BAD ", "BYE ", "PREAUTH "};
  text.remove_prefix(2);
  return std::any_of(conditions.begin(), conditions.end(),
                     [text](std::string_view word) { return text::starts_ignoring_case(text, word); });
}

// The digits of a literal's marker at the end of a line: "{12}", "{12+}".
std::optional<std::string_view> marker_digits(std::string_view line) {
  if (!line.ends_with('}')) return std::nullopt;
  const std::size_t open = line.rfind('{');
  if (open == std::string_view::npos) return std::nullopt;
  std::string_view digits = line.substr(open + 1, line.size() - open - 2);
  if (digits.ends_with('+')) digits.remove_suffix(1);
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), text::is_digit)) return std::nullopt;
  return digits;
}

// " for UID 5" where the text of a FETCH so far says so.
std::string whose(std::string_view text) {
  for (const std::string_view lead : {"(UID ", " UID "}) {
    const std::size_t at = text.find(lead);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = text.substr(at + lead.size());
    const std::string_view digits = rest.substr(0, rest.find_first_not_of("0123456789"));
    if (!digits.empty()) return " for UID " + std::string(digits.substr(0, 20));
  }
  return {};
}

}  // namespace

ImapReader::ImapReader(std::size_t longest_line)
    : room_(smallest_room), longest_line_(longest_line), bounds_{longest_line} {}

void ImapReader::allow_literals(const LiteralBounds& bounds) {
  bounds_ = bounds;
}

void ImapReader::allow_lines(std::size_t longest) {
  longest_line_ = longest;
}

std::span<char> ImapReader::room() {
  if (begin_ == end_) begin_ = end_ = 0;
  if (buffer_.size() - end_ < room_ && begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - end_ < room_) buffer_.resize(std::max(buffer_.size() * 2, 2 * room_));
  return std::span(buffer_).subspan(end_);
}

// Whoever fills the room has more to say.
void ImapReader::commit(std::size_t bytes) {
  end_ += std::min(bytes, buffer_.size() - end_);
  if (end_ == buffer_.size()) room_ = std::min(2 * room_, largest_room);
}

void ImapReader::expect_little() {
  if (begin_ != end_) return;
  begin_ = end_ = 0;
  room_ = smallest_room;
  buffer_ = {};
}

RawResponse* ImapReader::next() {
  if (is_complete_) begin_response();
  while (!is_complete_) {
    if (!(missing_ > 0 ? take_literal() : take_line())) return nullptr;
  }
  return &response_;
}

std::string_view ImapReader::unread() const {
  return {buffer_.data() + begin_, end_ - begin_};
}

void ImapReader::consume(std::size_t bytes) {
  begin_ += bytes;
  scanned_ = 0;
}

void ImapReader::begin_response() {
  is_complete_ = false;
  announced_ = 0;
  text_.clear();
  response_.literals.clear();
  response_.cut = 0;
}

bool ImapReader::take_literal() {
  const std::string_view bytes = unread().substr(0, missing_);
  auto& literal = response_.literals.back();
  literal.append(bytes.substr(0, kept_ - literal.size()));
  missing_ -= bytes.size();
  consume(bytes.size());
  return missing_ == 0;
}

// A line either completes the response or announces a literal. What came without literals is handed out where
// it lies.
bool ImapReader::take_line() {
  const std::string_view bytes = unread();
  const void* found =
      bytes.size() > scanned_ ? std::memchr(bytes.data() + scanned_, '\n', bytes.size() - scanned_) : nullptr;
  const std::size_t length = found == nullptr
                                 ? bytes.size()
                                 : static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
  if (text_.size() + length > longest_line_) {
    throw MalformedResponse("sent a line of more than " + std::to_string(longest_line_) + " bytes");
  }
  if (found == nullptr) {
    scanned_ = bytes.size();
    return false;
  }
  std::string_view line = bytes.substr(0, length);
  if (line.ends_with('\r')) line.remove_suffix(1);
  const bool is_first = response_.literals.empty();
  const auto digits =
      is_free_text(is_first ? line : std::string_view(text_)) ? std::nullopt : marker_digits(line);
  if (digits || !is_first) text_.append(line);
  response_.text = is_first && !digits ? line : std::string_view(text_);
  if (digits) begin_literal(*digits);
  consume(length + 1);
  is_complete_ = !digits;
  return true;
}

void ImapReader::begin_literal(std::string_view digits) {
  std::uint64_t size = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  const bool is_small = size <= bounds_.whole && announced_ <= bounds_.whole - size;
  const bool is_bearable = is_small || (size <= bounds_.read_through && response_.cut == 0);
  if (parsed.ec != std::errc() || !is_bearable) {
    throw MalformedResponse("announced a literal of " + one_line(digits, 40) + " bytes" + whose(text_) +
                            " (limit " + std::to_string(bounds_.whole) + ")");
  }
  if (response_.literals.size() == most_literals) {
    throw MalformedResponse("sent more than " + std::to_string(most_literals) + " literals in one response");
  }
  if (!is_small) response_.cut = size;
  kept_ = is_small ? size : std::min<std::uint64_t>(size, bounds_.beginning);
  announced_ += kept_;
  missing_ = size;
  text_.append("\r\n");
  response_.literals.emplace_back().reserve(kept_);
}

}  // namespace ticketd::net
