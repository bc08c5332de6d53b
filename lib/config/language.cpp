// SPDX-License-Identifier: Apache-2.0
#include "config/language.hpp"

#include <algorithm>
#include <stdexcept>

#include "config/form.hpp"
#include "text/ascii.hpp"

namespace ticketd::config {
namespace {

constexpr std::string_view fallback = "en";

std::vector<domain::Lexicon> lexicons_of(const std::vector<Language>& languages) {
  std::vector<domain::Lexicon> lexicons;
  for (const auto& language : languages) lexicons.push_back(language.lexicon);
  return lexicons;
}

}  // namespace

std::string Language::say(Phrase phrase, Values values) const {
  return text::filled(phrases.at(static_cast<std::size_t>(phrase)).find("other")->second,
                      {values.begin(), values.size()});
}

std::string Language::say_counted(Phrase phrase, long long count, Values values) const {
  const auto& forms = phrases.at(static_cast<std::size_t>(phrase));
  auto form = forms.find(locale.plural_of(count));
  if (form == forms.end()) form = forms.find("other");
  std::vector<text::NamedValue> with_count(values.begin(), values.end());
  with_count.emplace_back("count", std::to_string(count));
  return text::filled(form->second, with_count);
}

std::string Language::say_result(domain::ResultKind kind, Values values) const {
  return text::filled(results.at(static_cast<std::size_t>(kind)), {values.begin(), values.size()});
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
