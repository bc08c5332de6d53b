// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/token_rows.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "domain/address.hpp"
#include "mail/digest.hpp"
#include "mail/proof/token.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t most_rows = 20;  // of one report
constexpr std::size_t most_looked_at = 60;

// Mail programs fold the case of ids; the comparison must not tell a forger how far he got.
bool same_token(std::string_view ours, std::string_view theirs) {
  const std::string a = domain::folded(mail::token_part(ours));
  const std::string b = domain::folded(mail::token_part(theirs));
  return mail::same_bytes(std::as_bytes(std::span(a)), std::as_bytes(std::span(b)));
}

std::optional<store::OutboxRow> row_behind_return_address(const Scene& scene, std::string_view address) {
  const auto number = mail::parse_return_address(address);
  if (!number) return std::nullopt;
  auto row = store::outbox_row(scene.session, *number);
  if (!row || !mail::verify_return_address(scene.desk.keys(), address, row->recipient)) return std::nullopt;
  return row;
}

class Rows {
 public:
  void add(std::optional<store::OutboxRow> row) {
    if (!row || found_.size() == most_rows) return;
    const bool known = std::any_of(found_.begin(), found_.end(),
                                   [&](const auto& other) { return other.number == row->number; });
    if (!known) found_.push_back(std::move(*row));
  }

  [[nodiscard]] std::vector<store::OutboxRow> take() && { return std::move(found_); }

 private:
  std::vector<store::OutboxRow> found_;
};

}  // namespace

std::optional<store::OutboxRow> row_behind(store::Session& session, std::string_view message_id) {
  const auto token = mail::parse_message_id(message_id);
  if (!token) return std::nullopt;
  auto row = store::outbox_row(session, domain::OutboxNumber{static_cast<std::int64_t>(token->serial)});
  if (!row || !same_token(row->message_id, message_id)) return std::nullopt;
  return row;
}

std::vector<store::OutboxRow> rows_named_by_report(const Scene& scene, const mail::Mail& mail) {
  const auto verdict = mail.classification.verdict;
  if (verdict != domain::Verdict::Bounce && verdict != domain::Verdict::Delay) return {};
  Rows rows;
  for (const auto* const ids : {&mail.returned_ids, &mail.in_reply_to, &mail.references}) {
    const std::span<const std::string> all(*ids);
    for (const auto& id : all.last(std::min(all.size(), most_looked_at)))
      rows.add(row_behind(scene.session, id));
  }
  for (const auto* const addresses : {&mail.to, &mail.cc})
    for (const auto& to : std::span(*addresses).first(std::min(addresses->size(), most_looked_at)))
      rows.add(row_behind_return_address(scene, to.address));
  for (const auto& address :
       std::span(mail.delivered_to).first(std::min(mail.delivered_to.size(), most_looked_at)))
    rows.add(row_behind_return_address(scene, address));
  return std::move(rows).take();
}

}  // namespace ticketd::flow
