// SPDX-License-Identifier: Apache-2.0
// A database of an earlier schema is copied before its first change, so that the program that wrote it can go
// on with the copy should the new one not do. The copy is never used or removed by us.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "store/opening.hpp"

namespace ticketd::store {

struct CopiedSchema {
  std::int64_t version = 0;    // as it was
  std::filesystem::path copy;  // NAME.schema-VERSION beside the database: whole, and on the disk
};

// To be called before the database is opened for serving. nullopt: there is none yet, it is current, or
// opening it will say what is wrong with it. Throws TemporaryError where it can't be copied: nothing was
// changed then; PermanentError where another ticketd serves it.
[[nodiscard]] std::optional<CopiedSchema> copy_before_upgrade(const std::filesystem::path& file,
                                                              const Opening& opening = {});

}  // namespace ticketd::store
