// SPDX-License-Identifier: Apache-2.0
#include "net/smtp/smtp_reply.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "net/wire/one_line.hpp"
#include "text/ascii.hpp"

namespace ticketd::net {

namespace {

constexpr std::size_t longest_line = 4096;  // RFC 5321 says 512, some servers say more
constexpr std::size_t most_lines = 128;
constexpr std::size_t most_words = 500;
constexpr std::size_t buffer_size = std::size_t{16} * 1024;

// "250-text", "250 text", "250".
bool is_reply_line(std::string_view line) {
  return line.size() >= 3 && line[0] >= '2' && line[0] <= '5' && text::is_digit(line[1]) &&
         text::is_digit(line[2]) && (line.size() == 3 || line[3] == ' ' || line[3] == '-');
}

int code_of(std::string_view line) {
  return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

}  // namespace

SmtpReplyReader::SmtpReplyReader() : buffer_(buffer_size, '\0') {}

std::span<char> SmtpReplyReader::room() {
  if (buffer_.size() - end_ < longest_line && begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  return std::span(buffer_).subspan(end_);
}

void SmtpReplyReader::commit(std::size_t bytes) {
  end_ += std::min(bytes, buffer_.size() - end_);
}

SmtpReplyReader::Next SmtpReplyReader::next() {
  while (true) {
    const std::string_view unread(buffer_.data() + begin_, end_ - begin_);
    const std::size_t length = unread.find('\n', scanned_);
    if (std::min(length, unread.size()) > longest_line) {
      return MalformedReply{"the relay sent a line of more than " + std::to_string(longest_line) + " bytes"};
    }
    scanned_ = unread.size();
    if (length == std::string_view::npos) return NeedsBytes{};
    std::string_view line = unread.substr(0, length);
    if (line.ends_with('\r')) line.remove_suffix(1);
    Next next = take_line(line);
    begin_ += length + 1;
    scanned_ = 0;
    if (begin_ == end_) begin_ = end_ = 0;
    if (!std::holds_alternative<NeedsBytes>(next)) return next;
  }
}

SmtpReplyReader::Next SmtpReplyReader::take_line(std::string_view line) {
  if (!is_reply_line(line)) {
    return MalformedReply{"the relay sent no SMTP reply: \"" + one_line(line, 100) + "\""};
  }
  if (lines_ > 0 && code_of(line) != reply_.code) {
    return MalformedReply{"the relay changed its code within a reply: \"" + one_line(line, 100) + "\""};
  }
  if (++lines_ > most_lines) {
    return MalformedReply{"the relay sent a reply of more than " + std::to_string(most_lines) + " lines"};
  }
  reply_.code = code_of(line);
  if (line.size() > 4 && reply_.words.size() + 1 < most_words) {
    if (!reply_.words.empty()) reply_.words += ' ';
    reply_.words += one_line(line.substr(4), most_words - reply_.words.size());
  }
  if (line.size() > 3 && line[3] == '-') return NeedsBytes{};
  lines_ = 0;
  return std::exchange(reply_, {});
}

}  // namespace ticketd::net
