// SPDX-License-Identifier: Apache-2.0
// Files of a mail that goes on to somebody else: taken along up to a limit, named where they are not.
#pragma once

#include <string>
#include <vector>

#include "mail/compose/compose.hpp"
#include "mail/compose/templates.hpp"
#include "mail/mail.hpp"
#include "store/compressed.hpp"

namespace ticketd::flow {

struct Enclosed {
  std::vector<mail::Enclosure> files;
  std::vector<mail::Fields> described;  // every file: name, size, left_out
  std::vector<std::string> left_out;    // names, with sizes
};

// `mail` is what was parsed of what is `packed`.
[[nodiscard]] Enclosed enclose(const mail::Mail& mail, const store::Packed& packed);

}  // namespace ticketd::flow
