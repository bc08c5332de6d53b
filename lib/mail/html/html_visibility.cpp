// SPDX-License-Identifier: Apache-2.0
#include "mail/html/html_visibility.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "mail/html/html_style.hpp"

namespace ticketd::mail {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<const char*, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_void(std::string_view name) {
  constexpr std::array names = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                "input", "link", "meta", "param", "source", "track", "wbr"};
  return is_one_of(name, names);
}

// What is part of a line: a browser that meets the next block closes it together with the paragraph.
bool is_within_a_line(std::string_view name) {
  constexpr std::array names = {"span",  "a",     "b",   "i",   "u",    "em",     "strong", "font",
                                "small", "big",   "sub", "sup", "s",    "strike", "tt",     "code",
                                "abbr",  "label", "q",   "del", "mark", "ins"};
  return is_one_of(name, names);
}

bool ends_paragraph(std::string_view name) {
  constexpr std::array names = {"p",          "div",      "table", "ul",      "ol",      "dl",     "pre",
                                "blockquote", "h1",       "h2",    "h3",      "h4",      "h5",     "h6",
                                "hr",         "center",   "form",  "section", "article", "header", "footer",
                                "address",    "fieldset", "main",  "nav",     "aside",   "figure"};
  return is_one_of(name, names);
}

// HTML 13.1.2.4: what an end tag may be left out of, before which start tags.
bool closes(std::string_view name, std::string_view open) {
  if (open == "p") return ends_paragraph(name);
  if (open == "li") return name == "li";
  if (open == "dt" || open == "dd") return name == "dt" || name == "dd";
  if (open == "td" || open == "th") return name == "td" || name == "th" || name == "tr" || name == "tbody";
  if (open == "tr") return name == "tr" || name == "tbody" || name == "tfoot";
  if (open == "option") return name == "option";
  return (open == "thead" || open == "tbody") && (name == "tbody" || name == "tfoot");
}

}  // namespace

std::uint16_t HtmlVisibility::number_of(const std::string& name) {
  constexpr std::size_t most = 5000;  // beyond it all are one: only a hostile text has them
  const auto found = numbers_.find(name);
  if (found != numbers_.end()) return found->second;
  if (names_.size() >= most) return 0;
  const auto number = static_cast<std::uint16_t>(names_.size());
  numbers_.emplace(name, number);
  names_.push_back(name);
  how_many_.push_back(0);
  return number;
}

void HtmlVisibility::pop() {
  --how_many_[open_.back().name];
  open_.pop_back();
}

void HtmlVisibility::close_implied(const std::string& name) {
  constexpr std::size_t looked_at = 16;
  std::size_t back = 1;
  while (back <= std::min(open_.size(), looked_at)) {
    const std::string& open = names_[open_[open_.size() - back].name];
    if (closes(name, open)) {
      for (; back > 0; --back) pop();
      back = 1;
    } else if (is_within_a_line(open)) {
      ++back;
    } else {
      return;
    }
  }
}

bool HtmlVisibility::open(const HtmlToken& tag) {
  if (tag.name == "style") sheet_.add(tag.text);
  close_implied(tag.name);
  State state = around();
  if (!tag.attributes.empty()) {
    const HtmlStyle style = html_style(tag);
    state.is_gone = state.is_gone || style.is_gone || (sheet_.hides(tag) && !style.is_displayed);
    state.is_invisible = style.is_invisible.value_or(state.is_invisible);
    state.is_sizeless = style.is_sizeless.value_or(state.is_sizeless);
    state.is_painted_over = style.is_painted_over.value_or(state.is_painted_over);
  }
  if (tag.attributes.empty() && sheet_.hides(tag)) state.is_gone = true;
  if (!is_void(tag.name)) {
    const std::uint16_t name = number_of(tag.name);
    ++how_many_[name];
    open_.push_back({name, state});
  }
  return state.is_shown();
}

bool HtmlVisibility::close(const HtmlToken& tag) {
  const auto found = numbers_.find(tag.name);
  if (found == numbers_.end() || how_many_[found->second] == 0) return is_shown();
  while (open_.back().name != found->second) pop();
  const bool was_shown = open_.back().state.is_shown();
  pop();
  return was_shown;
}

}  // namespace ticketd::mail
