// SPDX-License-Identifier: Apache-2.0
// What an HTML mail's own <style> hides: rules with a plain selector (p, .class, p.class, #id) that apply
// always. Rules for some media only, for states and for elements within others are not read: what they hide
// is shown, which loses nothing.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "mail/html/html_tokens.hpp"

namespace ticketd::mail {

class HtmlSheet {
 public:
  // The content of a <style>; later rules win. Linear; beyond 64 KiB in all nothing is read.
  void add(std::string_view css);
  // Whether a rule hides an element that begins with this tag.
  [[nodiscard]] bool hides(const HtmlToken& tag) const;

 private:
  void add_rule(std::string_view selectors, std::string_view declarations);

  std::size_t read_ = 0;
  std::unordered_set<std::string> hidden_;  // selectors as written, element names in lower case
};

}  // namespace ticketd::mail
