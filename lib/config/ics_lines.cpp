// SPDX-License-Identifier: Apache-2.0
#include "config/ics_lines.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::config {
namespace {

constexpr std::size_t deepest = 10;  // components in each other

struct Line {
  int number = 0;
  std::string text;
  std::string name;  // in small letters
  std::string value;
};

// The colon that ends the parameters, whose values may be quoted.
std::size_t end_of_parameters(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == ':' && !quoted) return i;
  }
  return text.size();
}

void name_and_value(Line& line) {
  const std::string_view text = line.text;
  const std::size_t colon = end_of_parameters(text);
  line.name = text::lower(text::trim(text.substr(0, std::min(text.find(';'), colon))));
  line.value = text::trim(text.substr(std::min(colon + 1, text.size())));
}

// A line that begins with a blank goes on with the one before.
std::vector<Line> unfolded(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::vector<Line> lines;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (one.ends_with('\r')) one.remove_suffix(1);
    const bool goes_on = !lines.empty() && (one.starts_with(' ') || one.starts_with('\t'));
    if (goes_on)
      lines.back().text += one.substr(1);
    else if (!text::trim(one).empty())
      lines.push_back({number, std::string(one), {}, {}});
  }
  std::for_each(lines.begin(), lines.end(), name_and_value);
  return lines;
}

class Reader {
 public:
  // What is wrong, if anything is.
  std::optional<FormatError> take(const Line& line) {
    const bool begins = line.name == "begin";
    const bool ends = line.name == "end";
    if (begins) open_.push_back({line.number, text::lower(line.value)});
    if (begins && open_.size() > deepest) return wrong_at(line, "has components in components, too many");
    if (ends && (open_.empty() || open_.back().name != text::lower(line.value))) return misplaced(line);
    if (begins && is_in_event() && open_.size() == 2) events_.push_back({{}, {}, {}, is_called_off_});
    if (is_in_event()) keep(line);
    if (begins && open_.size() == 1) is_called_off_ = false;
    if (line.name == "method" && open_.size() == 1) is_called_off_ = text::lower(line.value) == "cancel";
    if (ends) open_.pop_back();
    return std::nullopt;
  }

  [[nodiscard]] std::optional<FormatError> finish() const {
    if (open_.empty()) return std::nullopt;
    return FormatError{"is cut off: what begins on line " + std::to_string(open_.back().line) +
                       " never ends; fetch it again"};
  }

  std::vector<WrittenEvent> events() && { return std::move(events_); }

 private:
  struct Open {
    int line;
    std::string name;
  };

  [[nodiscard]] bool is_in_event() const {
    return open_.size() >= 2 && open_[0].name == "vcalendar" && open_[1].name == "vevent";
  }

  static FormatError wrong_at(const Line& line, const std::string& what) {
    return {what + " (line " + std::to_string(line.number) + ")"};
  }

  [[nodiscard]] FormatError misplaced(const Line& line) const {
    if (open_.empty()) return wrong_at(line, "ends something that has not begun");
    return wrong_at(line, "is cut off in the middle: `" + shown(line.text) +
                              "` stands where what begins on line " + std::to_string(open_.back().line) +
                              " has not ended");
  }

  void keep(const Line& line) {
    WrittenEvent& event = events_.back();
    const bool is_own = open_.size() == 2;  // not an alarm's
    if (is_own && line.name == "rrule") {
      event.rules.push_back(line.value);
    } else if (is_own && line.name == "exrule") {
      event.except_rules.push_back(line.value);
    } else {
      event.text += line.text + "\r\n";
    }
  }

  std::vector<Open> open_;
  std::vector<WrittenEvent> events_;
  bool is_called_off_ = false;
};

}  // namespace

Parsed<std::vector<WrittenEvent>> events_in(std::string_view ics) {
  const std::vector<Line> lines = unfolded(ics);
  if (lines.empty() || lines.front().name != "begin" || text::lower(lines.front().value) != "vcalendar")
    return FormatError{"is not an iCalendar file; one begins with BEGIN:VCALENDAR"};
  Reader reader;
  for (const Line& line : lines)
    if (auto wrong = reader.take(line)) return *wrong;
  if (auto wrong = reader.finish()) return *wrong;
  return std::move(reader).events();
}

}  // namespace ticketd::config
