// SPDX-License-Identifier: Apache-2.0
#include "domain/command_shape.hpp"

#include <algorithm>
#include <array>

#include "domain/command.hpp"
#include "domain/written_line.hpp"
#include "text/ascii.hpp"
#include "text/case.hpp"

namespace ticketd::domain {
namespace {

constexpr std::size_t longest_shape = 1000;
constexpr std::size_t longest_shape_word = 20;

// What people and their programs put around a word: quotes, brackets, bullets, emphasis, dashes.
constexpr std::array<std::string_view, 19> marks_before{"*",
                                                        "_",
                                                        "`",
                                                        "\"",
                                                        "'",
                                                        "(",
                                                        "[",
                                                        "{",
                                                        "-",
                                                        "+",
                                                        "#",
                                                        "|",
                                                        " ",
                                                        "\t",
                                                        "\xE2\x80\xA2",
                                                        "\xE2\x80\x9C",
                                                        "\xE2\x80\x98",
                                                        "\xE2\x80\x93",
                                                        "\xE2\x80\x94"};
constexpr std::string_view marks_behind = "*_`\"')]}>.,:;!?-~|/ \t";

// Top directories of Unix, what else stands behind one slash in texts about computers, and what prices are
// for.
constexpr std::array places = std::to_array<std::string_view>(
    {"bin",     "boot",   "dev",     "etc",   "home", "lib",    "lib32", "lib64",  "media",  "mnt",
     "opt",     "proc",   "root",    "run",   "sbin", "srv",    "sys",   "tmp",    "usr",    "var",
     "data",    "log",    "logs",    "api",   "app",  "admin",  "login", "index",  "www",    "user",
     "users",   "public", "volumes", "sd",    "snap", "export", "nix",   "c",      "health", "healthz",
     "scannow", "month",  "year",    "week",  "day",  "hour",   "min",   "minute", "seat",   "device",
     "piece",   "monat",  "jahr",    "woche", "tag",  "stunde", "minut", "stück",  "mån",    "månad",
     "år",      "vecka",  "dag",     "timme", "st",   "styck",  "måned", "uge",    "uke",    "kuukausi",
     "kk",      "vuosi",  "kpl"});

// The slash of Unix and what is typed or shown for it.
constexpr std::array<std::string_view, 7> slashes{
    "//", "/", "\\", "\xE2\x81\x84", "\xE2\x88\x95", "\xE2\xA7\xB8", "\xEF\xBC\x8F"};

bool is_of_word(char c) {
  return text::is_letter(c) || !text::is_ascii(c);
}

std::string_view without_marks_before(std::string_view text) {
  while (true) {
    const auto found = std::find_if(marks_before.begin(), marks_before.end(),
                                    [&](std::string_view mark) { return text.starts_with(mark); });
    if (found == marks_before.end()) return text;
    text.remove_prefix(found->size());
  }
}

bool is_only_marks(std::string_view text) {
  return text.find_first_not_of(marks_behind) == text.npos ||
         bare(without_marks_before(text)).find_first_not_of(marks_behind) == std::string_view::npos;
}

// "/word more", the slash being one of several kinds.
struct SlashWord {
  std::string_view slash;
  bool is_apart = false;   // a blank stands behind the slash
  std::string word;        // its letters, in lower case
  std::string_view glued;  // what stands behind them without a blank
  std::string_view more;   // and what follows
};

std::optional<SlashWord> slash_word(std::string_view text) {
  const auto slash = std::find_if(slashes.begin(), slashes.end(),
                                  [&](std::string_view each) { return text.starts_with(each); });
  if (slash == slashes.end()) return std::nullopt;
  text.remove_prefix(slash->size());
  SlashWord found;
  found.slash = *slash;
  found.is_apart = text.starts_with(' ') || text.starts_with('\t');
  text = bare(text);
  std::size_t end = 0;
  while (end < text.size() && is_of_word(text[end])) ++end;
  if (end == 0 || end > longest_shape_word) return std::nullopt;
  found.word = text::lower_case(text.substr(0, end));
  const std::size_t blank = std::min(text.find_first_of(" \t"), text.size());
  found.glued = text.substr(end, std::max(blank, end) - end);
  found.more = bare(text.substr(std::max(blank, end)));
  return found;
}

std::string no_command(std::string_view usage) {
  return "is not a command; did you mean " + std::string(usage) + "?";
}

// A known word after all, in a shape that is not obeyed.
std::optional<std::string> misshapen(const SlashWord& said, std::string_view usage) {
  const std::string why = "is not how a command is written; did you mean " + std::string(usage) + "?";
  const bool is_alone = said.more.empty() && is_only_marks(said.glued);
  if (said.slash == "\\" || said.slash == "//" || said.is_apart) {
    // "/ assign bo" is meant; "// priority 1" is a remark in a program.
    const bool is_whole = !(said.slash == "//" && said.is_apart) && said.glued.empty() &&
                          command_on("/" + said.word + " " + std::string(said.more));
    return is_alone || is_whole ? std::optional(why) : std::nullopt;
  }
  // "/time/series" and "/help.html" are paths.
  const bool is_marked = is_only_marks(said.glued) ||
                         std::string_view(":,;-!(=").find(said.glued.front()) != std::string_view::npos;
  return is_marked ? std::optional(why) : std::nullopt;
}

// A word that may be a known one misspelt; beside other words it must be nearer.
std::optional<std::string> misspelt(const SlashWord& said) {
  if (said.slash == "\\" || said.slash == "//" || said.is_apart || !is_only_marks(said.glued))
    return std::nullopt;
  if (std::find(places.begin(), places.end(), said.word) != places.end()) return std::nullopt;
  constexpr std::size_t shortest_near = 3;
  constexpr std::size_t long_word = 6;
  const std::size_t letters = said.word.size() >= long_word || said.more.empty() ? 2 : 1;
  if (const auto usage = usage_near(said.word, letters); usage && said.word.size() >= shortest_near)
    return no_command(*usage);
  // "/closed", "/resolving"
  for (std::size_t cut = 1; cut <= shortest_near && cut + shortest_near < said.word.size(); ++cut)
    if (const auto usage = usage_of(said.word.substr(0, said.word.size() - cut))) return no_command(*usage);
  if (!said.more.empty()) return std::nullopt;
  return "is not a known command";
}

// "she never pays /note", "Internal: /note she never pays"
std::optional<std::string> within(std::string_view line, bool is_last) {
  for (std::size_t at = line.find('/'); at != line.npos; at = line.find('/', at + 1)) {
    if (at == 0 || (line[at - 1] != ' ' && line[at - 1] != '\t' && line[at - 1] != ']')) continue;
    const auto said = slash_word(line.substr(at));
    if (!said || said->is_apart || said->slash != "/" || !is_only_marks(said->glued)) continue;
    const auto usage = usage_of(said->word);
    if (!usage) continue;
    const bool ends_all = is_last && (said->more.empty() || command_on(line.substr(at)));
    if (said->word == "note" || ends_all)
      return "holds " + std::string(*usage) + ", which is obeyed on a line of its own";
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> likeness_to_command(std::string_view line, bool is_last) {
  line = bare(line);
  if (line.size() > longest_shape) return within(line.substr(0, longest_shape), false);
  if (const auto said = slash_word(without_marks_before(line))) {
    const auto usage = usage_of(said->word);
    if (auto why = usage ? misshapen(*said, *usage) : misspelt(*said)) return why;
  }
  return within(line, is_last);
}

}  // namespace ticketd::domain
