// SPDX-License-Identifier: Apache-2.0
#include "domain/bounce.hpp"

#include <algorithm>

#include "domain/address.hpp"

namespace ticketd::domain {
namespace {

constexpr Seconds quarantine_of_address = std::chrono::hours{24};

struct Meant {
  const ReportedFailure* failure = nullptr;
  std::string passed_on_to;  // where the row's mail failed; empty: at its recipient
};

// The key alone tells which mail it was: its one copy was passed on, by a forward or a list.
Meant passed_on(const BounceFacts& facts) {
  if (facts.rows.size() != 1 || facts.failures.empty()) return {};
  const ReportedFailure& first = facts.failures.front();
  const bool is_one = std::all_of(facts.failures.begin(), facts.failures.end(), [&](const auto& failure) {
    return !failure.recipient.empty() && failure.status == first.status && failure.words == first.words;
  });
  if (!is_one) return {};
  return {&first, folded(first.recipient)};
}

// The one that names the recipient; where the report names nobody at all, the first.
Meant failure_of(const BounceFacts& facts, const std::string& recipient) {
  const auto& failures = facts.failures;
  const auto named = std::find_if(failures.begin(), failures.end(), [&](const ReportedFailure& failure) {
    return folded(failure.recipient) == recipient;
  });
  if (named != failures.end()) return {&*named, {}};
  const bool names_nobody = std::all_of(failures.begin(), failures.end(),
                                        [](const auto& failure) { return failure.recipient.empty(); });
  return names_nobody && !failures.empty() ? Meant{&failures.front(), {}} : passed_on(facts);
}

bool is_final(const ReportedFailure& failure, Verdict verdict) {
  return verdict == Verdict::Bounce && failure.is_final && !failure.status.starts_with('4');
}

using Delivery = event::Bounced::Delivery;

Delivery delivery_of(bool final, bool goes_on, Verdict verdict) {
  if (verdict == Verdict::Delay) return Delivery::Late;
  if (!final) return Delivery::NotYet;
  return goes_on ? Delivery::Failed : Delivery::EndsSending;
}

ProvenBounce proven(const NamedRow& row, const Meant& meant, Verdict verdict, Instant now) {
  const ReportedFailure& failure = *meant.failure;
  const bool is_passed_on = !meant.passed_on_to.empty();
  const bool final = is_final(failure, verdict);
  const bool goes_on = row.is_staff || is_passed_on;
  std::string words = failure.status;
  if (!failure.words.empty()) words += (words.empty() ? "" : ": ") + failure.words;
  const event::Bounced bounced{row.recipient, delivery_of(final, goes_on, verdict), meant.passed_on_to,
                               failure.status, failure.words};
  return {row.row,           row.ticket,       folded(row.recipient), {now, "ticketd", bounced},
          final && !goes_on, std::move(words), final && !row.is_staff};
}

}  // namespace

std::vector<ProvenBounce> decide_bounce(const BounceFacts& facts, Instant now) {
  std::vector<ProvenBounce> bounces;
  if (facts.verdict != Verdict::Bounce && facts.verdict != Verdict::Delay) return bounces;
  for (const NamedRow& row : facts.rows)
    if (const Meant meant = failure_of(facts, folded(row.recipient)); meant.failure != nullptr)
      bounces.push_back(proven(row, meant, facts.verdict, now));
  return bounces;
}

bool is_reachable_again(const SignOfLife& sign, Instant undeliverable_since) {
  const Verdict verdict = sign.classification.verdict;
  const bool is_person =
      !sign.classification.automatic && (verdict == Verdict::Request || verdict == Verdict::Reply);
  if (!is_person || sign.dmarc_failed) return false;
  return sign.carries_our_token || sign.arrived - undeliverable_since >= quarantine_of_address;
}

}  // namespace ticketd::domain
