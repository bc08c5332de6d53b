// SPDX-License-Identifier: Apache-2.0
#include "service/mail_fetch.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "domain/error.hpp"
#include "service/log.hpp"
#include "service/on_thread.hpp"
#include "store/store.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr std::size_t window = 5000;  // UIDs whose sizes are asked for at once
// By one command, as announced; a session can end in good order only when it is over.
constexpr Load asked_together{2 * 1024 * 1024, 250};
constexpr std::uint64_t unknown_size = asked_together.bytes / 8;
constexpr std::uint32_t beginning = 256 * 1024;  // of a mail that is too large

std::vector<net::Uid> uids_of(std::span<const net::MailSize> sizes) {
  std::vector<net::Uid> uids;
  uids.reserve(sizes.size());
  for (const auto& one : sizes) uids.push_back(one.uid);
  return uids;
}

}  // namespace

MailFetch::MailFetch(ServiceContext& context, const flow::Desk& desk, const config::Queue& queue,
                     const store::Cursor& cursor, Sink sink, std::function<void()> alive)
    : context_(context),
      desk_(desk),
      queue_(queue),
      cursor_(cursor),
      sink_(std::move(sink)),
      alive_(std::move(alive)) {}

asio::awaitable<void> MailFetch::together(net::ImapSession& session, std::span<const net::Uid> uids) {
  lately_given_.reset();
  gone_.clear();
  for (std::size_t begin = 0; begin < uids.size() && !stopping_; begin += window) {
    const auto sizes = co_await sizes_of(session, uids.subspan(begin, std::min(window, uids.size() - begin)));
    for (Sizes left(sizes); !left.empty() && !stopping_;) {
      const auto group = left.first(count_together(left));
      co_await ask(session, group);
      left = left.subspan(group.size());
    }
  }
  suspects_.clear();
  without_sizes_ = false;
}

asio::awaitable<void> MailFetch::alone(net::ImapSession& session, std::span<const net::Uid> uids) {
  gone_.clear();
  const auto there = co_await session.search_among(uids);
  const auto sizes = co_await sizes_of(session, there);
  for (const auto uid : uids) {
    if (stopping_) break;
    const auto size =
        std::lower_bound(sizes.begin(), sizes.end(), uid,
                         [](const net::MailSize& one, net::Uid sought) { return one.uid < sought; });
    if (size == sizes.end() || size->uid != uid)
      co_await note_gone(uid);
    else
      co_await ask(session, Sizes(&*size, 1));
  }
  without_sizes_ = false;
}

asio::awaitable<void> MailFetch::settle_doubts(net::ImapSession& session) {
  if (!doubts_.is_empty() && lately_given_) co_await prove(session);
}

asio::awaitable<void> MailFetch::look_ends() {
  try {
    co_await blame(doubts_.look_ends(now()));
  } catch (const domain::WorldError& error) {
    log(Severity::Error, "mail_not_recorded", {{"queue", queue_.name}, {"error", error.what()}});
  }
}

// Of every one of these, ascending; where the server tells none, one that keeps many of them out of one
// command.
asio::awaitable<std::vector<net::MailSize>> MailFetch::sizes_of(net::ImapSession& session,
                                                                std::span<const net::Uid> uids) {
  std::vector<net::MailSize> told;
  std::exception_ptr failure;
  try {
    if (!without_sizes_) told = co_await session.sizes(uids);
  } catch (const domain::WorldError&) {
    failure = std::current_exception();
  }
  if (failure) without_sizes_ = true;
  if (failure && !session.is_usable()) std::rethrow_exception(failure);
  std::vector<net::MailSize> all;
  all.reserve(uids.size());
  for (auto next = told.begin(); const auto uid : uids) {
    if (next != told.end() && next->uid == uid)
      all.push_back(*next++);
    else
      all.push_back({uid, unknown_size});
  }
  co_return all;
}

// One that is too large or suspect is fetched alone, of the others as many as stay below the bound, or one.
std::size_t MailFetch::count_together(Sizes sizes) const {
  const auto is_alone = [this](const net::MailSize& mail) {
    return is_too_large(mail.size) || suspects_.contains(mail.uid);
  };
  if (is_alone(sizes.front())) return 1;
  Load load;
  for (const auto& mail : sizes) {
    load += {mail.size, 1};
    if (load.mails > 1 && (is_alone(mail) || load.reaches(asked_together))) return load.mails - 1;
  }
  return load.mails;
}

asio::awaitable<void> MailFetch::ask(net::ImapSession& session, Sizes sizes) {
  alive_();
  given_.clear();
  if (sizes.size() == 1) tries_.tried(sizes.front().uid, now(), context_.spread());
  std::vector<net::NotGiven> missing;
  std::exception_ptr failure;
  std::string why;
  try {
    missing = co_await fetch(session, sizes);
  } catch (const domain::WorldError& error) {
    failure = std::current_exception();
    why = error.what();
  }
  if (failure) {
    co_await deal_with_end(sizes, why);
    std::rethrow_exception(failure);
  }
  if (!missing.empty()) co_await deal_with_missing(session, sizes, std::move(missing));
}

asio::awaitable<std::vector<net::NotGiven>> MailFetch::fetch(net::ImapSession& session, Sizes sizes) {
  const auto& first = sizes.front();
  if (is_too_large(first.size))
    co_return co_await session.fetch_beginning(first.uid, beginning,
                                               [this, &first](std::vector<net::FetchedMail> mails) {
                                                 for (auto& one : mails) one.size = first.size;
                                                 return came(std::move(mails));
                                               });
  // A little more than announced: servers count line ends differently.
  const std::uint64_t largest = desk_.config().tickets.max_mail_size;
  const auto uids = uids_of(sizes);
  co_return co_await session.fetch(
      uids, {largest + largest / 8 + 1024, beginning},
      [this](std::vector<net::FetchedMail> mails) { return came(std::move(mails)); });
}

