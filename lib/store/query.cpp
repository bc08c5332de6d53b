// SPDX-License-Identifier: Apache-2.0
#include "store/query.hpp"

namespace ticketd::store {

void Query::run() {
  while (next()) {
  }
}

domain::Instant Query::instant(int column) const {
  return domain::Instant(domain::Seconds(number(column)));
}

std::optional<domain::Instant> Query::maybe_instant(int column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

void Query::bind_one(int index, std::span<const std::byte> value) {
  bind_one(index, Blob{{static_cast<const char*>(static_cast<const void*>(value.data())), value.size()}});
}

Query Session::query(const char* sql) {
  return Query(engine_.statement(sql));
}

int Session::rows_changed() const {
  return engine_.rows_changed();
}

std::int64_t Session::number_given() const {
  return engine_.number_given();
}

}  // namespace ticketd::store
