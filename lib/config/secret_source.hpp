// SPDX-License-Identifier: Apache-2.0
// Where secrets come from: a file, the environment, a systemd credential; never the configuration itself.
// No message repeats what a secret says.
#pragma once

#include "config/secret.hpp"
#include "config/section.hpp"

namespace ticketd::config {

// Reads `{ file: PATH }`, `{ env: NAME }` or `{ credential: NAME }`; line ends at the end are not part of the
// secret. What is wrong is said at `place`; a file that others may read is a warning.
[[nodiscard]] Secret read_secret(const Place& place);
// As read_secret, of one line: what a login can carry.
[[nodiscard]] Secret read_password(const Place& place);

}  // namespace ticketd::config
