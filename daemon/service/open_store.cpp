// SPDX-License-Identifier: Apache-2.0
#include "service/open_store.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "flow/letters/incident.hpp"
#include "service/log.hpp"
#include "service/service_context.hpp"
#include "service/systemd.hpp"
#include "service/upgrade_news.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/upgrade.hpp"

namespace ticketd::service {
namespace {

using std::chrono::seconds;

// Until it is heard of again. What comes in between is at most one statement's rows, a commit or a sync of
// all that was copied; without asking, systemd would end the start after 90 s.
constexpr std::chrono::minutes patience_with_lock{10};

class News {
 public:
  void tell(const store::UpgradeProgress& progress) {
    const auto now = AtMostEach::Clock::now();
    if (status_.lets_through(now)) tell_starting(words_of(progress), patience_with_lock);
    if (log_.lets_through(now))
      log(Severity::Info, "database_upgrading",
          {{"from", progress.from_schema},
           {"to", progress.to_schema},
           {"done", progress.done},
           {"of", progress.of}});
  }

  void tell(const store::CopyProgress& progress) {
    if (status_of_copy_.lets_through(AtMostEach::Clock::now()))
      tell_starting(words_of(progress), patience_with_lock);
  }

 private:
  AtMostEach status_{seconds{1}};
  AtMostEach status_of_copy_{seconds{1}};
  AtMostEach log_{seconds{10}};
};

void tell_of_upgrade(store::Store& store, const flow::Desk& desk, const store::CopiedSchema& old) {
  log(Severity::Warning, "database_upgraded", {{"from_schema", old.version}, {"copy", old.copy.string()}});
  store::transact(store, [&](store::Session& session) {
    flow::tell_ops({session, desk, now()}, desk.ops_queue(), "The database was brought to a newer schema",
                   "as it was before, schema " + std::to_string(old.version) + ", it lies in " +
                       old.copy.string() + "; remove that file when you are sure that you will not go back");
  });
}

}  // namespace

store::Store open_store(const flow::Desk& desk) {
  News news;
  const store::Opening opening{[&](const store::UpgradeProgress& progress) { news.tell(progress); },
                               [&](const store::CopyProgress& progress) { news.tell(progress); }};
  const auto& file = desk.config().store.path;
  tell_starting("looking whether the database is of an earlier schema", patience_with_lock);
  const auto copied = store::copy_before_upgrade(file, opening);
  auto store = store::open_sqlite(file, store::Access::ServeAlone, opening);
  if (copied) tell_of_upgrade(store, desk, *copied);
  return store;
}

}  // namespace ticketd::service
