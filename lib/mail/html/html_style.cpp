// SPDX-License-Identifier: Apache-2.0
#include "mail/html/html_style.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "mail/html/html_tokens.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {

namespace {

constexpr std::array property_names = {
    "display",     "visibility", "font-size", "font",      "opacity",     "mso-hide",         "position",
    "left",        "top",        "right",     "bottom",    "height",      "max-height",       "overflow",
    "color",       "background", "clip",      "clip-path", "text-indent", "background-color", "transform",
    "margin-left", "overflow-y"};

// Lower-case, without blanks and comments.
std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '/' && text.substr(at, 2) == "/*") {
      const std::size_t end = text.find("*/", at + 2);
      if (end == std::string_view::npos) break;
      at = end + 1;
    } else if (!text::is_space(text[at])) {
      out += text::lower(text[at]);
    }
  }
  return out;
}

// Semicolons in quotes or brackets, as in url(data:image/png;base64,...), end nothing.
std::size_t declaration_end(std::string_view style) {
  int brackets = 0;
  char quote = '\0';
  for (std::size_t at = 0; at < style.size(); ++at) {
    const char c = style[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(') {
      ++brackets;
    } else if (c == ')') {
      brackets = std::max(0, brackets - 1);
    } else if (c == ';' && brackets == 0) {
      return at;
    }
  }
  return style.size();
}

// The declarations that count here, each with the value that wins.
class Declarations {
 public:
  // Keeps views into `style`, which is plain.
  explicit Declarations(std::string_view style) {
    while (!style.empty()) {
      const std::size_t end = declaration_end(style);
      add(style.substr(0, end));
      style.remove_prefix(std::min(end + 1, style.size()));
    }
  }

  [[nodiscard]] std::string_view value(std::string_view name) const {
    const auto found = std::find(property_names.begin(), property_names.end(), name);
    return values_[static_cast<std::size_t>(found - property_names.begin())].text;
  }

 private:
  struct Value {
    std::string_view text;
    bool important = false;
  };

  void add(std::string_view declaration) {
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) return;
    const auto found = std::find(property_names.begin(), property_names.end(), declaration.substr(0, colon));
    if (found == property_names.end()) return;
    const std::string_view text = declaration.substr(colon + 1);
    const std::size_t mark = text.find('!');
    const bool important = mark != std::string_view::npos && text.substr(mark) == "!important";
    Value& value = values_[static_cast<std::size_t>(found - property_names.begin())];
    if (!value.important || important) value = {text.substr(0, mark), important};
  }

  std::array<Value, property_names.size()> values_{};
};

struct Length {
  double number = 0;
  std::string_view unit;
};

std::optional<Length> length(std::string_view value) {
  Length found;
  const char* const end = value.data() + value.size();
  if (value.starts_with('+')) value.remove_prefix(1);
  const auto [stop, error] = std::from_chars(value.data(), end, found.number);
  if (error != std::errc() || value.empty()) return std::nullopt;
  found.unit = std::string_view(stop, static_cast<std::size_t>(end - stop));
  return found;
}

bool is_zero(std::string_view value) {
  const auto found = length(value);
  return found && found->number <= 0 && found->unit.find('(') == std::string_view::npos;
}

// Nothing that a person could read: nought, or a pixel.
bool is_tiny(const Length& size) {
  return size.number <= 0 || (size.number <= 1 && (size.unit == "px" || size.unit == "pt"));
}

bool is_far_out(std::string_view value) {
  const auto found = length(value);
  constexpr double far = -400;
  return found && (found->number <= far || (found->number <= -99 && found->unit == "em") ||
                   (found->number <= -100 && found->unit == "%"));
}

bool is_taken_out(const Declarations& style) {
  const auto position = style.value("position");
  if (position != "absolute" && position != "fixed") return false;
  for (const std::string_view side : {"left", "top", "right", "bottom"})
    if (is_far_out(style.value(side))) return true;
  const auto clip = style.value("clip");
  constexpr std::array nothing = {"rect(0,0,0,0)", "rect(0000)", "rect(0px,0px,0px,0px)",
                                  "rect(1px,1px,1px,1px)"};
  if (std::find(nothing.begin(), nothing.end(), clip) != nothing.end()) return true;
  const auto path = style.value("clip-path");
  return path.starts_with("inset(50%") || path.starts_with("inset(100%");
}

