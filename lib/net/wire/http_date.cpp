// SPDX-License-Identifier: Apache-2.0
#include "net/wire/http_date.hpp"

#include <ctime>
#include <locale>
#include <string>

#include <curl/curl.h>
#include <date/date.h>

namespace ticketd::net {

std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text) {
  const std::time_t read = curl_getdate(std::string(text).c_str(), nullptr);
  if (read < 0) return std::nullopt;
  const std::chrono::sys_seconds time{std::chrono::seconds{read}};
  // libcurl takes the 31st of February for the 3rd of March, and does without seconds: only what the text
  // says counts.
  const date::year_month_day day{date::floor<date::days>(time)};
  const auto said = std::to_string(static_cast<unsigned>(day.day())) +
                    date::format(std::locale::classic(), " %b %Y %H:%M:%S", time);
  return text.find(said) == std::string_view::npos ? std::nullopt : std::optional(time);
}

}  // namespace ticketd::net
