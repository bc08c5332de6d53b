// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/call_script.hpp"

#include "text/utf8.hpp"

namespace ticketd::flow {

using config::Phrase;

namespace {

constexpr std::size_t subject_kept = 90;  // bytes; a voice says at most 400 in all
constexpr std::size_t name_kept = 40;

std::string cut(std::string_view text, std::size_t bytes) {
  return std::string(text::beginning_of(text, bytes));
}

// Digit by digit.
std::string keys_of(const std::string& code) {
  return code.size() == 2 ? std::string{code[0], ' ', code[1]} : "1";
}

std::string about(const config::Language& language, const CallScript& what) {
  const auto tickets = static_cast<long long>(what.tickets);
  const config::Language::Values values{{"desk", cut(what.desk, name_kept)},
                                        {"ticket", what.ticket},
                                        {"from", cut(what.from, name_kept)},
                                        {"subject", cut(what.subject, subject_kept)}};
  return tickets > 1 ? language.say_counted(Phrase::AboutMany, tickets, values)
                     : language.say(Phrase::AboutOne, values);
}

Phrase why(domain::ClockKind clock) {
  switch (clock) {
    case domain::ClockKind::Response: return Phrase::ResponseLate;
    case domain::ClockKind::Open: return Phrase::OpenLate;
    case domain::ClockKind::Work: return Phrase::WorkLate;
  }
  return Phrase::OpenLate;
}

}  // namespace

std::string call_script(const config::Language& language, const CallScript& what) {
  if (what.to == CallScript::To::Customer)
    return language.say(Phrase::ToCustomer, {{"desk", cut(what.desk, name_kept)},
                                             {"ticket", what.ticket},
                                             {"subject", cut(what.subject, subject_kept)}});
  std::string text = what.is_drill ? language.say(Phrase::Drill) + " " : std::string();
  text += about(language, what) + " " + language.say(why(what.clock)) + " ";
  if (what.clock == domain::ClockKind::Work && !what.contact_phone.empty())
    text += language.say(Phrase::CallCustomer,
                         {{"contact", cut(what.contact, name_kept)}, {"phone", what.contact_phone}}) +
            " ";
  return text + (what.to == CallScript::To::Agent
                     ? language.say(Phrase::PressKeys, {{"key", keys_of(what.code)}})
                     : language.say(Phrase::AnswerMail));
}

std::string test_announcement(const config::Language& language, const std::string& desk, Keys keys,
                              const std::string& code) {
  const std::string text = language.say(Phrase::TestCall, {{"desk", cut(desk, name_kept)}});
  return keys == Keys::Heard ? text + " " + language.say(Phrase::PressToTest, {{"key", keys_of(code)}})
                             : text;
}

}  // namespace ticketd::flow
