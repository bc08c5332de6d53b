// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "config/sections.hpp"
#include "config/value.hpp"
#include "stand_in.hpp"

namespace ticketd::config {
namespace {

// config/ticketd.yaml with what it names on disk standing in `place`.
class Example {
 public:
  Example() {
    for (const char* name : {"imap-password", "smtp-password", "sip-password", "twilio-token",
                             "credentials/smtp", "credentials/oauth-client", "credentials/oauth-refresh"}) {
      place_.write(name, "open sesame\n");
    }
    place_.write("secret-of-last-year", "fedcba9876543210\n");
    place_.write("ca.pem", "");
    std::filesystem::create_directory(place_.path("calendars"));
    std::filesystem::create_directory(place_.path("templates"));
    ::setenv("CREDENTIALS_DIRECTORY", place_.path("credentials").c_str(), 1);
    std::ifstream stream(TICKETD_ROOT "/config/ticketd.yaml");
    text_ = std::string(std::istreambuf_iterator<char>(stream), {});
    replace("/etc/ticketd/", place_.path("").string());
    replace("/etc/ssl/certs/ca-certificates.crt", place_.path("ca.pem").string());
    divider_ = text_.find("# -----");
  }
  Example(const Example&) = delete;
  Example& operator=(const Example&) = delete;
  ~Example() { ::unsetenv("CREDENTIALS_DIRECTORY"); }

  [[nodiscard]] std::string minimal() const { return text_.substr(0, divider_); }
  // The commented part without its `# `; prose begins with a capital.
  [[nodiscard]] std::string uncommented() const {
    std::istringstream lines(text_.substr(divider_));
    std::string yaml;
    for (std::string line; std::getline(lines, line);) {
      const bool is_yaml = line.size() > 2 && (line[2] == ' ' || (line[2] >= 'a' && line[2] <= 'z'));
      if (is_yaml) yaml += line.substr(2) + '\n';
    }
    return yaml;
  }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::filesystem::path file() const { return place_.path("ticketd.yaml"); }

 private:
  void replace(std::string_view what, const std::string& by) {
    for (std::size_t at = text_.find(what); at != std::string::npos; at = text_.find(what, at + by.size())) {
      text_.replace(at, what.size(), by);
    }
  }

  StandIn place_;
  std::string text_;
  std::size_t divider_ = 0;
};

void collect_keys(const Value& value, const std::string& path, std::set<std::string>& keys) {
  for (const Value& item : value.items) collect_keys(item, path + "[]", keys);
  for (const Entry& entry : value.entries) {
    const std::string key = path.empty() ? entry.key : path + '.' + entry.key;
    keys.insert(key);
    collect_keys(entry.value, key, keys);
  }
}

TEST_CASE("the first part of config/ticketd.yaml is a desk of its own") {
  const Example example;
  const Config config = load_text(example.minimal(), example.file());
  CHECK(config.queues.size() == 1);
  CHECK(config.warnings.empty());
}

TEST_CASE("config/ticketd.yaml loads with all its comments taken away") {
  const Example example;
  const Config config = load_text(example.uncommented(), example.file());
  CHECK(config.queues.size() == 2);
  CHECK(std::holds_alternative<OAuth>(config.queues[1].imap.login));
  CHECK(config.desk.secrets.size() == 2);
  CHECK(config.agents.size() == 2);
  CHECK(config.agents.at(0).addresses == std::vector<std::string>{"anna.berg@acme.example"});
  CHECK(config.contracts[1].escalation == "gold");
  CHECK(config.escalation.size() == 5);
  CHECK(config.escalations.at("gold").size() == 1);
  CHECK(config.gateways.size() == 3);
  CHECK(config.rotas.at(0).overrides.size() == 1);
  CHECK(config.assignments.size() == 2);
  CHECK(config.calendar_paths.size() == 1);
}

TEST_CASE("config/ticketd.yaml shows every key there is") {
  const Example example;
  const std::string yaml = example.uncommented();
  Reading reading{.file = "ticketd.yaml", .folder = example.file().parent_path()};
  (void)read_text(yaml, example.file(), reading);
  std::set<std::string> shown_keys;
  collect_keys(std::get<Value>(parse_yaml(yaml)), "", shown_keys);
  CHECK(reading.known_keys.size() > 100);
  for (const std::string& key : reading.known_keys) {
    if (shown_keys.contains(key) || key.starts_with("escalations.gold[]")) continue;
    // One of two that exclude each other stands in a comment beside the other; secrets are told of at the
    // top.
    const std::string word = key.substr(key.rfind('.') + 1);
    CAPTURE(key);
    const bool is_alternative =
        word == "env" || word == "credential" || word == "file" || word == "command" || word == "oauth";
    CHECK((is_alternative && example.text().find(word) != std::string::npos));
  }
}

}  // namespace
}  // namespace ticketd::config
