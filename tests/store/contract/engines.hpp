// SPDX-License-Identifier: Apache-2.0
// What every engine below the store has to show. The suite in this folder speaks to the store's face alone
// and runs once for each engine; another engine is another row here, and nothing else changes.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "store/place.hpp"
#include "store/store.hpp"

namespace ticketd::store {

struct EngineUnderTest {
  std::string_view name;
  std::function<Store(const Place&)> serve;  // a new store, or the one that is there
  std::function<Store(const Place&)> look;   // for reading, beside who serves it
};

[[nodiscard]] const std::vector<EngineUnderTest>& engines();

// Each engine with an empty store of its own.
void on_each_engine(const std::function<void(Store&)>& check);

// A ticket to hang things on.
[[nodiscard]] domain::TicketNumber open_some_ticket(Session& session);

}  // namespace ticketd::store
