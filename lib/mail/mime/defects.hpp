// SPDX-License-Identifier: Apache-2.0
// What was odd about a mail, in words for people. Never a reason to refuse it. Each oddity is named once, and
// a mail cannot make the list long.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ticketd::mail {

class Defects {
 public:
  void note(std::string_view oddity);
  [[nodiscard]] std::vector<std::string> take() { return std::move(noted_); }

 private:
  std::vector<std::string> noted_;
};

}  // namespace ticketd::mail
