// SPDX-License-Identifier: Apache-2.0
// What an arrived mail says about whether mails of ours get there: a delivery report ends the sending to an
// address, a later mail of a person begins it again.
#pragma once

#include "domain/intake.hpp"
#include "flow/arrival.hpp"
#include "flow/scene.hpp"
#include "mail/mail.hpp"
#include "store/session.hpp"

namespace ticketd::flow {

// Before anything is sent because of this mail.
void act_on_bounce(const Scene& scene, const SenderContext& facts, const mail::Mail& mail,
                   domain::Verdict verdict);

// Whether the sender's address is marked undeliverable and this mail does not lift the mark.
[[nodiscard]] bool stays_undeliverable(store::Session& session, const SenderContext& facts);

}  // namespace ticketd::flow
