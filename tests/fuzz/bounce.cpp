// SPDX-License-Identifier: Apache-2.0
// Delivery reports, in fields and in words: a failed delivery always has a status.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "mail/reports/delivery_report.hpp"

namespace {

void check(const ticketd::mail::DeliveryReport& report) {
  for (const ticketd::mail::FailedDelivery& delivery : report.deliveries) {
    if (delivery.status.size() < 5) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(static_cast<const char*>(static_cast<const void*>(bytes)), size);
  check(ticketd::mail::read_delivery_status(text));
  check(ticketd::mail::read_delivery_words("failure notice", ticketd::mail::told_text(text)));
  return 0;
}
