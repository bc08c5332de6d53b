// SPDX-License-Identifier: Apache-2.0
// Any bytes as a configuration: either a Config or a list of problems, never anything else. The secrets that
// the text names are not there.
#include "config/config.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view yaml(reinterpret_cast<const char*>(bytes), size);
  try {
    (void)ticketd::config::load_text(yaml, "/nonexistent/ticketd.yaml");
  } catch (const ticketd::config::Invalid& invalid) {
    if (invalid.problems().empty()) std::abort();
    for (const auto& problem : invalid.problems()) {
      if (problem.what.empty() || problem.line < 0) std::abort();
    }
  }
  return 0;
}
