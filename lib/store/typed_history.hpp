// SPDX-License-Identifier: Apache-2.0
// Histories from before events carried data (schema 7): what their sentences told without doubt is filled in,
// once, inside the migration's transaction.
#pragma once

#include <cstdint>
#include <functional>

namespace ticketd::store {

class Session;

// Reads the sentences (event_sentences.hpp) into `data` and into time entries, and status changes that are
// older than their table into that. What is not understood stays as it is.
// `read` is told again and again how many events that were, at the end of all.
void type_history(Session& session, const std::function<void(std::int64_t)>& read);

}  // namespace ticketd::store
