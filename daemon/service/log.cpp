// SPDX-License-Identifier: Apache-2.0
#include "service/log.hpp"

#include <algorithm>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "text/ascii.hpp"

namespace ticketd::service {
namespace {

constexpr std::size_t longest_value = 400;

bool is_plain(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '\\' && c != 0x7f && c != '=';
  });
}

std::string in_quotes(std::string_view value) {
  std::string text = "\"";
  for (const char c : value.substr(0, longest_value)) {
    if (c == '"' || c == '\\') text += '\\';
    text += text::is_control(c) ? ' ' : c;
  }
  return text + '"';
}

spdlog::logger& logger() {
  static const auto made = [] {
    auto logger =
        std::make_shared<spdlog::logger>("ticketd", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    return logger;
  }();
  return *made;
}

}  // namespace

std::string log_line(std::string_view event, std::initializer_list<LogField> fields) {
  std::string line(event);
  for (const LogField& field : fields) {
    line += ' ';
    line += field.key;
    line += '=';
    line += is_plain(field.value) ? field.value.substr(0, longest_value) : in_quotes(field.value);
  }
  return line;
}

void log(Severity severity, std::string_view event, std::initializer_list<LogField> fields) {
  const auto level = severity == Severity::Info      ? spdlog::level::info
                     : severity == Severity::Warning ? spdlog::level::warn
                                                     : spdlog::level::err;
  logger().log(level, log_line(event, fields));
}

}  // namespace ticketd::service
