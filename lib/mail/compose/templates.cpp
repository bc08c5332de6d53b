// SPDX-License-Identifier: Apache-2.0
#include "mail/compose/templates.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include <kainjow/mustache.hpp>

#include "mail/compose/encoding.hpp"
#include "mail/compose/template_check.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;
namespace fs = std::filesystem;

constexpr std::string_view fallback_language = "en";

std::string joined(const std::vector<TemplateProblem>& problems) {
  std::string text;
  for (const TemplateProblem& each : problems) {
    if (!text.empty()) text += '\n';
    text += each.file.string();
    if (each.line > 0) text += ':' + std::to_string(each.line);
    text += ": " + each.what;
  }
  return text;
}

std::string quoted_lines(std::string_view text) {
  std::string result;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  for (bool more = true; more;) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    more = end < text.size();
    const std::string_view line = text.substr(0, end);
    result += line.empty() ? ">" : line.starts_with('>') ? ">" : "> ";
    result += line;
    if (more) result += '\n';
    text.remove_prefix(more ? end + 1 : end);
  }
  return result;
}

std::string as_printed(FieldKind kind, const std::string& value) {
  switch (kind) {
    case FieldKind::Line:
    case FieldKind::OptionalLine: return header_safe(value);
    case FieldKind::Quoted:
    case FieldKind::OptionalQuoted: return value.empty() ? value : quoted_lines(value);
    default: return value;
  }
}

bool must_not_be_empty(FieldKind kind) {
  return kind == FieldKind::Line;
}

// kainjow takes an empty string for true in a section, so emptiness is said as false.
data values_of(std::span<const KnownField> known, const Fields& fields) {
  data values(data::type::object);
  for (const KnownField& each : known) {
    const std::string name(each.name);
    if (each.kind == FieldKind::List) {
      data items(data::type::list);
      for (const Fields& item : fields.items(name)) items.push_back(values_of(each.items, item));
      values.set(name, items);
      continue;
    }
    const std::string printed = as_printed(each.kind, fields.value(name));
    if (printed.empty() && must_not_be_empty(each.kind)) {
      throw std::logic_error("a letter is rendered without its field \"" + name + '"');
    }
    if (each.kind == FieldKind::Flag || printed.empty()) {
      values.set(name, data(printed.empty() ? data::type::bool_false : data::type::bool_true));
    } else {
      values.set(name, data(printed));
    }
  }
  return values;
}

// kainjow prints an empty line where a section on lines of its own is left out, and makes a component of
// every blank. So the lines that hold nothing but a section's tag are taken out here, and what it must not
// take for a line end or a blank goes through it under another name.
constexpr char hidden_line_end = '\x1E';
constexpr char hidden_blank = '\x1F';

bool is_only_a_section_tag(std::string_view line) {
  constexpr std::string_view blanks = " \t\r";
  line = text::trim(line, blanks);
  return line.size() > 4 && line.starts_with("{{") &&
         std::string_view("#^/!").find(line[2]) != std::string_view::npos &&
         line.find("}}") == line.size() - 2;
}

std::string hidden(std::string_view source) {
  std::string result;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    const std::string_view line = source.substr(0, end);
    if (is_only_a_section_tag(line)) {
      result += line.substr(line.find('{'), line.rfind('}') + 1 - line.find('{'));
    } else {
      result += line;
      if (end < source.size()) result += hidden_line_end;
    }
    source.remove_prefix(std::min(end + 1, source.size()));
  }
  for (std::size_t at = 0; at < result.size(); ++at) {
    if (result.compare(at, 2, "{{") == 0) at = std::min(result.find("}}", at), result.size() - 1);
    if (result[at] == ' ') result[at] = hidden_blank;
  }
  return result;
}

std::string rendered(mustache& source, const data& values) {
  std::string text;
  source.render(values, [&](const std::string& piece) { text += piece; });
  std::replace(text.begin(), text.end(), hidden_line_end, '\n');
  std::replace(text.begin(), text.end(), hidden_blank, ' ');
  return text;
}