asio::awaitable<void> MailFetch::came(std::vector<net::FetchedMail> mails) {
  if (mails.empty()) co_return;
  made_progress_ = true;
  for (const auto& mail : mails) {
    given_.insert(mail.uid);
    doubts_.forget(mail.uid);
    tries_.forget(mail.uid);
  }
  if (mails.back().raw.size() <= beginning) lately_given_ = mails.back().uid;
  co_await sink_.deliver(std::move(mails));
  co_await blame(doubts_.another_given());
}

// An answer in good order, in which some are missing.
asio::awaitable<void> MailFetch::deal_with_missing(net::ImapSession& session, Sizes asked,
                                                   std::vector<net::NotGiven> missing) {
  sink_.flush();
  std::vector<net::Uid> uids;
  for (const auto& one : missing) uids.push_back(one.uid);
  const auto there = co_await session.search_among(uids);
  suspects_.insert(there.begin(), there.end());
  for (const auto& one : missing) {
    if (stopping_) break;
    const auto size = std::find_if(asked.begin(), asked.end(),
                                   [&one](const net::MailSize& mail) { return mail.uid == one.uid; });
    if (!std::binary_search(there.begin(), there.end(), one.uid)) {
      co_await note_gone(one.uid);
    } else if (asked.size() == 1) {
      co_await failed(one);
    } else {
      co_await ask(session, Sizes(&*size, 1));
    }
    if (doubts_.are_many()) co_await prove(session);
  }
}

// The session is over: which of them did it shows when each is asked for alone.
asio::awaitable<void> MailFetch::deal_with_end(Sizes asked, const std::string& why) {
  sink_.flush();
  for (const auto& mail : asked)
    if (!given_.contains(mail.uid)) suspects_.insert(mail.uid);
  const net::NotGiven only{asked.front().uid, why};
  if (asked.size() == 1 && !given_.contains(only.uid)) co_await failed(only);
}

asio::awaitable<void> MailFetch::failed(const net::NotGiven& one) {
  last_failure_ = one.why;
  auto& health = context_.health.mailboxes[queue_.name];
  health.last_error = one.why;
  health.last_error_at = now();
  // One that was at fault before is at fault again; of the others it is not known yet.
  const bool is_unproven = doubts_.is_unproven(one.uid);
  const int failures = co_await record(one, is_unproven ? flow::Fault::Unclear : flow::Fault::AsBefore);
  if (failures == 0 || is_unproven)
    doubts_.not_given(one);
  else
    made_progress_ = true;
}

// Nothing was given since they failed: does the server still give what it gave before?
asio::awaitable<void> MailFetch::prove(net::ImapSession& session) {
  if (!lately_given_) throw domain::TemporaryError(last_failure_);
  alive_();
  const net::Uid asked = *lately_given_;
  const net::FetchBounds bounds{2 * beginning, beginning};
  const auto missing =
      co_await session.fetch(std::span(&asked, 1), bounds,
                             [](std::vector<net::FetchedMail>) -> asio::awaitable<void> { co_return; });
  if (!missing.empty()) {
    doubts_.excuse();
    throw domain::TemporaryError(last_failure_);
  }
  co_await blame(doubts_.proven());
}

asio::awaitable<void> MailFetch::blame(std::vector<net::NotGiven> guilty) {
  for (const auto& one : guilty) (void)co_await record(one, flow::Fault::Own);
}

asio::awaitable<int> MailFetch::record(const net::NotGiven& one, flow::Fault fault) {
  const auto at = now();
  if (!doubts_.may_blame()) fault = flow::Fault::Unclear;
  const auto failure = co_await on_thread(context_.store_thread.get_executor(), [&] {
    return flow::fetch_failed(context_.store, desk_, queue_, cursor_, one.uid, one.why, fault, at);
  });
  report(failure);
  co_return failure.failures;
}

asio::awaitable<void> MailFetch::note_gone(net::Uid uid) {
  gone_.insert(uid);
  doubts_.forget(uid);
  tries_.forget(uid);
  suspects_.erase(uid);
  co_await on_thread(context_.store_thread.get_executor(), [&] {
    store::transact(context_.store,
                    [&](store::Session& session) { store::remove_pending_uid(session, cursor_, uid); });
  });
  log(Severity::Info, "mail_gone", {{"queue", queue_.name}, {"uid", uid}});
}

void MailFetch::report(const flow::IntakeFailure& failure) {
  if (failure.quarantined_as) {
    doubts_.given_up(failure.uid);
    tries_.forget(failure.uid);
    log(Severity::Error, "mail_unfetchable",
        {{"queue", queue_.name},
         {"uid", failure.uid},
         {"ticket", *failure.quarantined_as},
         {"error", failure.error}});
    context_.outbox_filled();
    context_.tickets_changed();
    return;
  }
  log(Severity::Warning, "mail_owed",
      {{"queue", queue_.name},
       {"uid", failure.uid},
       {"failures", failure.failures},
       {"error", failure.error}});
}

bool MailFetch::is_too_large(std::uint64_t size) const {
  return size > desk_.config().tickets.max_mail_size;
}

}  // namespace ticketd::service
