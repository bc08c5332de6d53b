// SPDX-License-Identifier: Apache-2.0
// Rows whose time has come are read until so many are found that the caller wants: one that he doesn't want
// now, as it waits for another try, takes no other's place.
#pragma once

#include <functional>

namespace ticketd::store {

template <class Number>
using Wanted = std::function<bool(const Number&)>;

}  // namespace ticketd::store
