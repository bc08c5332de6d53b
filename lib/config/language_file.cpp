// SPDX-License-Identifier: Apache-2.0
#include "config/language_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "config/config.hpp"
#include "config/lexicon_form.hpp"
#include "config/section.hpp"
#include "domain/event_words.hpp"
#include "text/ascii.hpp"
#include "text/placeholders.hpp"

namespace ticketd::config {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view plain_form = "other";
constexpr std::string_view counted = "count";

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

bool is_code(std::string_view word) {
  return word.size() == 2 && std::all_of(word.begin(), word.end(), text::is_lower);
}

Parsed<std::string> code(std::string_view word) {
  if (is_code(word)) return std::string(word);
  return FormatError{"`" + shown(word) +
                     "` is not a code of two letters (ISO 639-1); write one like no or nb"};
}

// It becomes part of a command line.
Parsed<std::string> voice(std::string_view word) {
  const bool fits =
      !word.empty() && word.size() <= 20 && word.front() != '-' &&
      std::all_of(word.begin(), word.end(), [](char c) { return text::is_alphanumeric(c) || c == '-'; });
  if (fits) return std::string(word);
  return FormatError{"`" + shown(word) +
                     "` is not a voice; write one that `espeak-ng --voices` lists, like sv or nb"};
}

Parsed<Locale> locale(std::string_view tag) {
  if (auto found = Locale::named(tag)) return *std::move(found);
  return FormatError{"`" + shown(tag) +
                     "` is not a language and country that ICU knows; write them like sv-SE"};
}

std::string in_braces(const std::vector<std::string_view>& names) {
  std::string text;
  for (const auto name : names) text += (text.empty() ? "{" : ", {") + std::string(name) + "}";
  return "filled in here: " + (text.empty() ? "none" : text);
}

// Every placeholder once and no other; the number may be left out where the words say it.
Parser<std::string> phrase_with(std::vector<std::string_view> wanted) {
  return [wanted = std::move(wanted)](std::string_view word) -> Parsed<std::string> {
    auto read = text(word);
    if (std::holds_alternative<FormatError>(read)) return read;
    const auto names = text::placeholders_in(word);
    if (!names) return FormatError{"has a brace that is not closed or not opened; write {name}"};
    for (const auto name : *names)
      if (std::find(wanted.begin(), wanted.end(), name) == wanted.end())
        return FormatError{"has the unknown placeholder {" + shown(name) + "}; " + in_braces(wanted)};
    for (const auto name : wanted)
      if (name != counted && std::find(names->begin(), names->end(), name) == names->end())
        return FormatError{"lacks {" + std::string(name) + "}; " + in_braces(wanted)};
    return read;
  };
}

void read_forms(const Place& place, const Locale& locale, const Parser<std::string>& form,
                PhraseForms& forms) {
  Section::read(place, [&](Section& section) {
    for (const auto& plural : locale.plurals()) {
      const std::string right = locale.tag() + " counts in " + listed(locale.plurals());
      std::string words;
      if (section.required<std::string>(plural, words, form, right)) forms.emplace(plural, std::move(words));
    }
  });
}

PhraseForms read_phrase(const Place& place, const PhraseDescription& description, const Locale& locale) {
  const auto wanted = placeholders_of(description);
  const auto form = phrase_with(wanted);
  PhraseForms forms;
  if (!place.is_given()) return forms;
  const bool is_counted = std::find(wanted.begin(), wanted.end(), counted) != wanted.end();
  if (place.is_map() && is_counted) {
    read_forms(place, locale, form, forms);
    return forms;
  }
  std::string words;
  if (place.read<std::string>(words, form)) forms.emplace(plain_form, std::move(words));
  return forms;
}

std::string right_of(const PhraseDescription& description) {
  return "say how people put it: " + std::string(description.meaning) + " (as templates/en/words.yaml does)";
}

std::vector<PhraseForms> read_phrases(Section& root, const Locale& locale) {
  std::vector<PhraseForms> all;
  const auto table = phrases();
  for (auto group = table.begin(); group != table.end();) {
    const auto end =
        std::find_if(group, table.end(), [&](const auto& one) { return one.group != group->group; });
    const Place place = root.need(group->group, "it holds " + std::string(group->key) + " and others");
    Section::read(place, [&](Section& section) {
      for (auto one = group; one != end; ++one)
        all.push_back(read_phrase(section.need(one->key, right_of(*one)), *one, locale));
    });
    group = end;
  }
  return all;
}

// The English says which placeholders there are.
template <class Kind>
std::vector<std::string> read_texts(const Place& place, std::span<const domain::Wording<Kind>> texts) {
  std::vector<std::string> all;
  Section::read(place, [&](Section& section) {
    for (const auto& text : texts) {
      std::string words;
      const std::string right = text.english.empty() ? "say it as templates/en/words.yaml does"
                                                     : "in English: " + std::string(text.english);
      section.required<std::string>(text.key, words, phrase_with(*text::placeholders_in(text.english)),
                                    right);
      all.push_back(std::move(words));
    }
  });
  return all;
}

Parser<Locale> written_by(std::optional<Locale> (Locale::*with)(std::string_view) const, const Locale& locale,
                          std::string right) {
  return [=](std::string_view pattern) -> Parsed<Locale> {
    if (auto made = (locale.*with)(pattern)) return *std::move(made);
    return FormatError{"`" + shown(pattern) + "` " + right};
  };
}

// How the country writes days and clocks, unless somebody chose otherwise.
Locale read_locale(Section& root) {
  Locale spoken = *Locale::named("en-GB");
  root.required<Locale>("locale", spoken, locale, "write language and country: locale: sv-SE");
  const Locale by_country = spoken;
  root.optional<Locale>(
      "day", spoken,
      written_by(&Locale::with_day, by_country,
                 "is not a pattern for a day with its weekday; write one like EEEE d MMMM y"));
  const Locale with_day = spoken;
  root.optional<Locale>(
      "clock", spoken,
      written_by(&Locale::with_clock, with_day, "is not a pattern for a time of day; write one like HH:mm"));
  return spoken;
}

std::optional<std::string> language_text(const fs::path& file) {
  constexpr std::uintmax_t longest_file = 1024UL * 1024;
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > longest_file || error)
    return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(stream), {}};
}

