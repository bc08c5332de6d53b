// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/call_script.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace ticketd::flow {

using config::Phrase;

namespace {

constexpr std::size_t most_spoken = 500;  // bytes; net::speakable() cuts there
constexpr std::size_t subject_kept = 90;
constexpr std::size_t name_kept = 40;
constexpr std::size_t name_needed = 20;

// How much of what is not ours is said.
struct Kept {
  std::size_t subject = subject_kept;
  std::size_t name = name_kept;
};

std::string cut(std::string_view text, std::size_t bytes) {
  return std::string(text::beginning_of(text, bytes));
}

// Digit by digit.
std::string keys_of(const std::string& code) {
  return code.size() == 2 ? std::string{code[0], ' ', code[1]} : "1";
}

// Digits are said one by one, with a blank between them.
std::size_t size_spoken(std::string_view text) {
  return text.size() + static_cast<std::size_t>(std::count_if(text.begin(), text.end(), text::is_digit));
}

std::string about(const config::Language& language, const CallScript& what, const Kept& kept) {
  const auto tickets = static_cast<long long>(what.tickets);
  const config::Language::Values values{{"desk", cut(what.desk, kept.name)},
                                        {"ticket", what.ticket},
                                        {"from", cut(what.from, kept.name)},
                                        {"subject", cut(what.subject, kept.subject)}};
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

std::string to_customer(const config::Language& language, const CallScript& what, const Kept& kept) {
  return language.say(Phrase::ToCustomer, {{"desk", cut(what.desk, kept.name)},
                                           {"ticket", what.ticket},
                                           {"subject", cut(what.subject, kept.subject)}});
}

// The keys come first, for whoever knows the rest, and last, for whoever had to hear it.
std::string to_agent(const config::Language& language, const CallScript& what, const Kept& kept) {
  const bool hears_keys = what.to == CallScript::To::Agent;
  const std::string keys =
      hears_keys ? language.say(Phrase::PressKeys, {{"key", keys_of(what.code)}}) : std::string();
  std::string text = what.is_drill ? language.say(Phrase::Drill) + " " : std::string();
  if (hears_keys) text += keys + " ";
  text += about(language, what, kept) + " " + language.say(why(what.clock)) + " ";
  if (what.clock == domain::ClockKind::Work && !what.contact_phone.empty())
    text += language.say(Phrase::CallCustomer,
                         {{"contact", cut(what.contact, kept.name)}, {"phone", what.contact_phone}}) +
            " ";
  return text + (hears_keys ? keys : language.say(Phrase::AnswerMail));
}

}  // namespace

std::string call_script(const config::Language& language, const CallScript& what) {
  const auto script = what.to == CallScript::To::Customer ? to_customer : to_agent;
  Kept kept;
  std::string text = script(language, what, kept);
  // The subject goes before names do, and the keys never.
  while (size_spoken(text) > most_spoken && kept.name > name_needed) {
    constexpr std::size_t step = 5;
    std::size_t& longest = kept.subject > 0 ? kept.subject : kept.name;
    longest -= step;
    text = script(language, what, kept);
  }
  return text;
}

std::string test_announcement(const config::Language& language, const std::string& desk, Keys keys,
                              const std::string& code) {
  const std::string text = language.say(Phrase::TestCall, {{"desk", cut(desk, name_kept)}});
  return keys == Keys::Heard ? text + " " + language.say(Phrase::PressToTest, {{"key", keys_of(code)}})
                             : text;
}

}  // namespace ticketd::flow
