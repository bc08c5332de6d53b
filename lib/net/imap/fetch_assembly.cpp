// SPDX-License-Identifier: Apache-2.0
#include "net/imap/fetch_assembly.hpp"

#include <algorithm>
#include <utility>

#include "net/imap/imap_date.hpp"

namespace ticketd::net {

namespace {

bool says_nothing(const Fetched& fetched) {
  return !fetched.body && !fetched.size && !fetched.internal_date;
}

bool is_complete(const Fetched& fetched) {
  return fetched.body && fetched.uid && fetched.size && fetched.internal_date;
}

// What `more` says and `fetched` did not.
void complete(Fetched& fetched, Fetched more) {
  if (!fetched.uid) fetched.uid = more.uid;
  if (!fetched.size) fetched.size = more.size;
  if (!fetched.internal_date) fetched.internal_date = std::move(more.internal_date);
  if (fetched.body || !more.body) return;
  fetched.body = std::move(more.body);
  fetched.cut = more.cut;
}

}  // namespace

FetchAssembly::FetchAssembly(std::span<const Uid> asked) : asked_(asked.begin(), asked.end()), order_(asked) {
  std::sort(asked_.begin(), asked_.end());
}

void FetchAssembly::add(Fetched fetched) {
  if (fetched.is_nil && fetched.uid) nil_.insert(*fetched.uid);
  // A FETCH that says nothing of that tells of flags that somebody changed.
  if (says_nothing(fetched)) return;
  auto found = begun_.find(fetched.sequence);
  if (found != begun_.end() && found->second.uid && fetched.uid && found->second.uid != fetched.uid) {
    if (found->second.body) give(std::move(found->second));
    begun_.erase(found);
    found = begun_.end();
  }
  if (found != begun_.end()) {
    complete(found->second, std::move(fetched));
    if (!is_complete(found->second)) return;
    fetched = std::move(found->second);
    begun_.erase(found);
  }
  if (is_complete(fetched)) {
    give(std::move(fetched));
  } else if (begun_.size() <= asked_.size()) {
    const auto sequence = fetched.sequence;
    begun_.emplace(sequence, std::move(fetched));
  } else if (fetched.body) {
    give(std::move(fetched));
  }
}

void FetchAssembly::renumbered() {
  for (auto& [sequence, fetched] : std::exchange(begun_, {}))
    if (fetched.body) give(std::move(fetched));
}

// Where only one was asked for, a mail without its UID can be no other.
void FetchAssembly::give(Fetched fetched) {
  if (!fetched.uid && asked_.size() == 1) fetched.uid = asked_.front();
  if (!fetched.uid || !is_asked(*fetched.uid)) return;
  if (fetched.body->empty() && fetched.cut == 0 && fetched.size.value_or(0) > 0) {
    empty_.insert(*fetched.uid);
    return;
  }
  FetchedMail mail;
  mail.uid = *fetched.uid;
  if (fetched.internal_date) mail.internal_date = internal_date(*fetched.internal_date);
  mail.raw = std::move(*fetched.body);
  mail.is_whole = fetched.cut == 0;
  mail.size = mail.is_whole ? fetched.size.value_or(mail.raw.size()) : fetched.cut;
  given_.insert(mail.uid);
  (void)order_.add(std::move(mail));  // of one that comes twice the first counts
}

std::vector<FetchedMail> FetchAssembly::in_order() {
  return order_.in_order();
}

std::vector<FetchedMail> FetchAssembly::rest() {
  renumbered();
  return order_.rest();
}

std::vector<NotGiven> FetchAssembly::not_given() const {
  const auto why = [this](Uid uid) {
    if (empty_.contains(uid)) return "sent no byte of it";
    return nil_.contains(uid) ? "sent NIL in place of it" : "left it out of its answer";
  };
  std::vector<NotGiven> missing;
  for (const Uid uid : asked_)
    if (!given_.contains(uid)) missing.push_back({uid, why(uid)});
  return missing;
}

}  // namespace ticketd::net
