// SPDX-License-Identifier: Apache-2.0
// The shipped letters: as they read (tests/mail/letters/LANGUAGE.txt, one after the other), and what holds
// for every one of them.
#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "config/shipped_languages.hpp"
#include "domain/approval_word.hpp"
#include "domain/command.hpp"
#include "mail/compose/letter.hpp"
#include "mail/compose/sample_letters.hpp"
#include "mail/compose/template_check.hpp"
#include "mail/compose/templates.hpp"

using namespace ticketd::mail;
namespace fs = std::filesystem;

namespace {

const fs::path root = TICKETD_ROOT;
// Every folder: whoever adds a language touches no test but its letters as they read.
std::vector<std::string> folders_of_languages() {
  std::vector<std::string> codes;
  for (const auto& entry : fs::directory_iterator(root / "templates"))
    if (entry.is_directory()) codes.push_back(entry.path().filename().string());
  return codes;
}
const std::vector<std::string> languages = folders_of_languages();

const ticketd::domain::Vocabulary& vocabulary() {
  return ticketd::config::shipped_languages().vocabulary();
}

Templates shipped() {
  return Templates::load(std::array{root / "templates"}, vocabulary());
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What stands in the file under "=== NAME", without the last empty line.
std::string section(const std::string& all, std::string_view name) {
  const std::string title = "=== " + std::string(name) + '\n';
  const std::size_t start = all.find(title);
  REQUIRE(start != std::string::npos);
  const std::size_t from = start + title.size();
  return all.substr(from, all.find("=== ", from) - from);
}

// What is configured or numbered by us: nobody outside chooses it.
bool is_ours(std::string_view name) {
  constexpr std::array ours{"number", "desk", "agent", "assignee"};
  return std::find(ours.begin(), ours.end(), name) != ours.end();
}

// Every field and every flag set, each line that somebody outside may choose as `value`.
Fields filled(std::span<const KnownField> known, const std::string& value) {
  Fields fields;
  for (const KnownField& each : known) {
    if (is_ours(each.name)) {
      fields.set(each.name, "OURS");
      continue;
    }
    if (each.kind == FieldKind::List) {
      fields.list(each.name, {filled(each.items, value), filled(each.items, value)});
    } else {
      fields.set(each.name, value);
    }
  }
  return fields;
}

bool is_alone(const std::string& line, std::string_view word) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != std::string::npos && line.substr(first) == word;
}

// The letters that print somebody's words as they are, for people who cannot command anyway.
bool prints_words(const LetterDescription& letter) {
  return std::any_of(letter.fields.begin(), letter.fields.end(),
                     [](const KnownField& each) { return each.kind == FieldKind::Body; });
}

// Not understood, or an agent's name that nobody has: then the mail is refused as a whole.
bool would_do_nothing(const ticketd::domain::CommandLine& line) {
  const auto* const command = std::get_if<ticketd::domain::Command>(&line.meaning);
  if (command == nullptr) return true;
  const auto* const assign = std::get_if<ticketd::domain::command::Assign>(command);
  return assign != nullptr && assign->agent.starts_with("NA");
}

}  // namespace

TEST_CASE("Every shipped letter reads as it stands in tests/mail/letters") {
  const Templates templates = shipped();
  for (const std::string& language : languages) {
    const std::string expected = content_of(root / "tests/mail/letters" / (language + ".txt"));
    for (const LetterDescription& letter : letters()) {
      CAPTURE(language);
      CAPTURE(letter.name);
      const LetterText text = templates.render(letter.letter, language, sample_fields(letter.letter));
      CHECK("Subject: " + text.subject + "\n\n" + text.text + '\n' == section(expected, letter.name));
    }
  }
}

TEST_CASE("Every letter is there in every shipped language") {
  for (const std::string& language : languages) {
    for (const LetterDescription& letter : letters()) {
      const fs::path file = root / "templates" / language / (std::string(letter.name) + ".txt");
      CAPTURE(file.string());
      REQUIRE(fs::exists(file));
      CHECK(misprints(content_of(file), letter.fields, vocabulary()).empty());
    }
  }
}

TEST_CASE("The table lists the letters in the order of the enum and under names of their own") {
  for (std::size_t i = 0; i < letters().size(); ++i) {
    CHECK(static_cast<std::size_t>(letters()[i].letter) == i);
    for (std::size_t j = 0; j < i; ++j) CHECK(letters()[i].name != letters()[j].name);
  }
}

