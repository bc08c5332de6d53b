// SPDX-License-Identifier: Apache-2.0
// A failure that one row's or one mail's own data causes, and will cause again: a constraint, a value too
// large, a content that can't be unpacked. Who works row by row gives this one up and goes on with the
// others; for who does not, it is a failure of the store.
#pragma once

#include "domain/error.hpp"

namespace ticketd::domain {

class RowError : public PermanentError {
 public:
  using PermanentError::PermanentError;
};

}  // namespace ticketd::domain
