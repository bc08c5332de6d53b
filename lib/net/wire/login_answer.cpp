// SPDX-License-Identifier: Apache-2.0
#include "net/wire/login_answer.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/ascii.hpp"

namespace ticketd::net {

namespace {

using Lines = std::deque<std::string>;

// "A003 NO [X] words" -> "NO [X] words"; empty for untagged lines and continuations.
std::string_view after_tag(std::string_view line) {
  if (line.empty() || line.front() == '*' || line.front() == '+') return {};
  const auto blank = line.find(' ');
  if (blank == std::string_view::npos) return {};
  const auto rest = line.substr(blank + 1);
  const auto status = text::upper(rest.substr(0, rest.find(' ')));
  return status == "OK" || status == "NO" || status == "BAD" ? rest : std::string_view{};
}

bool means_try_later(std::string_view response) {
  constexpr std::array<std::string_view, 4> codes{"[UNAVAILABLE]", "[LIMIT]", "[INUSE]", "[SERVERBUG]"};
  const auto text = text::upper(response);
  return text.starts_with("BAD") || std::any_of(codes.begin(), codes.end(), [&](std::string_view code) {
           return text.find(code) != std::string::npos;
         });
}

LoginAnswer read_imap(const Lines& lines) {
  using Meaning = LoginAnswer::Meaning;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (text::upper(std::string_view(*line).substr(0, 6)) == "* BYE ")
      return {Meaning::TryLater, line->substr(2)};
    const auto response = after_tag(*line);
    if (response.empty()) continue;
    if (text::upper(response.substr(0, 2)) == "OK") return {};
    return {means_try_later(response) ? Meaning::TryLater : Meaning::RefusedForGood, std::string(response)};
  }
  return {};
}

// The code of an SMTP reply line, 0 if it is none.
int reply_code(std::string_view line) {
  if (line.size() < 3 || !std::all_of(line.begin(), line.begin() + 3, text::is_digit)) return 0;
  if (line.size() > 3 && line[3] != ' ' && line[3] != '-') return 0;
  return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

LoginAnswer read_smtp(const Lines& lines) {
  using Meaning = LoginAnswer::Meaning;
  if (lines.empty()) return {};
  const int code = reply_code(lines.back());
  if (code < 400) return {};
  auto first = std::prev(lines.end());
  while (first != lines.begin() && reply_code(*std::prev(first)) == code && (*std::prev(first))[3] == '-')
    --first;
  std::string words = *first;
  for (++first; first != lines.end(); ++first)
    words += ' ' + first->substr(std::min<std::size_t>(4, first->size()));
  return {code >= 500 ? Meaning::RefusedForGood : Meaning::TryLater, words};
}

std::vector<std::string> last_ehlo_answer(const Lines& lines) {
  auto last = std::find_if(lines.rbegin(), lines.rend(), [](const auto& line) {
    return reply_code(line) == 250 && (line.size() == 3 || line[3] == ' ');
  });
  if (last == lines.rend()) return {};
  const auto end = last.base();
  auto first = std::prev(end);
  while (first != lines.begin() && std::prev(first)->starts_with("250-")) --first;
  return {first, end};
}

}  // namespace

void ServerLines::add(std::string_view line) {
  line = line.substr(0, line.find_first_of("\r\n"));
  lines_.emplace_back(line.substr(0, longest_line));
  if (lines_.size() > most_lines) lines_.pop_front();
}

LoginAnswer read_login_answer(Protocol protocol, const ServerLines& lines) {
  return protocol == Protocol::Imap ? read_imap(lines.all()) : read_smtp(lines.all());
}

bool ends_with_challenge(Protocol protocol, const ServerLines& lines) {
  if (lines.all().empty()) return false;
  const std::string_view start = protocol == Protocol::Imap ? "+ " : "334 ";
  const std::string& last = lines.all().back();
  return last.starts_with(start) && last.size() > start.size();
}

std::vector<std::string> session_greeting(Protocol protocol, const ServerLines& lines) {
  const auto& all = lines.all();
  if (protocol == Protocol::Smtp) return last_ehlo_answer(all);
  auto first = all.end();
  int tagged_left = 2;
  while (first != all.begin()) {
    if (!after_tag(*std::prev(first)).empty() && --tagged_left == 0) break;
    --first;
  }
  return {first, all.end()};
}

bool announces_plain_or_login(Protocol protocol, const ServerLines& lines) {
  const auto& all = lines.all();
  return std::any_of(all.begin(), all.end(), [&](const auto& line) {
    const auto text = text::upper(line);
    if (protocol == Protocol::Imap)
      return text.find("AUTH=PLAIN") != std::string::npos || text.find("AUTH=LOGIN") != std::string::npos;
    return (text.starts_with("250-AUTH") || text.starts_with("250 AUTH")) &&
           (text.find("PLAIN") != std::string::npos || text.find("LOGIN") != std::string::npos);
  });
}

}  // namespace ticketd::net
