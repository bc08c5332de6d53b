// SPDX-License-Identifier: Apache-2.0
#include "net/imap/fetch_order.hpp"

#include <algorithm>
#include <utility>

namespace ticketd::net {

FetchOrder::FetchOrder(std::span<const Uid> asked) : asked_(asked.begin(), asked.end()) {
  std::sort(asked_.begin(), asked_.end());
  asked_.erase(std::unique(asked_.begin(), asked_.end()), asked_.end());
}

bool FetchOrder::is_asked(Uid uid) const {
  return std::binary_search(asked_.begin(), asked_.end(), uid);
}

bool FetchOrder::add(FetchedMail mail) {
  if (next_ > 0 && mail.uid <= asked_[next_ - 1]) return false;
  const Uid uid = mail.uid;
  if (!early_.emplace(uid, std::move(mail)).second) return false;
  for (auto first = early_.begin();
       first != early_.end() && next_ < asked_.size() && first->first == asked_[next_];
       first = early_.erase(first)) {
    ready_.push_back(std::move(first->second));
    ++next_;
  }
  return true;
}

std::vector<FetchedMail> FetchOrder::in_order() {
  return std::exchange(ready_, {});
}

std::vector<FetchedMail> FetchOrder::rest() {
  auto mails = in_order();
  for (auto& [uid, mail] : early_) mails.push_back(std::move(mail));
  early_.clear();
  next_ = asked_.size();
  return mails;
}

}  // namespace ticketd::net
