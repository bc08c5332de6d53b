// SPDX-License-Identifier: Apache-2.0
#include "mail/calendar_words.hpp"

#include <algorithm>

#include "mail/mime/lines.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

constexpr std::size_t most_calendar = 256 * 1024;

// The next content line, with those that continue it (RFC 5545 section 3.1).
std::string next_content_line(std::string_view& rest) {
  std::string line(next_line(rest));
  while (!rest.empty() && text::is_blank(rest.front())) line += next_line(rest).substr(1);
  return line;
}

std::string unescaped(std::string_view value) {
  std::string text;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] != '\\' || at + 1 == value.size()) {
      text += value[at];
      continue;
    }
    const char c = value[++at];
    text += c == 'n' || c == 'N' ? '\n' : c;
  }
  return text;
}

// "20261103T080000Z" as "2026-11-03 08:00 UTC", what is no such time as it stands.
std::string readable_time(std::string_view value, std::string_view zone) {
  const auto is_digits = [value](std::size_t at, std::size_t count) {
    const std::string_view digits = value.substr(std::min(at, value.size()), count);
    return digits.size() == count && std::all_of(digits.begin(), digits.end(), text::is_digit);
  };
  if (!is_digits(0, 8)) return std::string(value);
  const auto part = [value](std::size_t at, std::size_t count) {
    return std::string(value.substr(at, count));
  };
  std::string time = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2);
  if (value.size() < 13 || value[8] != 'T' || !is_digits(9, 4)) return time;
  time += " " + part(9, 2) + ":" + part(11, 2);
  if (value.ends_with('Z')) return time + " UTC";
  return zone.empty() ? time : time + " (" + std::string(zone) + ")";
}

// The value of a property's TZID; quotes around it are left out.
std::string zone_of(std::string_view parameters) {
  const std::size_t at = text::find_ignoring_case(parameters, "tzid=");
  if (at == std::string_view::npos) return {};
  std::string_view zone = parameters.substr(at + 5);
  zone = zone.substr(0, zone.find(';'));
  std::string bare(zone);
  std::erase(bare, '"');
  return bare;
}

// Where the parameters end: a colon outside quotes.
std::size_t value_begin(std::string_view line) {
  bool quoted = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') quoted = !quoted;
    if (line[at] == ':' && !quoted) return at + 1;
  }
  return std::string_view::npos;
}

class CalendarReader {
 public:
  std::string read(std::string_view rest) {
    rest = rest.substr(0, most_calendar);
    while (!rest.empty() && !done_) take(next_content_line(rest));
    std::string text;
    append(text, summary_);
    append(text, end_.empty() ? begin_ : begin_ + " - " + end_);
    append(text, location_);
    if (!text.empty() && !description_.empty()) text += '\n';
    append(text, description_);
    append(text, comment_);
    return text;
  }

 private:
  static void append(std::string& text, std::string_view words) {
    words = text::trim(words);
    if (!words.empty()) text.append(words) += '\n';
  }

  void take(std::string_view line) {
    const std::size_t value_at = value_begin(line);
    if (value_at == std::string_view::npos) return;
    const std::string_view head = line.substr(0, value_at - 1);
    const std::string name = text::lower(head.substr(0, head.find(';')));
    const std::string_view value = text::trim(line.substr(value_at));
    const bool is_shown =
        text::equal_ignoring_case(value, "vevent") || text::equal_ignoring_case(value, "vtodo");
    if (name == "begin") {
      depth_ += depth_ > 0 || is_shown ? 1 : 0;
    } else if (name == "end") {
      done_ = depth_ == 1;
      depth_ -= depth_ > 0 ? 1 : 0;
    } else if (depth_ == 1) {
      take_property(name, head, value);
    }
  }

  void take_property(std::string_view name, std::string_view head, std::string_view value) {
    if (name == "summary") summary_ = unescaped(value);
    if (name == "location") location_ = unescaped(value);
    if (name == "description") description_ = unescaped(value);
    if (name == "comment") comment_ = unescaped(value);
    if (name == "dtstart") begin_ = readable_time(value, zone_of(head));
    if (name == "dtend" || name == "due") end_ = readable_time(value, zone_of(head));
  }

  std::string summary_;
  std::string begin_;
  std::string end_;
  std::string location_;
  std::string description_;
  std::string comment_;
  int depth_ = 0;  // 1: in the event itself, more: in an alarm of it
  bool done_ = false;
};

}  // namespace

std::string calendar_words(std::string_view calendar) {
  return CalendarReader().read(calendar);
}

}  // namespace ticketd::mail
