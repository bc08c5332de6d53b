// Mails that claim an agent's address and prove nothing: filed, obeyed in nothing, and told to the real agent
// in a digest, at most one an hour.
#pragma once

#include <optional>
#include <string>

#include "flow/facts_of_mail.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

void refuse(const Scene& scene, domain::TicketNumber ticket, const std::string& agent, const mail::Mail& mail,
            std::string why);

// The door of time: sends the digests that are due. Returns when the next one is.
[[nodiscard]] std::optional<domain::Instant> tell_refusals_due(store::Database& database, const Desk& desk,
                                                               domain::Instant now);

}  // namespace ticketd::flow
