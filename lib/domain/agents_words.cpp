// SPDX-License-Identifier: Apache-2.0
#include "domain/agents_words.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/command_shape.hpp"
#include "domain/written_line.hpp"
#include "text/case.hpp"
#include "text/utf8.hpp"

namespace ticketd::domain {
namespace {

constexpr std::size_t most_commands = 50;
constexpr std::string_view fence = "```";

struct Line {
  std::string_view whole;  // with its end
  std::string_view text;   // bare
  std::size_t begin = 0;   // in the visible reply
  bool is_fenced = false;  // in a closed ``` fence
};

// `begin`: where `rest` begins in the visible reply.
std::vector<Line> lines_of(std::string_view rest, std::size_t begin) {
  std::vector<Line> lines;
  std::optional<std::size_t> open;
  while (!rest.empty()) {
    const std::string_view before = rest;
    const auto text = bare(take_line(rest));
    const auto whole = before.substr(0, before.size() - rest.size());
    lines.push_back({whole, text, begin});
    begin += whole.size();
    if (!lines.back().text.starts_with(fence)) continue;
    if (open)
      for (std::size_t at = *open; at < lines.size(); ++at) lines[at].is_fenced = true;
    open = open ? std::nullopt : std::optional(lines.size() - 1);
  }
  return lines;
}

// In lower case, without the stops of "A. Berg".
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char each : text::lower_case(text)) {
    if (each != ' ' && each != '.' && each != ',' && each != '-')
      words.back() += each;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool is_indented(std::string_view line) {
  return line.starts_with('\t') || line.starts_with("    ");
}

std::string named(std::string_view line) {
  constexpr std::size_t longest_shown = 60;
  if (line.size() <= longest_shown) return "\"" + std::string(line) + "\"";
  return "\"" + std::string(text::beginning_of(line, longest_shown)) + "...\"";
}

bool holds_misunderstood(const WrittenCommands& written) {
  return std::any_of(written.lines.begin(), written.lines.end(),
                     [](const auto& line) { return std::holds_alternative<NotUnderstood>(line.meaning); });
}

class AgentsWordsReader {
 public:
  explicit AgentsWordsReader(const AgentsWords& words) : words_(words), written_(read_commands(words.text)) {}

  WrittenCommands read() && {
    if (holds_misunderstood(written_)) return std::move(written_);
    const std::size_t begin = words_.text.size() - written_.text.size();
    const auto lines = lines_of(words_.text.substr(begin), begin);
    written_.text.clear();
    for (const Line& line : lines) read(line, &line == last_of(lines));
    read_below_signature();
    return std::move(written_);
  }

 private:
  static const Line* last_of(const std::vector<Line>& lines) {
    const auto last =
        std::find_if(lines.rbegin(), lines.rend(), [](const Line& line) { return !line.text.empty(); });
    return last == lines.rend() ? nullptr : &*last;
  }

  void read(const Line& line, bool is_last) {
    if (line.is_fenced || line.text.empty() || line.text.starts_with('>')) return keep(line);
    auto command = command_on(line.text);
    if (command && may_be_applied(line)) {
      written_.lines.push_back({std::string(line.text), std::move(*command), true});
      took_line_ = true;
      return;
    }
    if (!command && !is_signed_with(line.text))
      if (auto why = likeness_to_command(line.text, is_last)) doubt(named(line.text) + " " + *why);
    keep(line);
  }

  // "/Anna", "/Anna Berg", "/AB"
  [[nodiscard]] bool is_signed_with(std::string_view line) const {
    if (!line.starts_with('/')) return false;
    const auto names = words_of(words_.names);
    const auto signed_with = words_of(line.substr(1));
    std::string initials;
    for (const auto& name : names) initials += name.substr(0, 1);
    const auto is_name = [&](const std::string& word) {
      return std::find(names.begin(), names.end(), word) != names.end() ||
             (word.size() > 1 && initials.find(word) != std::string::npos);
    };
    return !signed_with.empty() && std::all_of(signed_with.begin(), signed_with.end(), is_name);
  }

  // Whoever shows a command to a customer did not mean it.
  bool may_be_applied(const Line& line) {
    std::string why;
    if (written_.lines.size() >= most_commands)
      why = "is one command too many";
    else if (line.begin >= words_.clear)
      why = "stands below something quoted, where no command is obeyed";
    else if (is_indented(line.whole))
      why = "is a command, but indented like an example";
    else if (above_.ends_with(':'))
      why = "is a command, but the line above it announces it like an example";
    else if (words_.is_anothers && words_.is_anothers(line.text))
      why = "stands in a mail of somebody else as well";
    if (why.empty()) return true;
    doubt(named(line.text) + " " + why);
    return false;
  }

  // Where a command stood between blank lines, one of them is enough.
  void keep(const Line& line) {
    const bool is_doubled = line.text.empty() && took_line_ && was_blank_;
    took_line_ = false;
    was_blank_ = line.text.empty();
    if (!line.text.empty()) above_ = line.text;
    if (!is_doubled) written_.text += line.whole;
  }

  void read_below_signature() {
    std::string_view rest = words_.below_signature;
    while (!rest.empty()) {
      const auto line = bare(take_line(rest));
      if (!command_on(line) || (words_.is_anothers && words_.is_anothers(line))) continue;
      doubt(named(line) + " stands below your signature, where nothing is obeyed");
    }
  }

  void doubt(std::string why) {
    if (written_.doubt.empty()) written_.doubt = std::move(why);
  }

  const AgentsWords& words_;
  WrittenCommands written_;
  std::string_view above_;  // the line of text above
  bool was_blank_ = true;   // the line kept last
  bool took_line_ = false;  // a command stood between that and the next
};

}  // namespace

WrittenCommands read_agents_words(const AgentsWords& words) {
  return AgentsWordsReader(words).read();
}

}  // namespace ticketd::domain
