// SPDX-License-Identifier: Apache-2.0
// The public keys of what events carry, and the public words of their enumerators: docs/events.md has each,
// and they are only ever added to. For event_fields.cpp alone.
#pragma once

#include <array>
#include <string_view>
#include <tuple>

#include "domain/event_kinds.hpp"

namespace ticketd::domain::event_keys {

template <class Kind, class Member>
struct Key {
  std::string_view name;
  Member Kind::*member;
};
template <class Kind, class Member>
Key(const char*, Member Kind::*) -> Key<Kind, Member>;  // clang 14 finds none by itself

// The public keys of each kind; one without any needs no line.
template <class Kind>
inline constexpr std::tuple<> keys{};
template <>
inline constexpr std::tuple keys<event::Opened>{Key{"verdict", &event::Opened::verdict},
                                                Key{"reason", &event::Opened::reason}};
template <>
inline constexpr std::tuple keys<event::MessageReceived>{Key{"verdict", &event::MessageReceived::verdict},
                                                         Key{"reason", &event::MessageReceived::reason}};
template <>
inline constexpr std::tuple keys<event::AcknowledgedMail>{Key{"to", &event::AcknowledgedMail::to}};
template <>
inline constexpr std::tuple keys<event::AcknowledgementWithheld>{
    Key{"reason", &event::AcknowledgementWithheld::reason}};
template <>
inline constexpr std::tuple keys<event::StatusChanged>{
    Key{"from", &event::StatusChanged::from}, Key{"to", &event::StatusChanged::to},
    Key{"cause", &event::StatusChanged::cause}, Key{"remark", &event::StatusChanged::remark}};
template <>
inline constexpr std::tuple keys<event::Related>{Key{"ticket", &event::Related::ticket},
                                                 Key{"by", &event::Related::by}};
template <>
inline constexpr std::tuple keys<event::Quarantined>{Key{"error", &event::Quarantined::error}};
template <>
inline constexpr std::tuple keys<event::Replayed>{Key{"ticket", &event::Replayed::ticket}};
template <>
inline constexpr std::tuple keys<event::MailLeftOnServer>{
    Key{"bytes", &event::MailLeftOnServer::bytes}, Key{"folder", &event::MailLeftOnServer::folder},
    Key{"queue", &event::MailLeftOnServer::queue}, Key{"uid", &event::MailLeftOnServer::uid}};
template <>
inline constexpr std::tuple keys<event::SendingFailed>{Key{"to", &event::SendingFailed::to},
                                                       Key{"why", &event::SendingFailed::why},
                                                       Key{"words", &event::SendingFailed::words}};
template <>
inline constexpr std::tuple keys<event::Bounced>{
    Key{"to", &event::Bounced::to}, Key{"delivery", &event::Bounced::delivery},
    Key{"passed_on_to", &event::Bounced::passed_on_to}, Key{"status", &event::Bounced::status},
    Key{"words", &event::Bounced::words}};
template <>
inline constexpr std::tuple keys<event::Assigned>{Key{"agent", &event::Assigned::agent}};
template <>
inline constexpr std::tuple keys<event::Noted>{Key{"kind", &event::Noted::kind},
                                               Key{"to", &event::Noted::to}};
template <>
inline constexpr std::tuple keys<event::PriorityChanged>{Key{"from", &event::PriorityChanged::from},
                                                         Key{"to", &event::PriorityChanged::to}};
template <>
inline constexpr std::tuple keys<event::SubjectChanged>{Key{"subject", &event::SubjectChanged::subject}};
template <>
inline constexpr std::tuple keys<event::ParticipantAdded>{Key{"address", &event::ParticipantAdded::address}};
template <>
inline constexpr std::tuple keys<event::ParticipantRemoved>{
    Key{"address", &event::ParticipantRemoved::address}};
template <>
inline constexpr std::tuple keys<event::TimeSpent>{
    Key{"agent", &event::TimeSpent::agent}, Key{"seconds", &event::TimeSpent::spent},
    Key{"kind", &event::TimeSpent::kind}, Key{"text", &event::TimeSpent::text}};
template <>
inline constexpr std::tuple keys<event::Merged>{Key{"way", &event::Merged::way},
                                                Key{"ticket", &event::Merged::ticket}};
template <>
inline constexpr std::tuple keys<event::Moved>{Key{"from", &event::Moved::from},
                                               Key{"to", &event::Moved::to}};
template <>
inline constexpr std::tuple keys<event::CommandRefused>{Key{"command", &event::CommandRefused::command},
                                                        Key{"reason", &event::CommandRefused::reason}};
template <>
inline constexpr std::tuple keys<event::ProofRefused>{Key{"agent", &event::ProofRefused::agent},
                                                      Key{"reason", &event::ProofRefused::reason}};
template <>
inline constexpr std::tuple keys<event::TokenBurnt>{Key{"how", &event::TokenBurnt::how},
                                                    Key{"by", &event::TokenBurnt::by},
                                                    Key{"other", &event::TokenBurnt::other}};
template <>
inline constexpr std::tuple keys<event::AnswerHeld>{Key{"agent", &event::AnswerHeld::agent},
                                                    Key{"reason", &event::AnswerHeld::reason}};
template <>
inline constexpr std::tuple keys<event::AnswerReleased>{Key{"reason", &event::AnswerReleased::reason}};
template <>
inline constexpr std::tuple keys<event::AnswerRead>{Key{"as", &event::AnswerRead::as}};
template <>
inline constexpr std::tuple keys<event::ContractFollowed>{Key{"from", &event::ContractFollowed::from},
                                                          Key{"to", &event::ContractFollowed::to}};
template <>
inline constexpr std::tuple keys<event::TargetMoved>{Key{"from", &event::TargetMoved::from},
                                                     Key{"to", &event::TargetMoved::to}};
template <>
inline constexpr std::tuple keys<event::WallTimePromised>{Key{"calendar", &event::WallTimePromised::calendar},
                                                          Key{"since", &event::WallTimePromised::since}};
template <>
inline constexpr std::tuple keys<event::ClockLeft>{Key{"error", &event::ClockLeft::error}};
template <>
inline constexpr std::tuple keys<event::Escalated>{
    Key{"step", &event::Escalated::step}, Key{"as", &event::Escalated::as},
    Key{"missing", &event::Escalated::missing}, Key{"mailed", &event::Escalated::mailed}};
template <>
inline constexpr std::tuple keys<event::CallPlaced>{Key{"person", &event::CallPlaced::person},
                                                    Key{"gateway", &event::CallPlaced::gateway},
                                                    Key{"number", &event::CallPlaced::number}};
template <>
inline constexpr std::tuple keys<event::CallEnded>{Key{"person", &event::CallEnded::person},
                                                   Key{"outcome", &event::CallEnded::outcome},
                                                   Key{"words", &event::CallEnded::words}};
template <>
inline constexpr std::tuple keys<event::EscalationAcknowledged>{
    Key{"by", &event::EscalationAcknowledged::by}};
template <>
inline constexpr std::tuple keys<event::EscalationStopped>{Key{"why", &event::EscalationStopped::why},
                                                           Key{"cause", &event::EscalationStopped::cause},
                                                           Key{"remark", &event::EscalationStopped::remark}};
template <>
inline constexpr std::tuple keys<event::EscalationExhausted>{Key{"step", &event::EscalationExhausted::step}};
template <>
inline constexpr std::tuple keys<event::EscalationRestarted>{Key{"step", &event::EscalationRestarted::step}};

template <std::size_t Size>
using Words = std::array<std::string_view, Size>;

// The public words of enumerators, in their order.
template <class Enum>
inline constexpr Words<0> words{};
template <>
inline constexpr Words<16> words<Cause>{"agent-replied",
                                        "started",
                                        "wait-asked",
                                        "resolve-asked",
                                        "close-asked",
                                        "reopen-asked",
                                        "requester-wrote",
                                        "approved",
                                        "rejected",
                                        "approval-time-over",
                                        "objection-left-open",
                                        "mail-bounced",
                                        "marked-spam",
                                        "merged-away",
                                        "taking-in-failed",
                                        "replayed"};
template <>
inline constexpr Words<11> words<CallOutcome>{
    "acknowledged", "passed-on",      "no-key",      "reached",         "busy",    "no-answer",
    "unreachable",  "gateway-broken", "interrupted", "not-put-through", "rejected"};
template <>
inline constexpr Words<2> words<command::Activity>{"unsaid", "phone"};
template <>
inline constexpr Words<2> words<event::Related::By>{"mail", "incident"};
template <>
inline constexpr Words<3> words<event::SendingFailed::Why>{"refused", "earlier-came-back", "takes-no-mail"};
template <>
inline constexpr Words<4> words<event::Bounced::Delivery>{"late", "not-yet", "failed", "ends-sending"};
template <>
inline constexpr Words<3> words<event::Noted::Kind>{"internal", "handover", "among-agents"};
template <>
inline constexpr Words<2> words<event::Merged::Way>{"into", "from"};
template <>
inline constexpr Words<2> words<event::TokenBurnt::How>{"sent-along", "shown"};
template <>
inline constexpr Words<3> words<event::AnswerRead::As>{"unproven-yes", "thanks", "unclear"};
template <>
inline constexpr Words<2> words<event::Escalated::As>{"step", "mail-instead-of-call"};
template <>
inline constexpr Words<2> words<event::EscalationAcknowledged::By>{"key", "word"};
template <>
inline constexpr Words<5> words<event::EscalationStopped::Why>{"status-changed", "work-goes-on",
                                                               "clock-stands", "operator", "over"};

}  // namespace ticketd::domain::event_keys
