// SPDX-License-Identifier: Apache-2.0
// What an invitation (RFC 5545) says to people: what, when, where and the words below. Only for a mail that
// has nothing else to read; no program's answer is made of it.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::mail {

// `calendar` decoded, UTF-8; its first event or task. Empty: it has none that says anything. Linear.
[[nodiscard]] std::string calendar_words(std::string_view calendar);

}  // namespace ticketd::mail
