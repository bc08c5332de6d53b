// SPDX-License-Identifier: Apache-2.0
// A ticket's mails as people read a conversation, and as programs get them: who wrote to whom, what, with
// which files. Files are counted through the whole ticket, from 1.
#pragma once

#include <cstddef>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/command.hpp"
#include "mail/mail.hpp"
#include "store/reports.hpp"
#include "store/session.hpp"

namespace ticketd::console {

// Machine letters are those that the desk wrote by itself.
enum class Telling {
  Brief,  // what each wrote anew; a line for each machine letter
  Whole   // texts with what they quote, machine letters too
};

void print_conversation(const Invocation& invocation, store::Session& session,
                        const std::vector<store::MessageLine>& messages, Telling telling);

// Each message of the contract with {"text", "reply", "html", "attachments": [{"n", "name", "type", "size",
// "sha256"}]}.
[[nodiscard]] nlohmann::json conversation_json(store::Session& session,
                                               const std::vector<store::MessageLine>& messages);

}  // namespace ticketd::console
