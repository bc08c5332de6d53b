// SPDX-License-Identifier: Apache-2.0
// HTML cut into tags and text, in one pass and without a tree: a tree builder is quadratic in nesting (200 KB
// of <div> cost gumbo 30 s and 12 GB), and a reader's text needs none. Scripts, comments and declarations
// never come out, and styles beside their tag only. Tolerant of everything, as browsers are.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketd::mail {

struct HtmlToken {
  enum class Kind { Text, Start, End };
  Kind kind = Kind::Text;
  std::string name;             // of a tag, lower-case
  std::string_view text;        // of text, entities still written; of the start of a style, its sheet
  std::string_view attributes;  // of a start tag, as written
};

class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) : rest_(html) {}
  [[nodiscard]] std::optional<HtmlToken> next();

 private:
  std::optional<HtmlToken> text_token();
  void skip_declaration();
  HtmlToken tag();
  std::string_view skip_raw_content(std::string_view name);
  std::size_t tag_end();

  std::string_view rest_;
  // What was once looked for in vain up to the end is not looked for again: that would be quadratic.
  bool comments_close_ = true;
  bool titles_close_ = true;
  bool quotes_close_ = true;
};

struct HtmlAttribute {
  std::string_view name;
  std::string_view value;  // entities still written; empty where there is none
};

// Cuts the next attribute off the front of a start tag's; nullopt: there is no more. Linear.
[[nodiscard]] std::optional<HtmlAttribute> next_attribute(std::string_view& attributes);

// The value of an attribute with entities decoded; empty when there is none.
[[nodiscard]] std::string html_attribute(std::string_view attributes, std::string_view name);

// Character references as the characters they stand for; unknown ones stay as written.
[[nodiscard]] std::string decode_entities(std::string_view text);

// The charset that a document declares about itself in its first kilobytes; empty: none.
[[nodiscard]] std::string html_charset(std::string_view html);

}  // namespace ticketd::mail
