// SPDX-License-Identifier: Apache-2.0
#include "config/section.hpp"

#include <algorithm>
#include <map>

#include "text/ascii.hpp"
#include "text/edit_distance.hpp"

namespace ticketd::config {
namespace {

// "queues[3].imap" and "queues[0].imap" are the same key.
std::string pattern(std::string_view key) {
  std::string text;
  bool in_index = false;
  for (const char c : key) {
    if (c == ']') in_index = false;
    if (!in_index) text += c;
    if (c == '[') in_index = true;
  }
  return text;
}

std::string joined(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + '.' + std::string(key);
}

}  // namespace

std::string nearest(std::string_view word, const Names& known) {
  constexpr std::size_t longest_word = 40;
  constexpr std::size_t most_candidates = 200;
  const std::string* best = nullptr;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : known) {
    if (word.size() > longest_word || candidate.size() > longest_word || known.size() > most_candidates)
      continue;
    const std::size_t edits = text::edit_distance(word, candidate);
    if (edits < best_distance && edits < candidate.size()) {
      best = &candidate;
      best_distance = edits;
    }
  }
  if (best != nullptr) return "did you mean `" + *best + "`?";
  std::string all;
  for (const std::string& candidate : known) {
    if (all.size() > 400) break;
    all += (all.empty() ? "" : ", ") + candidate;
  }
  return all.empty() ? "there are none" : "possible here: " + all;
}

void Place::wrong(std::string what) const {
  reading_->problems.push_back({reading_->file, line_, key_, std::move(what)});
}

void Place::warn(std::string what) const {
  reading_->warnings.push_back({reading_->file, line_, key_, std::move(what)});
}

bool Place::has_text() const {
  switch (value_->kind) {
    case Value::Kind::Text: return true;
    case Value::Kind::Null: wrong("is empty; give it a value or remove the key"); return false;
    case Value::Kind::List: wrong("is a list; a single value is wanted"); return false;
    case Value::Kind::Map: wrong("is a map; a single value is wanted"); return false;
  }
  return false;
}

void Place::each(const std::function<void(const Place&)>& visit) const {
  if (!is_given()) return;
  if (!is_list()) return wrong("must be a list: write [ ... ], or one `- ...` a line");
  for (std::size_t index = 0; index < value_->items.size(); ++index) {
    const Value& item = value_->items[index];
    visit(Place(&item, item.line, key_ + '[' + std::to_string(index) + ']', *reading_));
  }
}

void Section::read(const Place& place, const std::function<void(Section&)>& visit) {
  if (!place.is_given()) return;
  if (!place.is_map())
    return place.wrong("must hold keys: write { key: value, ... }, or one `key: value` a line");
  Section section(place);
  section.refuse_duplicates();
  visit(section);
  section.refuse_unknown();
}

Place Section::at(std::string_view key) {
  asked_.emplace(key);
  const std::string path = joined(place_.key(), key);
  place_.reading().known_keys.insert(pattern(path));
  for (const Entry& entry : place_.value().entries) {
    if (entry.key != key) continue;
    const bool starts_here = entry.value.kind == Value::Kind::Text;
    return Place(&entry.value, starts_here ? entry.value.line : entry.line, path, place_.reading());
  }
  return Place(nullptr, place_.line(), path, place_.reading());
}

Place Section::need(std::string_view key, std::string_view right) {
  Place found = at(key);
  if (!found.is_given()) {
    found.wrong((found.is_there() ? "is empty; " : "is missing; ") + std::string(right));
  }
  return found;
}

std::vector<std::string> Section::keys() const {
  std::vector<std::string> names;
  for (const Entry& entry : place_.value().entries) names.push_back(entry.key);
  return names;
}

void Once::add(const Place& place, std::string_view word) {
  const auto [found, is_new] = lines_.emplace(text::lower(word), place.line());
  if (!is_new)
    place.wrong("`" + shown(word) + "` stands in line " + std::to_string(found->second) + " already");
}

void Section::refuse_duplicates() const {
  std::map<std::string_view, int> first;
  for (const Entry& entry : place_.value().entries) {
    const auto [found, is_new] = first.emplace(entry.key, entry.line);
    if (is_new) continue;
    Place(&entry.value, entry.line, joined(place_.key(), shown(entry.key)), place_.reading())
        .wrong("is given twice; it stands in line " + std::to_string(found->second) + " already");
  }
}

void Section::refuse_unknown() const {
  for (const Entry& entry : place_.value().entries) {
    if (asked_.contains(entry.key)) continue;
    Place(&entry.value, entry.line, joined(place_.key(), shown(entry.key)), place_.reading())
        .wrong("is not a key here; " + nearest(entry.key, asked_));
  }
}

}  // namespace ticketd::config
