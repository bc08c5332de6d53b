// SPDX-License-Identifier: Apache-2.0
// The words of an agent's mail with the commands among them, wherever they stand. Where it is not clear
// whether a line was meant as a command, the mail is in doubt: whoever reads it holds it back, for a remark
// that was meant for colleagues must never reach a customer.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "domain/command.hpp"

namespace ticketd::domain {

struct AgentsWords {
  std::string_view text;                       // the visible reply
  std::size_t clear = std::string_view::npos;  // so many bytes of it stand above anything quote-like
  std::string_view below_signature{};          // what was cut away as the agent's signature
  // Whether somebody else wrote this line in a mail of the ticket; not asked where no command stands below
  // text.
  std::function<bool(std::string_view line)> is_anothers{};
  std::string_view names{};  // the writer's, blanks between: "/Anna" is how Swedes sign
};

// The first lines as read_commands() does. Below them a line that is exactly a known command is one, unless
// it is another's, stands below a quote, under a line that announces it ('type this:') or is indented like an
// example: then the mail is in doubt, as it is by a line that is nearly a command: misspelt, with marks
// around it, with words that it does not take, or one slash word alone that is no well-known directory. What
// stands in a closed ``` fence or is quoted with '>' is text. The lines in doubt stay in the text.
[[nodiscard]] WrittenCommands read_agents_words(const AgentsWords& words);

}  // namespace ticketd::domain
