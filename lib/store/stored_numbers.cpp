// SPDX-License-Identifier: Apache-2.0
#include "store/stored_numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include "domain/approval.hpp"
#include "domain/clocks.hpp"
#include "domain/command.hpp"
#include "domain/directory.hpp"
#include "domain/escalation.hpp"
#include "domain/mail_loop.hpp"
#include "domain/row_error.hpp"
#include "domain/send_state.hpp"
#include "domain/ticket.hpp"
#include "domain/verdict.hpp"
#include "store/compressed.hpp"
#include "store/row_states.hpp"
#include "store/written_file.hpp"

namespace ticketd::store {

enum class ParticipantRole;  // store/tickets.hpp, whose verbs stand above this file

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

// Enumerators are numbered without a gap.
template <class Enum>
constexpr Enum first = Enum{};
template <>
constexpr domain::Priority first<domain::Priority> = domain::Priority::Urgent;

template <class Enum>
constexpr Enum last = Enum{};
template <>
constexpr Status last<Status> = Status::Quarantined;
template <>
constexpr domain::Priority last<domain::Priority> = domain::Priority::Normal;
template <>
constexpr Direction last<Direction> = Direction::Note;
template <>
constexpr domain::Verdict last<domain::Verdict> = domain::Verdict::Own;
template <>
constexpr domain::command::Activity last<domain::command::Activity> = domain::command::Activity::Phone;
template <>
constexpr domain::ClockKind last<domain::ClockKind> = domain::ClockKind::Work;
template <>
constexpr domain::ChainPurpose last<domain::ChainPurpose> = domain::ChainPurpose::Notice;
template <>
constexpr ChainState last<ChainState> = ChainState::Exhausted;
template <>
constexpr domain::BusyAgain last<domain::BusyAgain> = domain::BusyAgain::Due;
template <>
constexpr domain::CallOutcome last<domain::CallOutcome> = domain::CallOutcome::Rejected;
template <>
constexpr SendState last<SendState> = SendState::Dropped;
template <>
constexpr domain::ApprovalStep last<domain::ApprovalStep> = domain::ApprovalStep::Objection;
template <>
constexpr domain::LoopEnd last<domain::LoopEnd> = domain::LoopEnd::Others;
template <>
constexpr ParticipantRole last<ParticipantRole> = ParticipantRole{1};
template <>
constexpr Encoding last<Encoding> = Encoding::Zstd;
template <>
constexpr LineEnd last<LineEnd> = LineEnd::Lf;
template <>
constexpr PendingMark last<PendingMark> = PendingMark::Flag;
template <>
constexpr HeldProof last<HeldProof> = HeldProof::Own;
template <>
constexpr HeldState last<HeldState> = HeldState::OnlyReturned;

std::int64_t number_of(std::string_view name) {
  const auto* const found =
      std::find_if(numbers.begin(), numbers.end(), [&](const Named& one) { return one.name == name; });
  if (found == numbers.end())
    throw std::logic_error("SQL names " + std::string(name) + ", which has no number");
  return found->number;
}

}  // namespace

template <class Enum>
Enum enumerator_of(std::int64_t number, std::string_view column) {
  if (number < static_cast<std::int64_t>(first<Enum>) || number > static_cast<std::int64_t>(last<Enum>))
    throw domain::RowError(std::string(column) + " holds " + std::to_string(number) +
                           ", which means nothing");
  return static_cast<Enum>(number);
}

template Status enumerator_of(std::int64_t, std::string_view);
template domain::Priority enumerator_of(std::int64_t, std::string_view);
template Direction enumerator_of(std::int64_t, std::string_view);
template domain::Verdict enumerator_of(std::int64_t, std::string_view);
template domain::command::Activity enumerator_of(std::int64_t, std::string_view);
template domain::ClockKind enumerator_of(std::int64_t, std::string_view);
template domain::ChainPurpose enumerator_of(std::int64_t, std::string_view);
template ChainState enumerator_of(std::int64_t, std::string_view);
template domain::BusyAgain enumerator_of(std::int64_t, std::string_view);
template domain::CallOutcome enumerator_of(std::int64_t, std::string_view);
template SendState enumerator_of(std::int64_t, std::string_view);
template domain::ApprovalStep enumerator_of(std::int64_t, std::string_view);
template domain::LoopEnd enumerator_of(std::int64_t, std::string_view);
template ParticipantRole enumerator_of(std::int64_t, std::string_view);
template Encoding enumerator_of(std::int64_t, std::string_view);
template LineEnd enumerator_of(std::int64_t, std::string_view);
template PendingMark enumerator_of(std::int64_t, std::string_view);
template HeldProof enumerator_of(std::int64_t, std::string_view);
template HeldState enumerator_of(std::int64_t, std::string_view);

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
