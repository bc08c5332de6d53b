// SPDX-License-Identifier: Apache-2.0
// Where a test keeps its database; gone with the test.
#pragma once

#include <filesystem>

#include "temporary_directory.hpp"

namespace ticketd::store {

struct Place : tests::TemporaryDirectory {
  [[nodiscard]] std::filesystem::path file() const { return path() / "ticketd.db"; }
};

}  // namespace ticketd::store
