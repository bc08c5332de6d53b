// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/inside.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <variant>
#include <vector>

#include "domain/agents_words.hpp"
#include "domain/lexicon.hpp"
#include "domain/written_line.hpp"
#include "flow/letters/own_text.hpp"
#include "mail/parse.hpp"
#include "mail/reply/inside_words.hpp"
#include "mail/reply/reply_phrases.hpp"
#include "store/messages.hpp"
#include "store/reports.hpp"
#include "text/case.hpp"
#include "text/trim.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t most_mails = 100;  // of a ticket, the newest

std::string_view unquoted(std::string_view line) {
  line = domain::bare(line);
  while (line.starts_with('>')) line = domain::bare(line.substr(1));
  return line;
}

const domain::Agent* writer_of(const Desk& desk, const store::MessageLine& message) {
  return desk.directory().agent_with(message.sender);
}

std::vector<store::MessageLine> newest_messages(const Scene& scene, domain::TicketNumber ticket) {
  auto messages = store::messages_of(scene.session, ticket);
  if (messages.size() > most_mails)
    messages.erase(messages.begin(), messages.end() - static_cast<std::ptrdiff_t>(most_mails));
  return messages;
}

bool goes_outside(const Desk& desk, const store::MessageLine& message) {
  return std::any_of(message.recipients.begin(), message.recipients.end(),
                     [&](const auto& address) { return desk.directory().agent_with(address) == nullptr; });
}

// The lines that others than agents wrote in the ticket's mails; fetched when first asked for.
std::function<bool(std::string_view)> lines_of_others(const Scene& scene, domain::TicketNumber ticket) {
  const auto lines = std::make_shared<std::optional<std::set<std::string, std::less<>>>>();
  return [&scene, ticket, lines](std::string_view asked) {
    if (!*lines) {
      lines->emplace();
      for (const auto& message : newest_messages(scene, ticket)) {
        if (message.direction != domain::Direction::In || writer_of(scene.desk, message) != nullptr) continue;
        const std::string text = text_of(scene, message.number);
        std::string_view rest = text;
        while (!rest.empty()) (*lines)->insert(text::lower_case(unquoted(domain::take_line(rest))));
      }
    }
    return (*lines)->contains(text::lower_case(domain::bare(asked)));
  };
}

bool is_for_agents(const domain::WrittenCommands& written) {
  return std::any_of(written.lines.begin(), written.lines.end(), [](const domain::CommandLine& line) {
    const auto* const command = std::get_if<domain::Command>(&line.meaning);
    return command != nullptr && (std::holds_alternative<domain::command::Note>(*command) ||
                                  std::holds_alternative<domain::command::Assign>(*command));
  });
}

std::string names_in(const Scene& scene, const mail::Mail& mail) {
  std::string names;
  for (const auto& from : mail.from) {
    const auto* const agent = scene.desk.directory().agent_with(from.address);
    names += (agent != nullptr ? agent->name + " " : "") + from.name + " ";
  }
  return names;
}

// What bounds words by what is no note: the names of who wrote them, and what each mail of theirs ends with.
struct Signing {
  const domain::Vocabulary& vocabulary;
  std::string names;
};

// "Best regards", "/Anna", small print.
bool signs_off(std::string_view line, const Signing& signing) {
  const auto& small_print = signing.vocabulary.addressees();
  const auto row = mail::words_in_a_row(line);
  if (row.size() < 2) return false;
  if (mail::is_closing(std::string_view(row).substr(1, row.size() - 2))) return true;
  if (std::any_of(small_print.begin(), small_print.end(),
                  [&](std::string_view each) { return row.find(mail::words_in_a_row(each)) != row.npos; }))
    return true;
  const auto known = mail::words_in_a_row(signing.names);
  for (std::size_t at = 0; at + 1 < row.size();) {
    const auto end = row.find(' ', at + 1);
    if (known.find(row.substr(at, end + 1 - at)) == known.npos) return false;
    at = end;
  }
  return true;
}

// What stands where the writer has signed off, and the lines above.
struct SignedText {
  std::string words;
  std::set<std::string, std::less<>> below;
};

// Of the lines below the sign-off those of `added` are left out: the mail program writes them into each mail.
SignedText signed_text(std::string_view text, const Signing& signing,
                       const std::set<std::string, std::less<>>& added) {
  SignedText all;
  bool is_below = false;
  while (!text.empty()) {
    const auto line = domain::take_line(text);
    is_below |= !text::is_only_blank(all.words) && signs_off(line, signing);
    if (is_below) all.below.emplace(domain::bare(line));
    if (!is_below || !added.contains(domain::bare(line))) all.words.append(line) += '\n';
  }
  return all;
}

