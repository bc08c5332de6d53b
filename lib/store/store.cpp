// SPDX-License-Identifier: Apache-2.0
#include "store/store.hpp"

#include "store/crash_point.hpp"
#include "store/engine.hpp"

namespace ticketd::store {
namespace {

// Whoever stood in the way has been let through by then; a unit of work that fails as often has other
// troubles.
constexpr int times_at_most = 10;

}  // namespace

Store::Store(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

void Store::run(const std::function<void(Session&)>& work, Ending ending) {
  for (int time = 1;; ++time) {
    try {
      return run_once(work, ending);
    } catch (const SerializationFailure&) {
      if (time == times_at_most) throw;
    }
  }
}

void Store::run_once(const std::function<void(Session&)>& work, Ending ending) {
  engine_->begin(ending == Ending::NothingChanged ? Purpose::Reading : Purpose::Writing);
  try {
    Session session(*engine_);
    work(session);
    if (ending == Ending::Kept) {
      const bool changes = engine_->has_written();
      if (changes) crash_point("before-commit");
      engine_->commit();
      if (changes) crash_point("commit");
      return;
    }
  } catch (...) {
    engine_->roll_back();
    throw;
  }
  engine_->roll_back();
}

}  // namespace ticketd::store
