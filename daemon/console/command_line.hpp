// SPDX-License-Identifier: Apache-2.0
// How a command describes its words to the parser, CLI11, in the few ways ours need. Only command_line.cpp
// and console.cpp compile CLI11: each file that does costs ten seconds. Handles to what the parser owns;
// cheap to copy.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace ticketd::console {

class Option {
 public:
  explicit Option(CLI::Option& option) : option_{&option} {}

  Option& required();
  Option& between(int lowest, int highest);
  Option& one_of(const std::vector<std::string>& words);
  Option& shows_default();
  Option& excludes(const Option& other);  // both at once are refused

 private:
  CLI::Option* option_;
};

class Command {
 public:
  explicit Command(CLI::App& app) : app_{&app} {}

  // The command NAME below this one.
  [[nodiscard]] Command add_subcommand(const char* name, const char* meaning);

  // The next word may be a command below this one; its options may stand behind that too.
  void takes_subcommand_or_none();

  // `--name` takes a value, a bare `name` is the next word without dashes. `value` gets what was given and
  // must outlive the parse.
  Option add_option(const char* name, std::string& value, const char* meaning);
  Option add_option(const char* name, std::vector<std::string>& value, const char* meaning);
  Option add_option(const char* name, int& value, const char* meaning);
  // From 1 on.
  Option add_option(const char* name, std::int64_t& value, const char* meaning);
  Option add_option(const char* name, std::size_t& value, const char* meaning);
  // As people and the desk write it: 17 or #17.
  Option add_ticket_number(const char* name, std::int64_t& value, const char* meaning);
  void add_flag(const char* name, bool& value, const char* meaning);

  // Printed under the help: examples.
  void footer(const char* text);

  // What to do when the command line names this command; also when it names one below it.
  void callback(std::function<void()> action);
  // Whether the command line names a command below this one; known in callbacks.
  [[nodiscard]] bool names_subcommand() const;

 private:
  CLI::App* app_;
};

}  // namespace ticketd::console
