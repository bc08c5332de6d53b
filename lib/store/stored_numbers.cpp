// SPDX-License-Identifier: Apache-2.0
#include "store/stored_numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include "domain/escalation.hpp"
#include "domain/send_state.hpp"
#include "domain/ticket.hpp"
#include "store/row_states.hpp"

namespace ticketd::store {
namespace {

struct Named {
  std::string_view name;
  std::int64_t number;
};

template <class Enum>
constexpr Named named(std::string_view name, Enum value) {
  return {name, static_cast<std::int64_t>(value)};
}

using domain::ChainState;
using domain::Direction;
using domain::SendState;
using domain::Status;

constexpr std::array numbers{
    named("Status::New", Status::New),
    named("Status::Open", Status::Open),
    named("Status::Waiting", Status::Waiting),
    named("Status::Resolved", Status::Resolved),
    named("Status::Closed", Status::Closed),
    named("Status::Quarantined", Status::Quarantined),
    named("Direction::In", Direction::In),
    named("Direction::Out", Direction::Out),
    named("Direction::Note", Direction::Note),
    named("SendState::Pending", SendState::Pending),
    named("SendState::Sent", SendState::Sent),
    named("SendState::Failed", SendState::Failed),
    named("SendState::Dropped", SendState::Dropped),
    named("ChainState::Calling", ChainState::Calling),
    named("PendingMark::None", PendingMark::None),
    named("HeldState::Sent", HeldState::Sent),
};

std::int64_t number_of(std::string_view name) {
  const auto* const found =
      std::find_if(numbers.begin(), numbers.end(), [&](const Named& one) { return one.name == name; });
  if (found == numbers.end())
    throw std::logic_error("SQL names " + std::string(name) + ", which has no number");
  return found->number;
}

}  // namespace

std::string with_numbers(std::string_view sql) {
  std::string text;
  for (;;) {
    const auto begin = sql.find('{');
    const auto end = sql.find('}', begin);
    text += sql.substr(0, begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) return text;
    text += std::to_string(number_of(sql.substr(begin + 1, end - begin - 1)));
    sql.remove_prefix(end + 1);
  }
}

}  // namespace ticketd::store
