// SPDX-License-Identifier: Apache-2.0
#include "mail/html/html_tokens.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

constexpr std::array raw_elements = {"script", "style", "title", "noembed", "xmp", "iframe", "template"};

bool begins_tag(std::string_view html) {
  if (html.size() < 2) return false;
  if (html[1] == '!' || html[1] == '?') return true;
  return text::is_letter(html[1]) ||
         (html[1] == '/' && html.size() > 2 && (text::is_letter(html[2]) || html[2] == '>'));
}

}  // namespace

std::optional<HtmlToken> HtmlTokens::next() {
  while (!rest_.empty()) {
    if (!begins_tag(rest_) || rest_.front() != '<') return text_token();
    if (rest_[1] == '!' || rest_[1] == '?') {
      skip_declaration();
      continue;
    }
    return tag();
  }
  return std::nullopt;
}

std::optional<HtmlToken> HtmlTokens::text_token() {
  std::size_t end = rest_.find('<', rest_.front() == '<' ? 1 : 0);
  if (end == std::string_view::npos) end = rest_.size();
  HtmlToken token;
  token.text = rest_.substr(0, end);
  rest_.remove_prefix(end);
  return token;
}

void HtmlTokens::skip_declaration() {
  if (comments_close_ && rest_.starts_with("<!--")) {
    const std::size_t end = rest_.find("-->", 2);
    if (end != std::string_view::npos) {
      rest_.remove_prefix(end + 3);
      return;
    }
    comments_close_ = false;
  }
  const std::size_t end = rest_.find('>');
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
}

// Behind the '>' that ends a tag; quotes hide one, unless the quote never closes. A picture or an address may
// be as long as the mail: the tag is no text for that.
std::size_t HtmlTokens::tag_end() {
  char quote = '\0';
  bool after_equals = false;
  for (std::size_t at = 0; quotes_close_ && at < rest_.size(); ++at) {
    const char c = rest_[at];
    if (quote != '\0') {
      at = rest_.find(quote, at);
      if (at == std::string_view::npos) break;
      quote = '\0';
      continue;
    }
    if (c == '>') return at + 1;
    if ((c == '"' || c == '\'') && after_equals) quote = c;
    if (!text::is_space(c)) after_equals = c == '=';
  }
  quotes_close_ = false;
  const std::size_t plain = rest_.find('>');
  return plain == std::string_view::npos ? rest_.size() : plain + 1;
}

HtmlToken HtmlTokens::tag() {
  HtmlToken token;
  const bool closing = rest_[1] == '/';
  token.kind = closing ? HtmlToken::Kind::End : HtmlToken::Kind::Start;
  const std::size_t whole = tag_end();
  std::string_view inner = rest_.substr(closing ? 2 : 1, whole - (closing ? 2 : 1));
  if (inner.ends_with('>')) inner.remove_suffix(1);
  const std::size_t name_end = std::min(inner.find_first_of(" \t\r\n/"), inner.size());
  constexpr std::size_t longest_name = 32;
  token.name = text::lower(inner.substr(0, std::min(name_end, longest_name)));
  token.attributes = inner.substr(name_end);
  rest_.remove_prefix(whole);
  if (!closing && std::find(raw_elements.begin(), raw_elements.end(), token.name) != raw_elements.end()) {
    const std::string_view content = skip_raw_content(token.name);
    if (token.name == "style") token.text = content;
  }
  return token;
}

std::string_view HtmlTokens::skip_raw_content(std::string_view name) {
  // An element that is never closed would hide the whole mail, and be looked for again and again.
  if (name == "title" && !titles_close_) return {};
  for (std::size_t at = rest_.find("</"); at != std::string_view::npos; at = rest_.find("</", at + 2)) {
    if (!text::starts_ignoring_case(rest_.substr(at + 2), name)) continue;
    const std::string_view content = rest_.substr(0, at);
    rest_.remove_prefix(at);
    return content;
  }
  titles_close_ = false;
  if (name != "title") rest_ = {};
  return {};
}

std::optional<HtmlAttribute> next_attribute(std::string_view& attributes) {
  std::size_t at = 0;
  while (at < attributes.size() && (text::is_space(attributes[at]) || attributes[at] == '/')) ++at;
  if (at == attributes.size()) return std::nullopt;
  const std::size_t begin = at;
  while (at < attributes.size() && attributes[at] != '=' && !text::is_space(attributes[at])) ++at;
  HtmlAttribute attribute{attributes.substr(begin, at - begin), {}};
  while (at < attributes.size() && text::is_space(attributes[at])) ++at;
  if (at < attributes.size() && attributes[at] == '=') {
    ++at;
    while (at < attributes.size() && text::is_space(attributes[at])) ++at;
    if (at < attributes.size() && (attributes[at] == '"' || attributes[at] == '\'')) {
      const std::size_t end = std::min(attributes.find(attributes[at], at + 1), attributes.size());
      attribute.value = attributes.substr(at + 1, end - at - 1);
      at = std::min(end + 1, attributes.size());
    } else {
      const std::size_t end = std::min(attributes.find_first_of(" \t\r\n", at), attributes.size());
      attribute.value = attributes.substr(at, end - at);
      at = end;
    }
  }
  attributes.remove_prefix(at);
  return attribute;
}

std::string html_attribute(std::string_view attributes, std::string_view name) {
  while (const auto attribute = next_attribute(attributes))
    if (text::equal_ignoring_case(attribute->name, name)) return decode_entities(attribute->value);
  return {};
}

std::string html_charset(std::string_view html) {
  constexpr std::size_t look_at_most = 4096;
  const std::string_view look = html.substr(0, look_at_most);
  for (std::size_t meta = text::find_ignoring_case(look, "<meta"); meta != std::string_view::npos;
       meta = text::find_ignoring_case(look, "<meta", meta + 5)) {
    const std::string_view tag = look.substr(meta, look.find('>', meta) - meta);
    const std::size_t found = text::find_ignoring_case(tag, "charset");
    if (found == std::string_view::npos) continue;
    std::string_view value = text::trim(tag.substr(found + 7));
    if (!value.starts_with('=')) continue;
    value = text::trim(value.substr(1));
    while (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
    return std::string(value.substr(0, value.find_first_of("\"' ;/>")));
  }
  return {};
}

}  // namespace ticketd::mail
