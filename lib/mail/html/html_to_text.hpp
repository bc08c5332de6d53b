// SPDX-License-Identifier: Apache-2.0
// HTML as text that a person can read in a plain window: paragraphs, lists, table rows and quotes ("> ") keep
// their shape, links show where they lead, what the elements themselves hide is left out. Nothing is fetched,
// nothing is run. Linear in the input.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ticketd::mail {

// `html` is UTF-8. At most about `most` bytes come out.
[[nodiscard]] std::string html_to_text(std::string_view html, std::size_t most = std::string::npos);

}  // namespace ticketd::mail
