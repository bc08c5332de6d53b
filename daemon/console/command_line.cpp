// SPDX-License-Identifier: Apache-2.0
#include "console/command_line.hpp"

#include <charconv>
#include <limits>
#include <optional>
#include <string_view>

#include <CLI/CLI.hpp>

namespace ticketd::console {
namespace {

constexpr auto largest = std::numeric_limits<std::int64_t>::max();

// Decimal, without a plus: the parser's own reading takes 017 for fifteen, and says of 1e300 only that it
// can't.
std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return number;
}

// Both leave plain digits to the parser, or say why not.
CLI::Validator range(std::int64_t lowest, std::int64_t highest) {
  const auto check = [lowest, highest](std::string& text) {
    const auto number = whole_number(text);
    if (!number || *number < lowest || *number > highest)
      return "\"" + text + "\" is not a whole number from " + std::to_string(lowest) + " to " +
             std::to_string(highest);
    text = std::to_string(*number);
    return std::string();
  };
  return {check, "", "whole number"};
}

CLI::Validator ticket_number() {
  const auto check = [](std::string& text) {
    const std::string_view digits = std::string_view(text).substr(text.starts_with('#') ? 1 : 0);
    const auto number = whole_number(digits);
    if (!number || *number < 1) return "\"" + text + "\" is no ticket number: like 17 or #17";
    text = std::to_string(*number);
    return std::string();
  };
  return {check, "", "ticket number"};
}

}  // namespace

Option& Option::required() {
  option_->required();
  return *this;
}

Option& Option::between(int lowest, int highest) {
  option_->transform(range(lowest, highest));
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

Option& Option::excludes(const Option& other) {
  option_->excludes(other.option_);
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
  return Option{*app_->add_option(name, value, meaning)->transform(range(1, largest))};
}

Option Command::add_option(const char* name, std::size_t& value, const char* meaning) {
  return Option{*app_->add_option(name, value, meaning)->transform(range(1, largest))};
}

Option Command::add_ticket_number(const char* name, std::int64_t& value, const char* meaning) {
  return Option{*app_->add_option(name, value, meaning)->transform(ticket_number())};
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
