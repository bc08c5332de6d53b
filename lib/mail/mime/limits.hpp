// SPDX-License-Identifier: Apache-2.0
// How much of a mail is read, whoever wrote it: beyond these content is left out and a defect says so.
#pragma once

#include <cstddef>

namespace ticketd::mail {

struct Limits {
  std::size_t header_line = 64 * 1024;
  std::size_t header_block = 256 * 1024;
  int depth = 30;
  int parts = 1000;
  std::size_t text = 2 * 1024 * 1024;  // characters of text kept for people; the raw mail keeps all
};

}  // namespace ticketd::mail
