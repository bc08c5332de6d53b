// SPDX-License-Identifier: Apache-2.0
#include "flow/clock_set_back.hpp"

#include <algorithm>

#include "flow/conversation/approval.hpp"
#include "store/clocks.hpp"
#include "store/set_back.hpp"
#include "store/store.hpp"

namespace ticketd::flow {
namespace {

constexpr std::string_view set_back_timer = "clock set back";

// One of the two.
struct Wait {
  std::optional<store::DeferredMail> mail;  // with the end that its wait shall have
  std::optional<domain::TicketNumber> approval;
};

std::string row_name(const Wait& wait) {
  return wait.mail ? "mail " + std::to_string(wait.mail->mail.value) : flow::row_name(*wait.approval);
}

std::vector<Wait> waits_beyond(store::Session& session, const domain::RetrySchedule& mail,
                               domain::Instant now) {
  constexpr double latest = 0.999;
  std::vector<Wait> waits;
  for (auto& put_off : store::deferred_mails(session, now)) {
    const auto longest = now + domain::retry_delay(mail, std::max(put_off.attempts, 1), latest);
    if (put_off.due <= longest) continue;
    put_off.due = longest;
    waits.push_back({put_off, std::nullopt});
  }
  for (const auto number : store::waiting_approvals(session, now)) waits.push_back({std::nullopt, number});
  return waits;
}

}  // namespace

bool SeenClock::is_set_back(store::Store& store, domain::Instant now) {
  if (!largest_) largest_ = store::read(store, store::last_written);
  return largest_ && now < *largest_;
}

void bring_back_waits(const Tick& tick, const domain::RetrySchedule& mail) {
  const auto waits =
      store::read(tick.store, [&](store::Session& session) { return waits_beyond(session, mail, tick.now); });
  all_due_together(tick, set_back_timer, waits, [](const Scene& scene, std::span<const Wait> some) {
    if (store::bring_back_times(scene.session, scene.now) == store::ClockTimes::Changed)
      store::save_clock_revision(scene.session, {});  // the scheduler works them out bit by bit
    for (const auto& wait : some) {
      if (wait.mail) store::set_due(scene.session, wait.mail->mail, wait.mail->due);
      if (wait.approval) bring_back_approval(scene, *wait.approval);
    }
    return some.size();
  });
}

}  // namespace ticketd::flow
