// SPDX-License-Identifier: Apache-2.0
// The languages that come with the programs, as their folders say them.
#pragma once

#include <array>

#include "config/language_file.hpp"
#include "config/shipped.hpp"

namespace ticketd::config {

inline const Languages& shipped_languages() {
  static const Languages languages = load_languages(std::array{shipped("templates")});
  return languages;
}

}  // namespace ticketd::config
