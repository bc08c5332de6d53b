// SPDX-License-Identifier: Apache-2.0
// Delivery reports: the machine-readable fields of RFC 3464, the words of the mail systems that send none,
// and which mail it was that came back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mail.hpp"

namespace ticketd::mail {

enum class DeliveryAction { None, Failed, Delayed, Delivered };

struct DeliveryReport {
  DeliveryAction action = DeliveryAction::None;
  std::vector<FailedDelivery> deliveries;  // the failed and delayed ones
};

// The fields of a message/delivery-status part, or the same fields written into a text.
[[nodiscard]] DeliveryReport read_delivery_status(std::string_view text);

// What a mail system says in prose, in the world's languages. `told` is its own text, without the mail it
// carries back; `subject` decoded. None when the words tell of no delivery.
[[nodiscard]] DeliveryReport read_delivery_words(std::string_view subject, std::string_view told);

// What a sending service tells by notification instead of a report (Amazon SES, JSON in a text). None when
// `text` is no such notification; `complaint` is set for one about abuse.
struct DeliveryNotification {
  DeliveryReport report;
  bool complaint = false;
};
[[nodiscard]] DeliveryNotification read_delivery_notification(std::string_view text);

// The text of a report up to where the mail that it carries back begins.
[[nodiscard]] std::string_view told_text(std::string_view text);

}  // namespace ticketd::mail
