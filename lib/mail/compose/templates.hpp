// SPDX-License-Identifier: Apache-2.0
// The desk's letters as text in its customers' languages: mustache templates, checked against the table of
// letter.hpp when they are loaded, so that no letter can go out with a hole in it. A template's first line is
// "Subject: ...". Values are never looked into for tags.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "domain/lexicon.hpp"
#include "mail/compose/letter.hpp"

namespace ticketd::mail {

// What a letter says this time. Unset is empty.
class Fields {
 public:
  Fields& set(std::string_view name, std::string value);
  Fields& flag(std::string_view name);
  Fields& list(std::string_view name, std::vector<Fields> items);

  [[nodiscard]] const std::string& value(std::string_view name) const;  // of a flag: "true"
  [[nodiscard]] const std::vector<Fields>& items(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
  std::map<std::string, std::vector<Fields>, std::less<>> lists_;
};

struct TemplateProblem {
  std::filesystem::path file;
  int line = 0;  // from 1; 0: the file as a whole
  std::string what;
};

// Everything that is wrong with the templates; what() has one problem a line as "file:line: what".
class BadTemplates : public std::runtime_error {
 public:
  explicit BadTemplates(std::vector<TemplateProblem> problems);
  [[nodiscard]] const std::vector<TemplateProblem>& problems() const { return problems_; }

 private:
  std::vector<TemplateProblem> problems_;
};

struct LetterText {
  std::string subject;  // one line
  std::string text;
};

class Templates {
 public:
  // Reads LANGUAGE/LETTER.txt from the directories, the first that has a file wins; every sub-directory with
  // a name of two letters is a language. Each letter must be there in English. `vocabulary`: the answers that
  // no line may be. Throws BadTemplates.
  [[nodiscard]] static Templates load(std::span<const std::filesystem::path> directories,
                                      const domain::Vocabulary& vocabulary);

  // In `language` ("sv", "sv-SE"), or English where there is no such template. A field that must not be empty
  // and is: std::logic_error. Not from several threads at once.
  [[nodiscard]] LetterText render(LetterKind letter, std::string_view language, const Fields& fields) const;

  // Sorted; "en" is always there.
  [[nodiscard]] std::vector<std::string> languages() const;

 private:
  struct Loaded;
  explicit Templates(std::shared_ptr<const Loaded> loaded);
  std::shared_ptr<const Loaded> loaded_;
};

}  // namespace ticketd::mail