// Small print and slogans end the note and the answer: they are no words of the note.
std::string without_what_programs_add(std::string_view note, const Signing& signing,
                                      std::string_view answer) {
  return signed_text(note, signing, signed_text(answer, signing, {}).below).words;
}

// A refused or held mail is kept as a note as well, and its words may be sent another time: what counts is
// what its agent said of it.
std::vector<std::string> notes_of(const Scene& scene, domain::TicketNumber ticket, std::string_view answer) {
  std::vector<std::string> notes;
  for (const auto& message : newest_messages(scene, ticket)) {
    const auto* const writer = writer_of(scene.desk, message);
    if (message.direction != domain::Direction::Note || writer == nullptr) continue;
    const auto raw = store::content_of(scene.session, message.number);
    if (!raw) continue;
    const auto mail = mail::parse(*raw, {}, mail::Reading::Filing);
    const auto words = mail::own_words(mail.text, {});
    auto written = domain::read_agents_words({.text = words.text});
    if (is_for_agents(written) || is_to_a_colleague(scene.desk, *writer, mail))
      notes.push_back(
          without_what_programs_add(written.text, {scene.desk.vocabulary(), names_in(scene, mail)}, answer));
  }
  return notes;
}

// Whether outsiders have these words: they wrote them or got them. Fetched when first asked for.
std::function<bool(std::string_view)> words_outside(const Scene& scene, domain::TicketNumber ticket) {
  const auto rows = std::make_shared<std::optional<std::vector<std::string>>>();
  return [&scene, ticket, rows](std::string_view words) {
    if (!*rows) {
      rows->emplace();
      for (const auto& message : newest_messages(scene, ticket)) {
        const bool outside =
            message.direction == domain::Direction::In
                ? writer_of(scene.desk, message) == nullptr
                : message.direction == domain::Direction::Out && goes_outside(scene.desk, message);
        if (outside) (*rows)->push_back(mail::words_in_a_row(text_of(scene, message.number)));
      }
    }
    return std::any_of((*rows)->begin(), (*rows)->end(),
                       [&](const std::string& row) { return row.find(words) != std::string::npos; });
  };
}

}  // namespace

domain::WrittenCommands read_agents_mail(const Scene& scene, domain::TicketNumber ticket,
                                         const mail::Mail& mail, const mail::SentTexts& ours) {
  const auto words = mail::own_words(mail.text, ours);
  const std::string names = names_in(scene, mail);
  return domain::read_agents_words({.text = words.text,
                                    .clear = words.clear,
                                    .below_signature = words.signature,
                                    .is_anothers = lines_of_others(scene, ticket),
                                    .names = names});
}

domain::WrittenCommands read_held_words(const Scene& scene, domain::TicketNumber ticket,
                                        std::string_view words) {
  const std::size_t quote = words.starts_with('>') ? 0 : words.find("\n>");
  auto written = domain::read_agents_words(
      {.text = words, .clear = quote, .is_anothers = lines_of_others(scene, ticket)});
  written.doubt.clear();
  return written;
}

std::optional<std::string> keep_inside(const Scene& scene, domain::TicketNumber ticket,
                                       const mail::SentTexts& ours, std::string& answer) {
  const mail::InsideWords inside(notes_of(scene, ticket, answer), ours ? ours() : std::vector<std::string>());
  answer = inside.without_quoted_notices(answer);
  const auto line = inside.first_in(answer, words_outside(scene, ticket));
  if (!line) return std::nullopt;
  return "it holds words that were written for agents only: \"" + *line + "\"";
}

bool is_to_a_colleague(const Desk& desk, const domain::Agent& writer, const mail::Mail& mail) {
  return std::any_of(mail.to.begin(), mail.to.end(), [&](const mail::Address& to) {
    const auto* const agent = desk.directory().agent_with(to.address);
    return agent != nullptr && agent->name != writer.name;
  });
}

void speak_for_files(domain::WrittenCommands& written, const Enclosed& enclosed) {
  if (!written.lines.empty() || !text::is_only_blank(written.text)) return;
  for (const auto& file : enclosed.files)
    if (!file.type.starts_with("message/")) written.text += "[" + file.name + "]\n";
}

}  // namespace ticketd::flow