// A cell grows with what it holds whatever height it is given.
bool is_cut_to_nothing(const Declarations& style, std::string_view name) {
  const auto overflow = style.value("overflow");
  const bool cuts =
      overflow.starts_with("hidden") || overflow == "clip" || style.value("overflow-y") == "hidden";
  const bool is_cell = name == "td" || name == "th" || name == "tr" || name == "table";
  return cuts && !is_cell && (is_zero(style.value("height")) || is_zero(style.value("max-height")));
}

// "#fff", "white" and "rgb(255,255,255)" as "#ffffff"; others as they are.
std::string colour(std::string_view value) {
  if (value == "white" || value == "rgb(255,255,255)") return "#ffffff";
  if (value == "black" || value == "rgb(0,0,0)") return "#000000";
  if (value.size() != 4 || value.front() != '#') return std::string(value);
  std::string full = "#";
  for (const char c : value.substr(1)) full.append(2, c);
  return full;
}

// What stands for the colour of something else says nothing.
bool is_relative(std::string_view colour) {
  constexpr std::array words = {"inherit",      "initial",     "unset", "revert",
                                "currentcolor", "transparent", "auto",  "none"};
  return std::find(words.begin(), words.end(), colour) != words.end() || colour.starts_with("var(");
}

// Only where the same element says both: what lies behind it otherwise is not known.
std::optional<bool> is_painted_over(const Declarations& style) {
  const auto ink = style.value("color");
  auto paper = style.value("background-color");
  if (paper.empty()) paper = style.value("background");
  if (ink.empty() && paper.empty()) return std::nullopt;
  if (paper.empty()) return ink == "transparent";
  return !ink.empty() && !is_relative(ink) && colour(ink) == colour(paper);
}

bool is_gone(const Declarations& style, std::string_view name) {
  return style.value("display") == "none" || style.value("mso-hide") == "all" ||
         is_zero(style.value("opacity")) || style.value("transform") == "scale(0)" ||
         is_far_out(style.value("text-indent")) || is_far_out(style.value("margin-left")) ||
         is_taken_out(style) || is_cut_to_nothing(style, name);
}

// "0px", or "0/0 a" of the shorthand.
std::optional<bool> is_sizeless(const Declarations& style) {
  if (const auto size = length(style.value("font-size"))) {
    // A share of what is around it may be nothing too: unknown, as around it.
    const bool is_share = size->unit == "em" || size->unit == "%" || size->unit == "ex";
    if (is_share && size->number > 0) return std::nullopt;
    return is_tiny(*size);
  }
  if (!style.value("font-size").empty()) return false;
  const auto font = style.value("font");
  if (font.starts_with("0/") || font.starts_with("0px")) return true;
  return font.empty() || font == "inherit" ? std::nullopt : std::optional(false);
}

}  // namespace

HtmlStyle html_style_of(std::string_view declarations, std::string_view name) {
  HtmlStyle style;
  const std::string written = plain(declarations);
  const Declarations declared(written);
  style.is_gone = is_gone(declared, name);
  const auto display = declared.value("display");
  style.is_displayed = !display.empty() && display != "none";
  const auto visibility = declared.value("visibility");
  if (!visibility.empty() && visibility != "inherit") style.is_invisible = visibility != "visible";
  style.is_sizeless = is_sizeless(declared);
  style.is_painted_over = is_painted_over(declared);
  return style;
}

HtmlStyle html_style(const HtmlToken& tag) {
  std::string_view rest = tag.attributes;
  bool is_marked_hidden = false;
  std::optional<std::string> written;
  while (const auto attribute = next_attribute(rest)) {
    if (text::equal_ignoring_case(attribute->name, "hidden")) is_marked_hidden = true;
    if (!written && text::equal_ignoring_case(attribute->name, "style"))
      written = decode_entities(attribute->value);
  }
  HtmlStyle style = html_style_of(written.value_or(""), tag.name);
  style.is_gone = style.is_gone || (is_marked_hidden && !style.is_displayed);
  return style;
}

}  // namespace ticketd::mail
