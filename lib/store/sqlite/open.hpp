// SPDX-License-Identifier: Apache-2.0
// The store in one SQLite file: WAL with synchronous=FULL, so that a commit that returned is on the disk.
// Errors: a busy, full or unreadable file is a TemporaryError, a corrupt, foreign or newer one a
// PermanentError, each naming the file.
#pragma once

#include <filesystem>

#include "store/opening.hpp"
#include "store/sqlite/access.hpp"
#include "store/store.hpp"

namespace ticketd::store {

[[nodiscard]] Store open_sqlite(const std::filesystem::path& file, Access access,
                                const Opening& opening = {});

}  // namespace ticketd::store
