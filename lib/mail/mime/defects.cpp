// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/defects.hpp"

#include <algorithm>

namespace ticketd::mail {

void Defects::note(std::string_view oddity) {
  constexpr std::size_t most = 32;
  if (noted_.size() < most && std::find(noted_.begin(), noted_.end(), oddity) == noted_.end()) {
    noted_.emplace_back(oddity);
  }
}

}  // namespace ticketd::mail
