// SPDX-License-Identifier: Apache-2.0
// The schema as numbered forward migrations: user_version says how many of them a database has seen. A
// migration that was ever released is never changed, only followed by another.
#pragma once

#include <cstdint>
#include <filesystem>

#include "store/opening.hpp"

namespace ticketd::store {

class Sqlite;

inline constexpr std::int64_t application_id = 0x746b7464;  // "tktd"
[[nodiscard]] std::int64_t newest_schema();

// Brings the database up to date. PermanentError for a database that is not ours or that a newer ticketd
// wrote.
void migrate(Sqlite& sqlite, const std::filesystem::path& file, const Opening& opening);

// For readers: the database must be ours and of exactly this version.
void require_current(Sqlite& sqlite, const std::filesystem::path& file);

}  // namespace ticketd::store
