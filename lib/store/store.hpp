// SPDX-License-Identifier: Apache-2.0
// The desk's memory, and the only ways to it: a unit of work that is kept whole or not at all, and a look at
// what stands. A unit of work that returned is on the disk. One thread uses one Store. Which engine keeps it
// is known where it is opened (store/sqlite/open.hpp), and nowhere else.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "store/session.hpp"

namespace ticketd::store {

class Engine;

class Store {
 public:
  explicit Store(std::unique_ptr<Engine> engine);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // What is to become of the changes of a unit of work that ends without an exception.
  enum class Ending { Kept, Undone, NothingChanged };
  // As transact(), rehearse() and read() below, which hand on what the work returns.
  void run(const std::function<void(Session&)>& work, Ending ending);

  [[nodiscard]] Engine& engine() const { return *engine_; }

 private:
  void run_once(const std::function<void(Session&)>& work, Ending ending);

  std::unique_ptr<Engine> engine_;
};

namespace detail {

template <class Work>
auto run(Store& store, Work&& work, Store::Ending ending) {
  using Result = std::decay_t<std::invoke_result_t<Work&, Session&>>;
  if constexpr (std::is_void_v<Result>) {
    store.run([&work](Session& session) { work(session); }, ending);
  } else {
    std::optional<Result> result;
    store.run([&](Session& session) { result.emplace(work(session)); }, ending);
    return std::move(*result);
  }
}

}  // namespace detail

// All that `work` does is kept together, or nothing of it when it throws. It may be run again, so it changes
// nothing outside the session before it is over. Not inside another unit of work.
template <class Work>
auto transact(Store& store, Work&& work) {
  return detail::run(store, std::forward<Work>(work), Store::Ending::Kept);
}

// Like transact(), but nothing of it is kept: what would it do, what would it throw?
template <class Work>
auto rehearse(Store& store, Work&& work) {
  return detail::run(store, std::forward<Work>(work), Store::Ending::Undone);
}

// Looks at the store as it stands at one moment. `look` changes nothing.
template <class Look>
auto read(Store& store, Look&& look) {
  return detail::run(store, std::forward<Look>(look), Store::Ending::NothingChanged);
}

}  // namespace ticketd::store
