// SPDX-License-Identifier: Apache-2.0
// Whether an element's own attributes keep its content from being seen: style=, hidden. What style sheets say
// is html_sheet's.
#pragma once

#include <optional>
#include <string_view>

#include "mail/html/html_tokens.hpp"

namespace ticketd::mail {

// What the attributes of a start tag say of the element's content. Unset: as around it.
struct HtmlStyle {
  bool is_gone = false;       // display:none, opacity:0, far off the page ...; nothing inside can undo it
  bool is_displayed = false;  // display: something else than none, whatever a style sheet says
  std::optional<bool> is_invisible;     // visibility
  std::optional<bool> is_sizeless;      // font-size; frameworks set 0 around columns and a size inside again
  std::optional<bool> is_painted_over;  // the same colour for ink and paper, both said by one element
};

// Linear in the tag's length.
[[nodiscard]] HtmlStyle html_style(const HtmlToken& tag);

// What declarations ("display:none; color:red") say of an element; `name`: the element's, empty: any.
[[nodiscard]] HtmlStyle html_style_of(std::string_view declarations, std::string_view name);

}  // namespace ticketd::mail
