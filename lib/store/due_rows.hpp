// SPDX-License-Identifier: Apache-2.0
// For the verbs that read what is due (due.hpp).
#pragma once

#include <cstddef>
#include <vector>

#include "store/due.hpp"
#include "store/query.hpp"

namespace ticketd::store {

// The first column, in the query's order, of at most so many rows that are wanted.
template <class Number>
std::vector<Number> first_wanted(Query& query, std::size_t at_most, const Wanted<Number>& wanted) {
  std::vector<Number> found;
  while (found.size() < at_most && query.next())
    if (const Number number{query.number(0)}; wanted(number)) found.push_back(number);
  return found;
}

// As they all are.
template <class Number>
std::vector<Number> all_numbers(Query& query) {
  std::vector<Number> found;
  while (query.next()) found.push_back(Number{query.number(0)});
  return found;
}

}  // namespace ticketd::store