TEST_CASE("No letter with every field set has a tag, a hole or an empty label in it") {
  const Templates templates = shipped();
  for (const std::string& language : languages) {
    for (const LetterDescription& letter : letters()) {
      CAPTURE(language);
      CAPTURE(letter.name);
      const LetterText text = templates.render(letter.letter, language, filled(letter.fields, "VALUE"));
      CHECK(text.subject.find("{{") == std::string::npos);
      CHECK(text.text.find("{{") == std::string::npos);
      CHECK(text.text.find("()") == std::string::npos);
      std::istringstream lines(text.text);
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK((line.empty() ||
               (line.back() != ' ' && std::isspace(static_cast<unsigned char>(line.back())) == 0)));
      }
    }
  }
}

TEST_CASE("No value that looks like a command ever stands alone on a line of a letter") {
  const Templates templates = shipped();
  for (const std::string word :
       {"/close", "YES", "NO", "JA", "NEJ", "NEIN", "KYLLÄ", "EI", "NEI", "STATUS", "HISTORY"}) {
    for (const std::string& language : languages) {
      for (const LetterDescription& letter : letters()) {
        if (prints_words(letter)) continue;
        const LetterText text = templates.render(letter.letter, language, filled(letter.fields, word));
        std::istringstream lines(text.text);
        for (std::string line; std::getline(lines, line);) {
          CAPTURE(language);
          CAPTURE(letter.name);
          CAPTURE(line);
          CHECK_FALSE(is_alone(line, word));
          CHECK_FALSE(line.substr(0, line.find_first_not_of(" \t") + 1).ends_with('/'));
        }
      }
    }
  }
}

TEST_CASE("No line of any letter acts, wherever a reply that quotes it unmarked begins") {
  const Templates templates = shipped();
  for (const std::string& language : languages) {
    for (const LetterDescription& letter : letters()) {
      const std::string text = templates.render(letter.letter, language, sample_fields(letter.letter)).text;
      for (std::size_t at = 0; at < text.size(); at = std::min(text.find('\n', at), text.size() - 1) + 1) {
        const std::string_view quoted = std::string_view(text).substr(at);
        CAPTURE(language);
        CAPTURE(letter.name);
        CAPTURE(quoted.substr(0, quoted.find('\n')));
        CHECK(ticketd::domain::read_commands(quoted).lines.empty());
        CHECK_FALSE(ticketd::domain::approval_word(quoted, vocabulary()));
      }
    }
  }
}

TEST_CASE("However a mail program folds the commands that are offered, no line of them acts") {
  const Templates templates = shipped();
  const std::string all =
      "/take, /assign NAME, /priority 1|2|3, /start, /wait, /resolve, /close, /reopen, /note";
  for (const std::string& language : languages) {
    for (const LetterDescription& letter : letters()) {
      auto fields = sample_fields(letter.letter).set("commands", all);
      const std::string text = templates.render(letter.letter, language, fields).text;
      const std::size_t offer = text.find(all.substr(0, 5) + ",");
      if (offer == std::string::npos) continue;
      // Folded in front of any word, and at any word behind that.
      for (std::size_t at = offer; at < text.find('\n', offer); at = text.find_first_of(" \n", at) + 1) {
        for (std::size_t end = text.find_first_of(" \n", at); end < text.find('\n', offer) + 1;
             end = text.find_first_of(" \n", end + 1)) {
          CAPTURE(language);
          CAPTURE(letter.name);
          CAPTURE(text.substr(at, end - at));
          for (const auto& line : ticketd::domain::read_commands(text.substr(at, end - at)).lines)
            CHECK(would_do_nothing(line));
        }
      }
    }
  }
}

TEST_CASE("templates/README.md names every letter and every field with its meaning") {
  const std::string readme = content_of(root / "templates/README.md");
  for (const LetterDescription& letter : letters()) {
    const std::string title = "\n## " + std::string(letter.name) + ".txt\n";
    const std::size_t start = readme.find(title);
    CAPTURE(letter.name);
    REQUIRE(start != std::string::npos);
    const std::string part = readme.substr(start, readme.find("\n## ", start + 1) - start);
    for (const KnownField& each : letter.fields) {
      CAPTURE(each.name);
      CHECK(part.find("\n| `" + std::string(each.name) + "` | ") != std::string::npos);
      CHECK(part.find(" | " + std::string(each.meaning) + " |\n") != std::string::npos);
      for (const KnownField& item : each.items) {
        CHECK(part.find("` / `" + std::string(item.name) + "` | ") != std::string::npos);
      }
    }
  }
}
