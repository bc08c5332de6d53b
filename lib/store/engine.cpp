// SPDX-License-Identifier: Apache-2.0
#include "store/engine.hpp"

#include "store/stored_numbers.hpp"

namespace ticketd::store {

Statement& Engine::statement(const char* sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) found = statements_.emplace(sql, prepare(with_numbers(sql))).first;
  return *found->second;
}

}  // namespace ticketd::store
