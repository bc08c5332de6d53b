// SPDX-License-Identifier: Apache-2.0
// For the verbs that list rows of many tickets: one that can't be read hides no other, and takes none's
// place. Ops hear of it when it is due, `ticketctl` by unreadable.hpp.
#pragma once

#include <cstddef>
#include <limits>
#include <type_traits>
#include <vector>

#include "domain/row_error.hpp"
#include "store/query.hpp"

namespace ticketd::store {

template <class RowOf>
auto readable_rows(Query& query, const RowOf& row_of,
                   std::size_t at_most = std::numeric_limits<std::size_t>::max()) {
  std::vector<std::invoke_result_t<const RowOf&, const Query&>> rows;
  while (rows.size() < at_most && query.next()) {
    try {
      rows.push_back(row_of(query));
    } catch (const domain::RowError&) {
      continue;
    }
  }
  return rows;
}

}  // namespace ticketd::store
