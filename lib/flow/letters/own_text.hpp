// SPDX-License-Identifier: Apache-2.0
// What a person wrote in a mail of a ticket, without the texts that we sent them there.
#pragma once

#include <string>
#include <string_view>

#include "domain/ids.hpp"
#include "flow/scene.hpp"
#include "mail/mail.hpp"
#include "mail/reply/visible_reply.hpp"

namespace ticketd::flow {

// `sender`: folded.
[[nodiscard]] std::string words_of(const Scene& scene, domain::TicketNumber ticket, std::string_view sender,
                                   const mail::Mail& mail);

// The texts of the newest mails that we sent to this person there; fetched once, when first asked for.
[[nodiscard]] mail::SentTexts texts_sent_to(const Scene& scene, domain::TicketNumber ticket,
                                            std::string_view address);

// The text of a message that is kept; empty where it is not.
[[nodiscard]] std::string text_of(const Scene& scene, domain::MessageNumber message);

}  // namespace ticketd::flow
