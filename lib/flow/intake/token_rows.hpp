// SPDX-License-Identifier: Apache-2.0
// From a token that a mail carries to the row of the outbox that it was made for. A token counts only if it
// is the very one of that row.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "flow/scene.hpp"
#include "mail/mail.hpp"
#include "store/outbox.hpp"
#include "store/session.hpp"

namespace ticketd::flow {

// What stands behind the '@' of the id does not matter: mail systems cut and rewrite it, and the key is in
// front.
[[nodiscard]] std::optional<store::OutboxRow> row_behind(store::Session& session,
                                                         std::string_view message_id);

// The rows that a delivery report names: by the Message-ID of the mail it returns or answers, or by the
// return address that it was sent to. None for any other verdict.
[[nodiscard]] std::vector<store::OutboxRow> rows_named_by_report(const Scene& scene, const mail::Mail& mail);

}  // namespace ticketd::flow
