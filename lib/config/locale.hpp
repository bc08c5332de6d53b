// SPDX-License-Identifier: Apache-2.0
// What ICU's data (CLDR) know of a language: how a day and a time of day are written, and which plural form a
// number takes. Local times only: whose wall clock it is, is the caller's to know.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ticketd::config {

// A value, cheap to copy; every const member may be called from several threads at once.
class Locale {
 public:
  // Of a tag with a country, "sv-SE"; nothing where ICU has no data about that language.
  [[nodiscard]] static std::optional<Locale> named(std::string_view tag);

  // The same with days or times of day written by a pattern of UTS #35 ("EEEE d MMMM y", "HH:mm"); nothing
  // where it says more or less than a day with its weekday, or a time of day.
  [[nodiscard]] std::optional<Locale> with_day(std::string_view pattern) const;
  [[nodiscard]] std::optional<Locale> with_clock(std::string_view pattern) const;

  [[nodiscard]] const std::string& tag() const;
  [[nodiscard]] std::string day(std::chrono::local_days day) const;      // "Tuesday 24 November 2026"
  [[nodiscard]] std::string weekday(std::chrono::local_days day) const;  // "Tuesday", as it stands alone
  [[nodiscard]] std::string clock(
      std::chrono::seconds since_midnight) const;  // "08:05"; a day's end: "24:00"

  // CLDR's names: "one", "few", "other"; "other" is always among them.
  [[nodiscard]] const std::vector<std::string>& plurals() const;
  [[nodiscard]] std::string plural_of(long long number) const;

 private:
  struct Rules;
  explicit Locale(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}
  std::shared_ptr<const Rules> rules_;
};

}  // namespace ticketd::config
