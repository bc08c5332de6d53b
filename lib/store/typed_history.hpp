// SPDX-License-Identifier: Apache-2.0
// Histories from before events carried data (schema 7): what their sentences told without doubt is filled in,
// once, inside the migration's transaction.
#pragma once

namespace ticketd::store {

class Session;

// Reads the sentences (event_sentences.hpp) into `data` and into time entries, and status changes that are
// older than their table into that. What is not understood stays as it is.
void type_history(Session& session);

}  // namespace ticketd::store
