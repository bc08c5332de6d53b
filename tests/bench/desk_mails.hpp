// SPDX-License-Identifier: Apache-2.0
// Mails like a support desk's, always the same ones: of every 20 mails 12 new ones, 5 replies with quotes, 2
// with HTML and a file of 40 KiB, 1 machine's; in the charsets and transfer encodings in which they come.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ticketd::bench {

[[nodiscard]] std::vector<std::string> desk_mails(std::size_t count);

}  // namespace ticketd::bench
