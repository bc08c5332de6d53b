// SPDX-License-Identifier: Apache-2.0
#include "domain/send_state.hpp"

namespace ticketd::domain {

std::string_view name_of(SendState state) {
  switch (state) {
    case SendState::Pending: return "pending";
    case SendState::Sent: return "sent";
    case SendState::Failed: return "failed";
    case SendState::Dropped: return "dropped";
  }
  return "";
}

bool may_be_dropped(SendState state) {
  return state == SendState::Pending || state == SendState::Failed;
}

bool may_be_tried_again(SendState state, RecipientIs recipient) {
  if (state == SendState::Sent) return recipient == RecipientIs::Undeliverable;
  return state != SendState::Dropped;
}

}  // namespace ticketd::domain
