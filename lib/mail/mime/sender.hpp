// SPDX-License-Identifier: Apache-2.0
// Who wrote a mail, also where From is written so badly that a reader of address lists finds nobody in it:
// encoded as a whole, cut by signs within the name, or missing. A sender that had to be looked for is never
// proven by what a host says of From, for that host read something else there.
#pragma once

#include <string_view>
#include <vector>

#include "mail/mime/address.hpp"
#include "mail/mime/header.hpp"

namespace ticketd::mail {

enum class SenderSource { From, LookedFor };

struct Senders {
  std::vector<Address> addresses;  // as From has them, else the one that was found; empty: nobody
  SenderSource source = SenderSource::From;
};

// `fallback` is the charset of raw 8-bit text.
[[nodiscard]] Senders read_senders(const Header& header, std::string_view fallback);

}  // namespace ticketd::mail
