// SPDX-License-Identifier: Apache-2.0
#include "config/locale.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>

#include <unicode/datefmt.h>
#include <unicode/locid.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/uloc.h>

#include "domain/error.hpp"
#include "text/ascii.hpp"

namespace ticketd::config {
namespace {

using Formatter = std::shared_ptr<const icu::DateFormat>;

constexpr std::string_view every_weekday = "cccc";

// The wall clock has been read before: ICU is told that it is UTC's.
Formatter told_no_zone(icu::DateFormat* made) {
  Formatter formatter(made);
  if (formatter == nullptr) throw domain::PermanentError("ICU: its data about dates are missing");
  made->adoptTimeZone(icu::TimeZone::getGMT()->clone());
  return formatter;
}

Formatter formatter_of(std::string_view pattern, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const auto text = icu::UnicodeString::fromUTF8(pattern);
  auto made = std::make_unique<icu::SimpleDateFormat>(text, locale, status);
  if (U_FAILURE(status) != 0) throw domain::PermanentError("ICU: its data about dates are missing");
  return told_no_zone(made.release());
}

std::string written(const Formatter& formatter, std::chrono::local_seconds at) {
  using Milliseconds = std::chrono::duration<double, std::milli>;
  icu::UnicodeString text;
  formatter->format(Milliseconds(at.time_since_epoch()).count(), text);
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

bool knows_language_of(const icu::Locale& locale) {
  for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
    const std::string_view known = uloc_getAvailable(i);  // "sv_SE"
    if (known.substr(0, known.find('_')) == locale.getLanguage()) return true;
  }
  return false;
}

// Made when it is first asked for: a desk that speaks one language needs the data about the others never.
class Later {
 public:
  explicit Later(std::function<Formatter()> make) : made_(std::make_shared<Made>(std::move(make))) {}

  [[nodiscard]] const Formatter& get() const {
    std::call_once(made_->once, [this] { made_->formatter = made_->make(); });
    return made_->formatter;
  }

 private:
  struct Made {
    explicit Made(std::function<Formatter()> how) : make(std::move(how)) {}
    std::function<Formatter()> make;
    std::once_flag once;
    Formatter formatter;
  };
  std::shared_ptr<Made> made_;
};

// The letters outside quotes; nothing where a quote is not ended.
std::optional<std::set<char>> fields_of(std::string_view pattern) {
  std::set<char> fields;
  bool is_quoted = false;
  for (const char c : pattern) {
    if (c == '\'') is_quoted = !is_quoted;
    if (!is_quoted && text::is_letter(c)) fields.insert(c);
  }
  if (is_quoted) return std::nullopt;
  return fields;
}

// Whether each group has a letter in the pattern, which has letters of the groups and of `beside` only.
bool consists_of(std::string_view pattern, const std::vector<std::string_view>& groups,
                 std::string_view beside) {
  constexpr std::size_t longest_pattern = 100;
  if (pattern.size() > longest_pattern) return false;
  const auto fields = fields_of(pattern);
  if (!fields) return false;
  std::string allowed(beside);
  for (const auto group : groups) {
    allowed += group;
    const auto is_there = [&](char letter) { return fields->contains(letter); };
    if (std::none_of(group.begin(), group.end(), is_there)) return false;
  }
  return std::all_of(fields->begin(), fields->end(),
                     [&](char field) { return allowed.find(field) != std::string::npos; });
}

// "HH:mm" shows midnight as 00:00, "kk:mm" as 24:00.
Formatter day_end_of(const Formatter& clock, const icu::Locale& locale) {
  const auto* const simple = dynamic_cast<const icu::SimpleDateFormat*>(clock.get());
  if (simple == nullptr) return clock;
  icu::UnicodeString pattern;
  simple->toPattern(pattern);
  pattern.findAndReplace(u"H", u"k");
  std::string utf8;
  return formatter_of(pattern.toUTF8String(utf8), locale);
}

std::vector<std::string> keywords_of(const icu::PluralRules& rules) {
  UErrorCode status = U_ZERO_ERROR;
  std::vector<std::string> names;
  const std::unique_ptr<icu::StringEnumeration> keywords(rules.getKeywords(status));
  for (const char* name = nullptr;
       U_SUCCESS(status) != 0 && (name = keywords->next(nullptr, status)) != nullptr;)
    names.emplace_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

struct Locale::Rules {
  std::string tag;
  icu::Locale locale;
  Later day;
  Later weekday;
  Later clock;
  Later day_end;  // where the clock shows 24:00
  std::shared_ptr<const icu::PluralRules> plural;
  std::vector<std::string> plurals;
};

std::optional<Locale> Locale::named(std::string_view tag) {
  constexpr std::size_t longest_tag = 35;  // RFC 5646, 4.4.1
  if (tag.size() > longest_tag) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(std::string(tag), status);
  if (U_FAILURE(status) != 0 || *locale.getCountry() == '\0' || !knows_language_of(locale))
    return std::nullopt;
  const Later day(
      [=] { return told_no_zone(icu::DateFormat::createDateInstance(icu::DateFormat::kFull, locale)); });
  const Later weekday([=] { return formatter_of(every_weekday, locale); });
  const Later clock(
      [=] { return told_no_zone(icu::DateFormat::createTimeInstance(icu::DateFormat::kShort, locale)); });
  const Later day_end([=] { return day_end_of(clock.get(), locale); });
  std::shared_ptr<const icu::PluralRules> plural(icu::PluralRules::forLocale(locale, status));
  if (U_FAILURE(status) != 0) throw domain::PermanentError("ICU: its data about plurals are missing");
  auto plurals = keywords_of(*plural);
  return Locale(std::make_shared<Rules>(
      Rules{std::string(tag), locale, day, weekday, clock, day_end, std::move(plural), std::move(plurals)}));
}

std::optional<Locale> Locale::with_day(std::string_view pattern) const {
  if (!consists_of(pattern, {"Ec", "d", "ML", "y"}, "")) return std::nullopt;
  auto rules = std::make_shared<Rules>(*rules_);
  rules->day = Later(
      [pattern = std::string(pattern), locale = rules->locale] { return formatter_of(pattern, locale); });
  return Locale(std::move(rules));
}

std::optional<Locale> Locale::with_clock(std::string_view pattern) const {
  if (!consists_of(pattern, {"HhKk", "m"}, "abB")) return std::nullopt;
  auto rules = std::make_shared<Rules>(*rules_);
  rules->clock = Later(
      [pattern = std::string(pattern), locale = rules->locale] { return formatter_of(pattern, locale); });
  rules->day_end =
      Later([clock = rules->clock, locale = rules->locale] { return day_end_of(clock.get(), locale); });
  return Locale(std::move(rules));
}

const std::string& Locale::tag() const {
  return rules_->tag;
}

std::string Locale::day(std::chrono::local_days day) const {
  return written(rules_->day.get(), day);
}

std::string Locale::weekday(std::chrono::local_days day) const {
  return written(rules_->weekday.get(), day);
}

std::string Locale::clock(std::chrono::seconds since_midnight) const {
  const bool is_day_end = since_midnight == std::chrono::days{1};
  return written((is_day_end ? rules_->day_end : rules_->clock).get(),
                 std::chrono::local_days{} + since_midnight);
}

const std::vector<std::string>& Locale::plurals() const {
  return rules_->plurals;
}

std::string Locale::plural_of(long long number) const {
  std::string name;
  rules_->plural->select(static_cast<double>(number)).toUTF8String(name);
  return name;
}

}  // namespace ticketd::config
