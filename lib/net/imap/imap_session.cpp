// SPDX-License-Identifier: Apache-2.0
#include "net/imap/imap_session.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>

#include "net/imap/fetch_assembly.hpp"
#include "net/imap/imap_dialogue.hpp"
#include "net/imap/imap_folder_name.hpp"
#include "net/imap/uid_set.hpp"
#include "text/ascii.hpp"

namespace ticketd::net {

namespace asio = boost::asio;

class ImapSession::Dialogue : public ImapDialogue {
 public:
  using ImapDialogue::ImapDialogue;

  // Those that did not come are added to `not_given`.
  asio::awaitable<void> fetch(std::string_view set, std::string_view items, FetchBounds bounds,
                              const Deliver& deliver, std::vector<NotGiven>& not_given);
  // `build` makes the command for a set. Where the server refuses because some of the UIDs are gone, once
  // more without them.
  template <typename Build>
  asio::awaitable<void> retry_without_expunged(std::string_view set, Build build);
  asio::awaitable<std::vector<Uid>> search(const std::string& criterion);
};

namespace {

// RFC 7162, 4: servers need not take longer lines. The rest is for tag, verb and folder.
constexpr std::size_t longest_line = 8192;
constexpr std::size_t longest_set = longest_line - 256;

std::uint32_t number_in(std::string_view code, std::string_view name) {
  std::uint32_t number = 0;
  if (!text::starts_ignoring_case(code, name)) return 0;
  code.remove_prefix(name.size());
  std::from_chars(code.data(), code.data() + code.size(), number);
  return number;
}

void learn(const Condition& condition, SelectedFolder& folder) {
  if (const auto validity = number_in(condition.code, "UIDVALIDITY ")) folder.uid_validity = validity;
  if (const auto next = number_in(condition.code, "UIDNEXT ")) folder.uid_next = next;
  if (text::equal_ignoring_case(condition.code, "READ-ONLY")) folder.read_only = true;
}

std::vector<Uid> sorted(std::span<const Uid> uids) {
  std::vector<Uid> result(uids.begin(), uids.end());
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<Uid> uids_in(std::string_view set) {
  std::vector<Uid> uids;
  (void)append_uids(set, SIZE_MAX, uids);  // of our own making
  return uids;
}

bool holds(std::span<const Uid> ascending, Uid uid) {
  return std::binary_search(ascending.begin(), ascending.end(), uid);
}

std::string asked_for(Uid uid) {
  return "UID " + std::to_string(uid) + ", which was not asked for";
}

// A folder's name takes its own share of the line, in bytes of base64 at worst.
std::size_t room_beside(std::string_view folder) {
  const std::size_t taken = folder.size() * 3;
  return taken < longest_set / 2 ? longest_set - taken : longest_set / 2;
}

}  // namespace

asio::awaitable<void> ImapSession::Dialogue::fetch(std::string_view set, std::string_view items,
                                                   FetchBounds bounds, const Deliver& deliver,
                                                   std::vector<NotGiven>& not_given) {
  FetchAssembly mails(uids_in(set));
  ImapCommand command("UID FETCH ");
  command.words(set)
      .words(" (UID INTERNALDATE RFC822.SIZE ")
      .words(items)
      .words(")")
      .with_literals_up_to({bounds.largest, limits().read_through, bounds.beginning});
  const auto take = [&](Response& response) {
    if (std::holds_alternative<Expunged>(response)) mails.renumbered();
    auto* fetched = std::get_if<Fetched>(&response);
    if (fetched == nullptr) return;
    if (fetched->body && fetched->uid && !mails.is_asked(*fetched->uid))
      throw complaint("sent a mail of " + asked_for(*fetched->uid));
    mails.add(std::move(*fetched));
  };
  const Condition answer = co_await ask(command, take, [&] { return deliver(mails.in_order()); });
  co_await deliver(mails.rest());
  const bool is_ok = answer.kind == Condition::Kind::Ok;
  for (NotGiven& one : mails.not_given()) {
    one.why = is_ok ? complaint(one.why).what() : refusal(command, answer).what();
    not_given.push_back(std::move(one));
  }
}

asio::awaitable<std::vector<Uid>> ImapSession::Dialogue::search(const std::string& criterion) {
  std::vector<Uid> uids;
  ImapCommand command((can("ESEARCH") ? "UID SEARCH RETURN (ALL) " : "UID SEARCH ") + criterion);
  // Without ESEARCH each UID is written out: eleven bytes a mail in one line.
  const std::size_t mails = std::min<std::size_t>(exists(), limits().mails);
  command.with_lines_up_to(std::max(limits().line, mails * 11 + 1024));
  co_await must(command, [&](Response& response) {
    auto* found = std::get_if<Found>(&response);
    if (found == nullptr) return;
    if (uids.size() + found->uids.size() > limits().mails) throw complaint("found too many mails");
    uids.insert(uids.end(), found->uids.begin(), found->uids.end());
  });
  std::sort(uids.begin(), uids.end());
  uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
  co_return uids;
}

template <typename Build>
asio::awaitable<void> ImapSession::Dialogue::retry_without_expunged(std::string_view set, Build build) {
  const ImapCommand command = build(set);
  const Condition answer = co_await ask(command);
  if (answer.kind == Condition::Kind::Ok) co_return;
  if (answer.kind == Condition::Kind::Bad || text::starts_ignoring_case(answer.code, "TRYCREATE")) {
    throw refusal(command, answer);
  }
  const std::vector<Uid> there = co_await search("UID " + std::string(set));
  if (there.empty()) co_return;
  const std::string rest = uid_sets(there, longest_line).front();
  if (rest.size() > set.size() || count_of(rest) == count_of(set)) throw refusal(command, answer);
  co_await must(build(rest));
}

ImapSession::ImapSession(std::unique_ptr<Stream> stream, ImapLimits limits, std::string peer)
    : dialogue_(std::make_unique<Dialogue>(std::move(stream), limits, std::move(peer))) {}

ImapSession::~ImapSession() = default;

asio::awaitable<void> ImapSession::start() {
  co_await dialogue_->must(ImapCommand("CAPABILITY"));
}

bool ImapSession::is_usable() const {
  return dialogue_->is_usable();
}

bool ImapSession::can(std::string_view capability) const {
  return dialogue_->can(capability);
}

asio::awaitable<SelectedFolder> ImapSession::select(std::string_view folder) {
  SelectedFolder selected;
  const ImapCommand command = ImapCommand("SELECT ").folder(folder);
  dialogue_->forget_folder();
  const Condition answer = co_await dialogue_->must(command, [&](Response& response) {
    if (const auto* condition = std::get_if<Condition>(&response)) learn(*condition, selected);
  });
  learn(answer, selected);
  is_read_only_ = selected.read_only;
  if (selected.uid_validity == 0) {
    throw dialogue_->complaint("told no UIDVALIDITY for the folder " + std::string(folder));
  }
  if (selected.uid_next == 0) {
    const auto uids = co_await search_from(1);
    selected.uid_next = uids.empty() ? 1 : uids.back() + 1;
  }
  selected.exists = dialogue_->exists();
  co_return selected;
}

asio::awaitable<bool> ImapSession::folder_exists(std::string_view folder) {
  bool is_there = false;
  const std::string name = encoded_folder_name(folder);
  co_await dialogue_->must(ImapCommand("LIST \"\" ").folder(folder), [&](Response& response) {
    const auto* listed = std::get_if<Listed>(&response);
    // '*' and '%' in a name are wildcards to LIST: others may be listed, too.
    if (listed != nullptr && is_same_folder(listed->name, name)) is_there |= listed->is_selectable;
  });
  co_return is_there;
}

asio::awaitable<void> ImapSession::create_folder(std::string_view folder) {
  const ImapCommand command = ImapCommand("CREATE ").folder(folder);
  const Condition answer = co_await dialogue_->ask(command);
  const bool was_there = text::equal_ignoring_case(answer.code, "ALREADYEXISTS");
  if (answer.kind != Condition::Kind::Ok && !was_there) throw dialogue_->refusal(command, answer);
}

asio::awaitable<std::vector<Uid>> ImapSession::search_from(Uid first) {
  first = std::max<Uid>(first, 1);
  dialogue_->forget_news();
  auto uids = co_await dialogue_->search("UID " + std::to_string(first) + ":*");
  uids.erase(uids.begin(), std::lower_bound(uids.begin(), uids.end(), first));
  co_return uids;
}

asio::awaitable<std::vector<Uid>> ImapSession::search_among(std::span<const Uid> uids) {
  std::vector<Uid> there;
  const std::vector<Uid> asked = sorted(uids);
  for (const std::string& set : uid_sets(uids, longest_set)) {
    const auto found = co_await dialogue_->search("UID " + set);
    std::copy_if(found.begin(), found.end(), std::back_inserter(there),
                 [&](Uid uid) { return holds(asked, uid); });
  }
  co_return there;
}

asio::awaitable<std::vector<MailSize>> ImapSession::sizes(std::span<const Uid> uids) {
  std::map<Uid, std::uint64_t> told;
  const std::vector<Uid> asked = sorted(uids);
  for (const std::string& set : uid_sets(uids, longest_set)) {
    ImapCommand command("UID FETCH " + set + " (UID RFC822.SIZE)");
    co_await dialogue_->must(command, [&](Response& response) {
      const auto* fetched = std::get_if<Fetched>(&response);
      if (fetched == nullptr || !fetched->size) return;
      if (!fetched->uid) throw dialogue_->complaint("sent a size without its UID");
      if (!holds(asked, *fetched->uid))
        throw dialogue_->complaint("sent the size of " + asked_for(*fetched->uid));
      told.emplace(*fetched->uid, *fetched->size);
    });
  }
  std::vector<MailSize> result;
  result.reserve(told.size());
  for (const auto& [uid, size] : told) result.push_back({uid, size});
  co_return result;
}

asio::awaitable<std::vector<NotGiven>> ImapSession::fetch(std::span<const Uid> uids, FetchBounds bounds,
                                                          Deliver deliver) {
  std::vector<NotGiven> not_given;
  for (const std::string& set : uid_sets(uids, longest_set))
    co_await dialogue_->fetch(set, "BODY.PEEK[]", bounds, deliver, not_given);
  co_return not_given;
}

asio::awaitable<std::vector<NotGiven>> ImapSession::fetch_beginning(Uid uid, std::uint32_t bytes,
                                                                    Deliver deliver) {
  std::vector<NotGiven> not_given;
  const Deliver as_beginnings = [&](std::vector<FetchedMail> mails) {
    for (FetchedMail& mail : mails) mail.is_whole = false;
    return deliver(std::move(mails));
  };
  const std::string items = "BODY.PEEK[]<0." + std::to_string(bytes) + ">";
  co_await dialogue_->fetch(std::to_string(uid), items, {bytes, bytes}, as_beginnings, not_given);
  co_return not_given;
}

asio::awaitable<void> ImapSession::add_flags(std::span<const Uid> uids, std::string_view flags) {
  for (const std::string& set : uid_sets(uids, longest_set)) {
    co_await dialogue_->retry_without_expunged(set, [&](std::string_view those) {
      return ImapCommand("UID STORE ").words(those).words(" +FLAGS.SILENT (").words(flags).words(")");
    });
  }
}

asio::awaitable<ImapSession::Moved> ImapSession::move(std::span<const Uid> uids, std::string_view folder) {
  const bool can_move = can("MOVE");
  if (!can_move && !can("UIDPLUS")) {
    co_await add_flags(uids, "\\Seen");
    co_return Moved::MarkedOnly;
  }
  for (const std::string& set : uid_sets(uids, room_beside(folder))) {
    co_await dialogue_->retry_without_expunged(set, [&](std::string_view those) {
      return ImapCommand(can_move ? "UID MOVE " : "UID COPY ").words(those).words(" ").folder(folder);
    });
    if (can_move) continue;
    co_await dialogue_->retry_without_expunged(set, [&](std::string_view those) {
      return ImapCommand("UID STORE ").words(those).words(" +FLAGS.SILENT (\\Deleted)");
    });
    co_await dialogue_->must(ImapCommand("UID EXPUNGE ").words(set));
  }
  co_return Moved::Done;
}

asio::awaitable<Woken> ImapSession::idle(std::chrono::milliseconds longest) {
  co_return co_await dialogue_->idle(longest);
}

void ImapSession::stop_idling() {
  dialogue_->stop_idling();
}

asio::awaitable<void> ImapSession::noop() {
  co_await dialogue_->must(ImapCommand("NOOP"));
}

std::uint32_t ImapSession::exists() const {
  return dialogue_->exists();
}

bool ImapSession::has_news() const {
  return dialogue_->has_news();
}

asio::awaitable<void> ImapSession::logout() {
  co_await dialogue_->logout();
}

}  // namespace ticketd::net
