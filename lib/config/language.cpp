// SPDX-License-Identifier: Apache-2.0
#include "config/language.hpp"

#include <algorithm>
#include <stdexcept>

#include "config/form.hpp"
#include "text/ascii.hpp"

namespace ticketd::config {
namespace {

constexpr std::string_view fallback = "en";

using NamedValue = std::pair<std::string_view, std::string>;

std::string filled(std::string_view text, std::span<const NamedValue> values) {
  std::string result;
  while (!text.empty()) {
    const auto open = std::min(text.find('{'), text.size());
    result += text.substr(0, open);
    text.remove_prefix(open);
    if (text.empty()) break;
    const auto close = std::min(text.find('}'), text.size() - 1);
    const auto name = text.substr(1, close - 1);
    const auto value =
        std::find_if(values.begin(), values.end(), [&](const auto& one) { return one.first == name; });
    if (value == values.end()) throw std::logic_error("a phrase is said without its " + std::string(name));
    result += value->second;
    text.remove_prefix(close + 1);
  }
  return result;
}

std::vector<domain::Lexicon> lexicons_of(const std::vector<Language>& languages) {
  std::vector<domain::Lexicon> lexicons;
  for (const auto& language : languages) lexicons.push_back(language.lexicon);
  return lexicons;
}

}  // namespace

std::string Language::say(Phrase phrase, Values values) const {
  return filled(phrases.at(static_cast<std::size_t>(phrase)).find("other")->second,
                std::span(values.begin(), values.size()));
}

std::string Language::say_counted(Phrase phrase, long long count, Values values) const {
  const auto& forms = phrases.at(static_cast<std::size_t>(phrase));
  auto form = forms.find(locale.plural_of(count));
  if (form == forms.end()) form = forms.find("other");
  std::vector<NamedValue> with_count(values.begin(), values.end());
  with_count.emplace_back("count", std::to_string(count));
  return filled(form->second, with_count);
}

std::string Language::say_result(domain::ResultKind kind, Values values) const {
  return filled(results.at(static_cast<std::size_t>(kind)), std::span(values.begin(), values.size()));
}

Languages::Languages(std::vector<Language> all) : all_(std::move(all)), vocabulary_(lexicons_of(all_)) {
  if (find(fallback) == nullptr) throw std::logic_error("there is no English");
}

const Language& Languages::in(std::string_view tag) const {
  const auto* const found = find(tag);
  return found == nullptr ? *find(fallback) : *found;
}

const Language* Languages::find(std::string_view tag) const {
  const std::string code = text::lower(tag.substr(0, tag.find_first_of("-_")));
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const Language& one) {
    return one.code == code || std::find(one.also.begin(), one.also.end(), code) != one.also.end();
  });
  return found == all_.end() ? nullptr : &*found;
}

}  // namespace ticketd::config
