// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/open.hpp"

#include "store/sqlite/engine.hpp"
#include "store/sqlite/schema.hpp"

namespace ticketd::store {

Store open_sqlite(const std::filesystem::path& file, Access access, const Opening& opening) {
  auto engine = std::make_unique<Sqlite>(file, access);
  if (access == Access::ServeAlone)
    migrate(*engine, file, opening);
  else
    require_current(*engine, file);
  return Store(std::move(engine));
}

}  // namespace ticketd::store
