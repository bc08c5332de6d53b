#include "domain/bounce.hpp"

#include <algorithm>

#include "domain/address.hpp"

namespace ticketd::domain {
namespace {

constexpr Seconds quarantine_of_address = std::chrono::hours{24};

// The one that names the recipient; where the report names nobody at all, the first.
const ReportedFailure* failure_of(const std::vector<ReportedFailure>& failures,
                                  const std::string& recipient) {
  const auto named = std::find_if(failures.begin(), failures.end(), [&](const ReportedFailure& failure) {
    return folded(failure.recipient) == recipient;
  });
  if (named != failures.end()) return &*named;
  const bool names_nobody = std::all_of(failures.begin(), failures.end(),
                                        [](const auto& failure) { return failure.recipient.empty(); });
  return names_nobody && !failures.empty() ? &failures.front() : nullptr;
}

bool is_final(const ReportedFailure& failure, Verdict verdict) {
  return verdict == Verdict::Bounce && failure.is_final && !failure.status.starts_with('4');
}

std::string consequence(bool final, bool is_staff, Verdict verdict) {
  if (verdict == Verdict::Delay) return "late, its server goes on trying";
  if (!final) return "not delivered, not for good";
  return is_staff ? "not delivered" : "not delivered, nothing more is sent to this address";
}

ProvenBounce proven(const NamedRow& row, const ReportedFailure& failure, Verdict verdict, Instant now) {
  const bool final = is_final(failure, verdict);
  std::string words = failure.status;
  if (!failure.words.empty()) words += (words.empty() ? "" : ": ") + failure.words;
  std::string detail = "mail to " + row.recipient + ": " + consequence(final, row.is_staff, verdict);
  if (!words.empty()) detail += "; " + words;
  return {row.row,
          row.ticket,
          folded(row.recipient),
          {now, "ticketd", event_name::bounced, std::move(detail)},
          final && !row.is_staff,
          std::move(words)};
}

}  // namespace

std::vector<ProvenBounce> decide_bounce(const BounceFacts& facts, Instant now) {
  std::vector<ProvenBounce> bounces;
  if (facts.verdict != Verdict::Bounce && facts.verdict != Verdict::Delay) return bounces;
  for (const NamedRow& row : facts.rows)
    if (const auto* const failure = failure_of(facts.failures, folded(row.recipient)))
      bounces.push_back(proven(row, *failure, facts.verdict, now));
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
