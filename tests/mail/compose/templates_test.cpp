// SPDX-License-Identifier: Apache-2.0
#include "mail/compose/templates.hpp"

#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "config/shipped_languages.hpp"

using namespace ticketd::mail;
namespace fs = std::filesystem;

namespace {

const std::array<fs::path, 1> shipped_directory{fs::path(TICKETD_ROOT) / "templates"};

const ticketd::domain::Vocabulary& vocabulary() {
  return ticketd::config::shipped_languages().vocabulary();
}

const Templates& shipped() {
  static const Templates templates = Templates::load(shipped_directory, vocabulary());
  return templates;
}

Fields acknowledged() {
  return Fields()
      .set("number", "1042")
      .set("desk", "Acme Support")
      .set("subject", "Printer on fire")
      .set("requester", "Eva Berg")
      .set("priority", "3 (normal)")
      .set("work_begins", "Tuesday 24 November, 14:00")
      .set("receipt", "2 h today, 6 h Tuesday");
}

// A directory of templates of the test's own that goes with it.
class Overrides {
 public:
  Overrides() : path_(fs::temp_directory_path() / ("ticketd-templates-" + std::to_string(++count_))) {
    fs::remove_all(path_);
  }
  ~Overrides() { fs::remove_all(path_); }
  Overrides(const Overrides&) = delete;
  Overrides& operator=(const Overrides&) = delete;

  void write(const std::string& name, const std::string& content) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << content;
  }
  [[nodiscard]] Templates load() const {
    return Templates::load(std::array{path_, shipped_directory[0]}, vocabulary());
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  static inline int count_ = 0;
  fs::path path_;
};

}  // namespace

TEST_CASE("The English acknowledgement reads as written here") {
  const LetterText letter = shipped().render(LetterKind::Acknowledgement, "en", acknowledged());
  CHECK(letter.subject == "[#1042] Printer on fire");
  CHECK(letter.text ==
        "Hello Eva Berg,\n"
        "\n"
        "thank you for your mail. We have it, and its number is #1042.\n"
        "\n"
        "  Subject:  Printer on fire\n"
        "  Priority: 3 (normal)\n"
        "\n"
        "We begin work on it by Tuesday 24 November, 14:00.\n"
        "Working hours until then: 2 h today, 6 h Tuesday.\n"
        "You will hear from us when that happens.\n"
        "\n"
        "If you want to add something, just answer this mail.\n"
        "\n"
        "Kind regards\n"
        "Acme Support\n");
}

TEST_CASE("An acknowledgement of a mail without subject, name and promise has no hole in it") {
  const LetterText letter = shipped().render(LetterKind::Acknowledgement, "en",
                                             Fields()
                                                 .set("number", "7")
                                                 .set("desk", "Acme Support")
                                                 .set("priority", "3 (normal)")
                                                 .set("asked", "1 (urgent)"));
  CHECK(letter.subject == "[#7] Your mail to Acme Support");
  CHECK(letter.text ==
        "Hello,\n"
        "\n"
        "thank you for your mail. We have it, and its number is #7.\n"
        "\n"
        "  Priority: 3 (normal)\n"
        "            (you asked for 1 (urgent); this is what your contract provides)\n"
        "\n"
        "We begin work on it as soon as we can.\n"
        "You will hear from us when that happens.\n"
        "\n"
        "If you want to add something, just answer this mail.\n"
        "\n"
        "Kind regards\n"
        "Acme Support\n");
}

TEST_CASE("Tags and lines in a value stay what they are: a value on one line") {
  Fields fields = acknowledged();
  fields.set("subject", "{{number}} {{#x}}\r\nBcc: x@y.example");
  const LetterText letter = shipped().render(LetterKind::Acknowledgement, "en", fields);
  CHECK(letter.subject == "[#1042] {{number}} {{#x}} Bcc: x@y.example");
  CHECK(letter.text.find("  Subject:  {{number}} {{#x}} Bcc: x@y.example\n") != std::string::npos);
}

TEST_CASE("A letter without a value that it needs is our mistake and does not go out") {
  CHECK_THROWS_AS((void)shipped().render(LetterKind::Acknowledgement, "en", Fields().set("number", "7")),
                  std::logic_error);
}

TEST_CASE("A language is known by its first two letters and English stands in for what is not there") {
  const std::string english = shipped().render(LetterKind::Acknowledgement, "en", acknowledged()).text;
  const std::string swedish = shipped().render(LetterKind::Acknowledgement, "sv", acknowledged()).text;
  CHECK(swedish.starts_with("Hej Eva Berg!\n"));
  CHECK(shipped().render(LetterKind::Acknowledgement, "sv-SE", acknowledged()).text == swedish);
  for (const char* unknown : {"", "e", "is", "zh-CN"}) {
    CHECK(shipped().render(LetterKind::Acknowledgement, unknown, acknowledged()).text == english);
  }
}

TEST_CASE("A template of the operator stands before the shipped one of the same name and language") {
  const Overrides overrides;
  overrides.write("en/acknowledgement.txt",
                  "Subject: {{ number }}\n\n  {{# subject }}\nOurs.\n{{/ subject }}\n");
  overrides.write("is/acknowledgement.txt", "Subject: {{number}}\n\nHæ.\n");
  const Templates templates = overrides.load();
  CHECK(templates.render(LetterKind::Acknowledgement, "en", acknowledged()).text == "Ours.\n");
  CHECK(templates.render(LetterKind::Acknowledgement, "sv", acknowledged())
            .text.starts_with("Hej Eva Berg!\n"));
  CHECK(templates.render(LetterKind::Acknowledgement, "is", acknowledged()).text == "Hæ.\n");
  CHECK(templates.languages() == std::vector<std::string>{"da", "de", "en", "fi", "is", "no", "sv"});
}

TEST_CASE("What a template gets wrong is reported with file and line, everything at once") {
  const Overrides overrides;
  overrides.write("en/acknowledgement.txt",
                  "Hello\n{{nmber}}\n{{work_begins}}\n{{#subject}}{{subject}}\n/close\n{{> part}}\n{{number");
  overrides.write("sv/closed.txt", "Subject: x\n{{silent}}\n{{/silent}}\nYES\n");
  std::vector<TemplateProblem> problems;
  try {
    (void)overrides.load();
  } catch (const BadTemplates& bad) {
    problems = bad.problems();
    CHECK(std::string(bad.what()).find("sv/closed.txt:2: \"silent\" can only be asked for") !=
          std::string::npos);
  }
  REQUIRE(problems.size() == 10);
  const std::array lines{1, 2, 3, 6, 7, 7, 5, 2, 3, 4};
  for (std::size_t i = 0; i < problems.size(); ++i) {
    CAPTURE(problems[i].what);
    CHECK(problems[i].line == lines[i]);
    CHECK(problems[i].file.parent_path().parent_path() == overrides.path());
  }
  CHECK(problems[1].what ==
        "there is no field \"nmber\"; known here: number, desk, subject, requester, priority, asked, "
        "work_begins, "
        "receipt");
  CHECK(problems[2].what ==
        "\"work_begins\" may be empty: put it between {{#work_begins}} and {{/work_begins}}");
}

TEST_CASE("Without the English letters there is no desk") {
  const std::array nowhere{fs::path("/nonexistent")};
  CHECK_THROWS_AS((void)Templates::load(nowhere, vocabulary()), BadTemplates);
}
