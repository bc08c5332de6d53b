// SPDX-License-Identifier: Apache-2.0
#include "mail/reports/delivery_report.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "mail/mime/address.hpp"
#include "mail/mime/clean_text.hpp"
#include "mail/mime/lines.hpp"
#include "mail/reports/delivery_meaning.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

constexpr std::size_t most_deliveries = 200;

// "rfc822; user@host", "rfc822;<user@host>", "LOCAL; user"
std::string recipient_in(std::string_view value) {
  const std::size_t type = value.find(';');
  if (type != std::string_view::npos) value.remove_prefix(type + 1);
  const std::vector<Address> read = read_addresses(value);
  return read.empty() ? std::string{} : read.front().address;
}

// One recipient's fields while they are read.
struct Fields {
  std::string final_recipient;
  std::string original_recipient;
  std::string action;
  std::string status;
  std::string diagnostic;

  [[nodiscard]] bool says_something() const {
    return !final_recipient.empty() || !original_recipient.empty() || !action.empty();
  }
};

DeliveryAction action_of(const Fields& fields) {
  const std::string action =
      text::lower(std::string_view(fields.action).substr(0, fields.action.find_first_of(" (;")));
  if (action.starts_with("delay") || action == "deferred") return DeliveryAction::Delayed;
  if (action == "delivered" || action == "relayed" || action == "expanded") return DeliveryAction::Delivered;
  if (action.starts_with("fail")) return DeliveryAction::Failed;
  return fields.status.starts_with('2') ? DeliveryAction::Delivered : DeliveryAction::Failed;
}

FailedDelivery delivery_of(const Fields& fields, DeliveryAction action) {
  FailedDelivery delivery;
  delivery.recipient =
      fields.final_recipient.find('@') != std::string::npos || fields.original_recipient.empty()
          ? fields.final_recipient
          : fields.original_recipient;
  delivery.diagnostic = fields.diagnostic;
  const Finality finality = action == DeliveryAction::Delayed ? Finality::Late : Finality::Final;
  const auto status = written_status(fields.status);
  delivery.status = status ? *status : status_of(fields.diagnostic, finality);
  delivery.is_final = action == DeliveryAction::Failed && !delivery.status.starts_with('4');
  return delivery;
}

class StatusReader {
 public:
  DeliveryReport read(std::string_view text) {
    while (!text.empty()) {
      const std::string_view line = next_line(text);
      if (text::trim(line).empty()) {
        finish();
      } else if (text::is_blank(line.front()) && last_ != nullptr) {
        *last_ += ' ';
        *last_ += text::trim(line);
      } else {
        take(line);
      }
    }
    finish();
    return std::move(report_);
  }

 private:
  void take(std::string_view line) {
    last_ = nullptr;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string name = text::lower(text::trim(line.substr(0, colon)));
    const std::string_view value = text::trim(line.substr(colon + 1));
    if (name == "final-recipient") {
      if (fields_.says_something() && !fields_.final_recipient.empty()) finish();
      fields_.final_recipient = recipient_in(value);
    } else if (name == "original-recipient") {
      fields_.original_recipient = recipient_in(value);
    } else if (name == "action") {
      fields_.action = value;
    } else if (name == "status") {
      if (fields_.status.empty()) fields_.status = value;
    } else if (name == "diagnostic-code") {
      fields_.diagnostic = value;
      last_ = &fields_.diagnostic;
    }
  }

  void finish() {
    last_ = nullptr;
    if (!fields_.says_something()) return;
    fields_.diagnostic = clean_line(fields_.diagnostic);
    const DeliveryAction action = action_of(fields_);
    // One failure makes the report a failure's, whatever became of the others.
    if (report_.action != DeliveryAction::Failed) {
      const bool worse = action == DeliveryAction::Failed || report_.action != DeliveryAction::Delayed;
      if (worse) report_.action = action;
    }
    if (action != DeliveryAction::Delivered && report_.deliveries.size() < most_deliveries) {
      report_.deliveries.push_back(delivery_of(fields_, action));
      add_original(report_.deliveries.back().recipient);
    }
    fields_ = {};
  }

  // Where the mail was passed on it is known by the address that it was sent to.
  void add_original(std::string_view told) {
    const std::string& original = fields_.original_recipient;
    if (original.find('@') == std::string::npos || same_address(original, told)) return;
    FailedDelivery delivery = report_.deliveries.back();
    delivery.recipient = original;
    report_.deliveries.push_back(std::move(delivery));
  }

  Fields fields_;
  std::string* last_ = nullptr;
  DeliveryReport report_;
};

}  // namespace

DeliveryReport read_delivery_status(std::string_view text) {
  return StatusReader().read(text);
}

}  // namespace ticketd::mail
