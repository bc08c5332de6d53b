// SPDX-License-Identifier: Apache-2.0
// What opening a store may take long for, and how whoever opens it hears how far that is. Calls come on the
// opening thread, many a second where there is much to do, none where there is nothing to bring up. They must
// neither throw nor use the store.
#pragma once

#include <cstdint>
#include <functional>

namespace ticketd::store {

// A database of an earlier schema is brought up to date.
struct UpgradeProgress {
  std::int64_t from_schema = 0;  // as it was found
  std::int64_t to_schema = 0;
  std::int64_t done = 0;  // events of the history that were read; never falls, and is `of` at the end
  std::int64_t of = 0;    // 0: no history has to be read
};

// It is copied as it was before that.
struct CopyProgress {
  std::int64_t schema = 0;
  std::int64_t done = 0;  // bytes of the copy; never falls
  std::int64_t of = 0;    // bytes of the database, of which a copy may need fewer
};

struct Opening {
  std::function<void(const UpgradeProgress&)> on_progress;
  std::function<void(const CopyProgress&)> on_copy;
};

}  // namespace ticketd::store