std::unique_ptr<mustache> parsed(std::string_view source) {
  auto result = std::make_unique<mustache>(hidden(source));
  result->set_custom_escape([](const std::string& value) { return value; });
  return result;
}

struct Parsed {
  std::unique_ptr<mustache> subject;
  std::unique_ptr<mustache> text;
};

std::optional<std::string> content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

Parsed parse_letter(std::string_view source) {
  constexpr std::string_view label = "Subject: ";
  const std::size_t end = std::min(source.find('\n'), source.size());
  std::string_view body = source.substr(std::min(end + 1, source.size()));
  while (body.starts_with('\n')) body.remove_prefix(1);
  return {parsed(source.substr(label.size(), end - label.size())), parsed(body)};
}

std::set<std::string> languages_in(std::span<const fs::path> directories) {
  std::set<std::string> found;
  for (const fs::path& directory : directories) {
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(directory, unreadable)) {
      const std::string name = entry.path().filename().string();
      if (name.size() == 2 && entry.is_directory(unreadable)) found.insert(name);
    }
  }
  return found;
}

}  // namespace

struct Templates::Loaded {
  std::map<std::string, std::map<LetterKind, Parsed>, std::less<>> by_language;
};

Fields& Fields::set(std::string_view name, std::string value) {
  values_.insert_or_assign(std::string(name), std::move(value));
  return *this;
}

Fields& Fields::flag(std::string_view name) {
  return set(name, "true");
}

Fields& Fields::list(std::string_view name, std::vector<Fields> items) {
  lists_.insert_or_assign(std::string(name), std::move(items));
  return *this;
}

const std::string& Fields::value(std::string_view name) const {
  static const std::string empty;
  const auto found = values_.find(name);
  return found == values_.end() ? empty : found->second;
}

const std::vector<Fields>& Fields::items(std::string_view name) const {
  static const std::vector<Fields> none;
  const auto found = lists_.find(name);
  return found == lists_.end() ? none : found->second;
}

BadTemplates::BadTemplates(std::vector<TemplateProblem> problems)
    : std::runtime_error(joined(problems)), problems_(std::move(problems)) {}

Templates::Templates(std::shared_ptr<const Loaded> loaded) : loaded_(std::move(loaded)) {}

Templates Templates::load(std::span<const fs::path> directories, const domain::Vocabulary& vocabulary) {
  std::vector<TemplateProblem> problems;
  auto loaded = std::make_shared<Loaded>();
  std::set<std::string> languages = languages_in(directories);
  languages.emplace(fallback_language);
  for (const std::string& language : languages) {
    for (const LetterDescription& letter : letters()) {
      const fs::path name = fs::path(language) / (std::string(letter.name) + ".txt");
      std::optional<std::string> source;
      fs::path file;
      for (auto directory = directories.begin(); directory != directories.end() && !source; ++directory) {
        file = *directory / name;
        source = content_of(file);
      }
      if (!source) {
        if (language == fallback_language)
          problems.push_back({name, 0, "this letter is in none of the directories"});
        continue;
      }
      const auto found = misprints(*source, letter.fields, vocabulary);
      for (const Misprint& each : found) problems.push_back({file, each.line, each.what});
      if (found.empty()) loaded->by_language[language].emplace(letter.letter, parse_letter(*source));
    }
  }
  if (!problems.empty()) throw BadTemplates(std::move(problems));
  return Templates(std::move(loaded));
}

LetterText Templates::render(LetterKind letter, std::string_view language, const Fields& fields) const {
  const auto& languages = loaded_->by_language;
  auto chosen = languages.find(language.substr(0, 2));
  if (chosen == languages.end() || !chosen->second.contains(letter))
    chosen = languages.find(fallback_language);
  const Parsed& parsed = chosen->second.at(letter);
  const data values = values_of(description_of(letter).fields, fields);
  return {header_safe(rendered(*parsed.subject, values)), rendered(*parsed.text, values)};
}

std::vector<std::string> Templates::languages() const {
  std::vector<std::string> names;
  for (const auto& [language, letters] : loaded_->by_language) names.push_back(language);
  return names;
}

}  // namespace ticketd::mail
