// SPDX-License-Identifier: Apache-2.0
#include "net/imap/imap_command.hpp"

#include "net/imap/imap_folder_name.hpp"

namespace ticketd::net {

ImapCommand& ImapCommand::words(std::string_view words) {
  pieces_.back().append(words);
  return *this;
}

ImapCommand& ImapCommand::folder(std::string_view utf8) {
  const std::string name = encoded_folder_name(utf8);
  if (name.find_first_of("\"\\") == std::string::npos) return words("\"" + name + "\"");
  literals_.push_back(name.size());
  pieces_.push_back(name);
  return *this;
}

ImapCommand& ImapCommand::with_literals_up_to(const LiteralBounds& bounds) {
  literal_bounds_ = bounds;
  return *this;
}

ImapCommand& ImapCommand::with_lines_up_to(std::size_t bytes) {
  longest_line_ = bytes;
  return *this;
}

std::vector<std::string> ImapCommand::pieces(std::string_view tag, bool literal_plus) const {
  std::vector<std::string> result{std::string(tag) + " "};
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    result.back().append(pieces_[i]);
    if (i == literals_.size()) break;
    result.back().append("{" + std::to_string(literals_[i]) + (literal_plus ? "+}\r\n" : "}\r\n"));
    if (!literal_plus) result.emplace_back();
  }
  result.back().append("\r\n");
  return result;
}

std::string_view ImapCommand::name() const {
  const std::string_view all = pieces_.front();
  const std::size_t from = all.starts_with("UID ") ? 4 : 0;
  return all.substr(0, all.find(' ', from));
}

}  // namespace ticketd::net
