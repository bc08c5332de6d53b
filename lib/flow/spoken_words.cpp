// SPDX-License-Identifier: Apache-2.0
#include "flow/spoken_words.hpp"

#include <algorithm>
#include <array>

namespace ticketd::flow {
namespace {

constexpr std::size_t subject_kept = 90;  // bytes; a voice says at most 400 in all
constexpr std::size_t name_kept = 40;

// %d desk, %t ticket, %n number of tickets, %f from, %s subject, %c contact, %p the contact's number, %k what
// to press
struct Words {
  std::string_view language;
  std::string_view one;
  std::string_view many;
  std::array<std::string_view, 3> why;  // by clock
  std::string_view discuss;
  std::string_view keys;
  std::string_view no_keys;
  std::string_view customer;
  std::string_view drill;
  std::string_view test;
  std::string_view test_key;
};

constexpr std::array all_words{
    Words{"en",
          "%d. Ticket #%t from %f: %s.",
          "%d. %n tickets need you. The first is ticket #%t from %f: %s.",
          {"Work has not begun in time.", "It is not resolved in time.", "It has been worked on for long."},
          "Call %c at %p to discuss how to go on.",
          "Press %k to take it, 2 to pass it on.",
          "Answer our mail to take it.",
          "%d. We are still working on your request #%t: %s.",
          "This is a drill.",
          "%d. This is a test call.",
          "Press %k if you hear it."},
    Words{"sv",
          "%d. Ärende #%t från %f: %s.",
          "%d. %n ärenden väntar. Det första är ärende #%t från %f: %s.",
          {"Arbetet har inte börjat i tid.", "Det är inte löst i tid.", "Det har arbetats länge med det."},
          "Ring %c på %p och kom överens om hur ni går vidare.",
          "Tryck %k för att ta det, 2 för att skicka det vidare.",
          "Svara på vårt mejl för att ta det.",
          "%d. Vi arbetar fortfarande med ert ärende #%t: %s.",
          "Detta är en övning.",
          "%d. Detta är ett provsamtal.",
          "Tryck %k om du hör det."},
    Words{"da",
          "%d. Sag #%t fra %f: %s.",
          "%d. %n sager venter. Den første er sag #%t fra %f: %s.",
          {"Arbejdet er ikke begyndt i tide.", "Den er ikke løst i tide.", "Der er arbejdet længe på den."},
          "Ring til %c på %p og aftal, hvordan I går videre.",
          "Tryk %k for at tage den, 2 for at sende den videre.",
          "Svar på vores mail for at tage den.",
          "%d. Vi arbejder stadig på jeres sag #%t: %s.",
          "Dette er en øvelse.",
          "%d. Dette er et prøveopkald.",
          "Tryk %k, hvis du hører det."},
    Words{"de",
          "%d. Ticket #%t von %f: %s.",
          "%d. %n Tickets warten. Das erste ist Ticket #%t von %f: %s.",
          {"Die Arbeit hat nicht rechtzeitig begonnen.", "Es ist nicht rechtzeitig gelöst.",
           "Daran wird schon lange gearbeitet."},
          "Rufen Sie %c unter %p an und besprechen Sie, wie es weitergeht.",
          "Drücken Sie %k, um es zu übernehmen, 2, um es weiterzugeben.",
          "Antworten Sie auf unsere Mail, um es zu übernehmen.",
          "%d. Wir arbeiten noch an Ihrem Anliegen #%t: %s.",
          "Dies ist eine Übung.",
          "%d. Dies ist ein Probeanruf.",
          "Drücken Sie %k, wenn Sie es hören."}};

const Words& words_of(std::string_view language) {
  const auto found = std::find_if(all_words.begin(), all_words.end(), [&](const Words& words) {
    return words.language == language.substr(0, 2);
  });
  return found == all_words.end() ? all_words.front() : *found;
}

// Not in the middle of a character.
std::string cut(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  const auto is_inside = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (bytes > 0 && is_inside(bytes)) --bytes;
  return std::string(text.substr(0, bytes));
}

// Digit by digit.
std::string keys_of(const std::string& code) {
  return code.size() == 2 ? std::string{code[0], ' ', code[1]} : "1";
}

std::string value_of(char name, const Announcement& what) {
  switch (name) {
    case 'd': return cut(what.desk, name_kept);
    case 't': return what.ticket;
    case 'n': return std::to_string(what.tickets);
    case 'f': return cut(what.from, name_kept);
    case 's': return cut(what.subject, subject_kept);
    case 'c': return cut(what.contact, name_kept);
    case 'p': return what.contact_phone;
    case 'k': return keys_of(what.code);
    default: return "";
  }
}

std::string filled(std::string_view pattern, const Announcement& what) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] == '%' && i + 1 < pattern.size())
      text += value_of(pattern[++i], what);
    else
      text += pattern[i];
  return text;
}

}  // namespace

std::string announcement(std::string_view language, const Announcement& what) {
  const Words& words = words_of(language);
  if (what.to == Announcement::To::Customer) return filled(words.customer, what);
  std::string text = what.is_drill ? std::string(words.drill) + " " : std::string();
  text += filled(what.tickets > 1 ? words.many : words.one, what);
  text += " " + std::string(words.why.at(static_cast<std::size_t>(what.clock)));
  if (what.clock == domain::ClockKind::Work && !what.contact_phone.empty())
    text += " " + filled(words.discuss, what);
  return text + " " +
         (what.to == Announcement::To::Agent ? filled(words.keys, what) : std::string(words.no_keys));
}

std::string test_announcement(std::string_view language, const std::string& desk, Keys keys,
                              const std::string& code) {
  const Words& words = words_of(language);
  Announcement what;
  what.desk = desk;
  what.code = code;
  const std::string text = filled(words.test, what);
  return keys == Keys::Heard ? text + " " + filled(words.test_key, what) : text;
}

}  // namespace ticketd::flow