// The words.yaml of each code, from the first directory that has one.
std::map<std::string, fs::path> files_in(std::span<const fs::path> directories) {
  std::map<std::string, fs::path> files;
  for (const fs::path& directory : directories) {
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(directory, unreadable)) {
      const std::string name = entry.path().filename().string();
      const fs::path file = entry.path() / words_file;
      if (is_code(name) && fs::exists(file, unreadable)) files.emplace(name, file);
    }
  }
  return files;
}

void refuse_two_of_a_code(const std::vector<Language>& all, const std::map<std::string, fs::path>& files,
                          std::vector<Problem>& problems) {
  std::map<std::string, std::string> owners;
  for (const auto& language : all) owners.emplace(language.code, language.code);
  for (const auto& language : all)
    for (const auto& other : language.also) {
      const auto [owner, is_new] = owners.emplace(other, language.code);
      if (!is_new)
        problems.push_back(
            {files.at(language.code).string(), 0, "also",
             "`" + other + "` means " + owner->second + " already; leave it out in one of them"});
    }
}

struct ReadWords {
  Language language;
  SaidPhrases said;
  fs::path file;
};

// People answer in any language, so a phrase can't mean one thing here and another there.
void refuse_two_meanings(const std::vector<ReadWords>& all, std::vector<Problem>& problems) {
  std::map<std::string, std::pair<SaidAt, fs::path>> known;
  for (const auto& [language, said, file] : all)
    for (const auto& [phrase, at] : said) {
      const auto [before, is_new] = known.emplace(phrase, std::pair{at, file});
      const auto& [other, other_file] = before->second;
      if (is_new || other.key == at.key) continue;
      problems.push_back({file.string(), at.line, at.key,
                          "`" + phrase.substr(phrase.find(' ') + 1) + "` stands in " + other.key + " of " +
                              other_file.string() + " (line " + std::to_string(other.line) +
                              "); people answer in any language, so leave it out in one of them"});
    }
}

ReadWords read_words(std::string_view yaml, const fs::path& file, const std::string& code) {
  Reading reading{file.string(), file.parent_path()};
  const auto parsed = parse_yaml(yaml);
  if (const auto* problem = std::get_if<SyntaxProblem>(&parsed))
    throw Invalid({{reading.file, problem->line, "", problem->what}});
  const Place place{&std::get<Value>(parsed), 1, "", reading};
  if (!place.is_map())
    place.wrong("is not a language: a file of keys is wanted, with locale, voice and all the words");
  std::optional<Language> language;
  SaidPhrases said;
  Section::read(place, [&](Section& root) {
    language.emplace(Language{code, {}, read_locale(root), {}, {}, {}, {}, {}});
    root.at("also").read_list<std::string>(language->also, config::code);
    root.required<std::string>("voice", language->voice, voice, "write the speech program's name for it");
    language->phrases = read_phrases(root, language->locale);
    language->events = read_texts(root.need("events", "it holds opened and others"), domain::event_texts());
    language->results =
        read_texts(root.need("results", "it holds possible and others"), domain::result_texts());
    language->lexicon = read_lexicon(root, said);
  });
  if (!reading.problems.empty()) throw Invalid(std::move(reading.problems));
  return {*std::move(language), std::move(said), file};
}

}  // namespace

Language read_language(std::string_view yaml, const fs::path& file, const std::string& code) {
  return read_words(yaml, file, code).language;
}

Languages load_languages(std::span<const fs::path> directories) {
  std::vector<ReadWords> read;
  std::vector<Problem> problems;
  const auto files = files_in(directories);
  for (const auto& [name, file] : files) {
    const auto yaml = language_text(file);
    try {
      if (!yaml) throw Invalid({{file.string(), 0, "", "is not a readable file of at most 1 MiB"}});
      read.push_back(read_words(*yaml, file, name));
    } catch (const Invalid& invalid) {
      problems.insert(problems.end(), invalid.problems().begin(), invalid.problems().end());
    }
  }
  refuse_two_meanings(read, problems);
  std::vector<Language> all;
  for (auto& one : read) all.push_back(std::move(one.language));
  refuse_two_of_a_code(all, files, problems);
  if (!files.contains("en"))
    problems.push_back({"en/" + std::string(words_file), 0, "", "is in none of the directories"});
  if (!problems.empty()) throw Invalid(std::move(problems));
  return Languages(std::move(all));
}

}  // namespace ticketd::config
