#include "console/command_line.hpp"

#include <CLI/CLI.hpp>

namespace ticketd::console {

Option& Option::required() {
  option_->required();
  return *this;
}

Option& Option::between(int lowest, int highest) {
  option_->check(CLI::Range(lowest, highest));
  return *this;
}

Option& Option::one_of(const std::vector<std::string>& words) {
  option_->check(CLI::IsMember(words));
  return *this;
}

Option& Option::shows_default() {
  option_->capture_default_str();
  return *this;
}

Command Command::add_subcommand(const char* name, const char* meaning) {
  return Command{*app_->add_subcommand(name, meaning)};
}

void Command::takes_subcommand_or_none() {
  app_->require_subcommand(0, 1);
  app_->fallthrough();
}

Option Command::add_option(const char* name, std::string& value, const char* meaning) {
  return Option{*app_->add_option(name, value, meaning)};
}

Option Command::add_option(const char* name, std::vector<std::string>& value, const char* meaning) {
  return Option{*app_->add_option(name, value, meaning)};
}

Option Command::add_option(const char* name, int& value, const char* meaning) {
  return Option{*app_->add_option(name, value, meaning)};
}

Option Command::add_option(const char* name, std::int64_t& value, const char* meaning) {
  return Option{*app_->add_option(name, value, meaning)};
}

Option Command::add_option(const char* name, std::size_t& value, const char* meaning) {
  return Option{*app_->add_option(name, value, meaning)};
}

void Command::add_flag(const char* name, bool& value, const char* meaning) {
  app_->add_flag(name, value, meaning);
}

void Command::footer(const char* text) {
  app_->footer(text);
}

void Command::callback(std::function<void()> action) {
  app_->callback(std::move(action));
}

bool Command::names_subcommand() const {
  return !app_->get_subcommands().empty();
}

}  // namespace ticketd::console
