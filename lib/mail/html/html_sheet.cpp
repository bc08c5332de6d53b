// SPDX-License-Identifier: Apache-2.0
#include "mail/html/html_sheet.hpp"

#include <algorithm>

#include "mail/html/html_style.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {

namespace {

constexpr std::size_t most_css = 64 * 1024;
constexpr std::size_t most_hidden = 1000;
constexpr std::size_t most_classes = 20;

// <style><!-- ... --></style> is an old habit.
std::string without_comments(std::string_view css) {
  std::string out;
  out.reserve(css.size());
  while (!css.empty()) {
    std::size_t skipped = 0;
    if (css.starts_with("/*"))
      skipped = std::min(css.find("*/", 2), css.size() - 2) + 2;
    else if (css.starts_with("<!--"))
      skipped = 4;
    else if (css.starts_with("-->"))
      skipped = 3;
    else
      out += css.front();
    css.remove_prefix(std::max<std::size_t>(skipped, 1));
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text::is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && text::is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Where the block that begins behind `at` ends; blocks may stand in it.
std::size_t block_end(std::string_view css, std::size_t at) {
  for (int depth = 1; at < css.size(); ++at) {
    if (css[at] == '{') ++depth;
    if (css[at] == '}' && --depth == 0) return at;
  }
  return css.size();
}

// One element name, class or id, or a name with one of the other two; empty: another kind.
std::string plain_selector(std::string_view selector) {
  selector = trimmed(selector);
  const std::size_t mark = selector.find_first_of(".#");
  const std::string_view rest =
      mark == std::string_view::npos ? std::string_view() : selector.substr(mark + 1);
  if (selector.empty() || selector.find_first_of(" \t\r\n>+~*:[()\\") != std::string_view::npos ||
      rest.find_first_of(".#") != std::string_view::npos || (mark != std::string_view::npos && rest.empty()))
    return {};
  const std::size_t name_end = std::min(mark, selector.size());
  return text::lower(selector.substr(0, name_end)) + std::string(selector.substr(name_end));
}

}  // namespace

void HtmlSheet::add(std::string_view css) {
  css = css.substr(0, most_css - std::min(read_, most_css));
  read_ += css.size();
  const std::string written = without_comments(css);
  std::string_view rest = written;
  while (true) {
    const std::size_t open = rest.find_first_of("{;");
    if (open == std::string_view::npos) return;
    const std::string_view head = trimmed(rest.substr(0, open));
    if (rest[open] == ';') {  // @import, @charset
      rest.remove_prefix(open + 1);
      continue;
    }
    const std::size_t end = block_end(rest, open + 1);
    if (!head.starts_with('@')) add_rule(head, rest.substr(open + 1, end - open - 1));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void HtmlSheet::add_rule(std::string_view selectors, std::string_view declarations) {
  const HtmlStyle style = html_style_of(declarations, {});
  const bool hides = style.is_gone || style.is_invisible.value_or(false) || style.is_sizeless.value_or(false);
  if (!hides && !style.is_displayed) return;
  while (!selectors.empty()) {
    const std::size_t comma = std::min(selectors.find(','), selectors.size());
    const std::string selector = plain_selector(selectors.substr(0, comma));
    if (!selector.empty() && !hides) hidden_.erase(selector);
    if (!selector.empty() && hides && hidden_.size() < most_hidden) hidden_.insert(selector);
    selectors.remove_prefix(std::min(comma + 1, selectors.size()));
  }
}

bool HtmlSheet::hides(const HtmlToken& tag) const {
  if (hidden_.empty()) return false;
  const auto is_hidden = [&](const std::string& mark) {
    return hidden_.contains(mark) || hidden_.contains(tag.name + mark);
  };
  if (hidden_.contains(tag.name)) return true;
  if (const auto id = html_attribute(tag.attributes, "id"); !id.empty() && is_hidden("#" + id)) return true;
  const std::string classes = html_attribute(tag.attributes, "class");
  std::string_view rest = classes;
  for (std::size_t i = 0; i < most_classes; ++i) {
    rest = trimmed(rest);
    if (rest.empty()) return false;
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    if (is_hidden("." + std::string(rest.substr(0, end)))) return true;
    rest.remove_prefix(end);
  }
  return false;
}

}  // namespace ticketd::mail
