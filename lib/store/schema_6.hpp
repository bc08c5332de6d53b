// SPDX-License-Identifier: Apache-2.0
// Schema 6: what makes a desk one can trust with people. Each block of tables and columns says whose they
// are.
#pragma once

namespace ticketd::store {

extern const char* const schema_6;

}  // namespace ticketd::store
