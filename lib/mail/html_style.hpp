// Whether an element's own attributes keep its content from being seen: style=, hidden. Style sheets are not
// read: what they hide is shown, which loses nothing.
#pragma once

#include <optional>

#include "mail/html_tokens.hpp"

namespace ticketd::mail {

// What the attributes of a start tag say of the element's content. Unset: as around it.
struct HtmlStyle {
  bool is_gone = false;  // display:none, opacity:0, far off the page ...; nothing inside can undo it
  std::optional<bool> is_invisible;     // visibility
  std::optional<bool> is_sizeless;      // font-size; frameworks set 0 around columns and a size inside again
  std::optional<bool> is_painted_over;  // the same colour for ink and paper, both said by one element
};

// Linear in the tag's length.
[[nodiscard]] HtmlStyle html_style(const HtmlToken& tag);

}  // namespace ticketd::mail
