// SPDX-License-Identifier: Apache-2.0
// One IMAP session in RFC 3501 words (with UIDPLUS, MOVE, IDLE, LITERAL+ where announced): the verbs intake
// needs. A command that the server answers NO or BAD throws TemporaryError with its words; a server that
// breaks the protocol or announces more than the limits ends the session with an error that names what it
// did.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "net/imap/imap_types.hpp"
#include "net/wire/connection.hpp"

namespace ticketd::net {

class ImapSession {
 public:
  // `peer` is what errors call the server: "IMAP mail.acme.example".
  explicit ImapSession(std::unique_ptr<Stream> stream, ImapLimits limits = {},
                       std::string peer = "IMAP server");
  ~ImapSession();

  boost::asio::awaitable<void> start();  // reads the capabilities; must come first
  // After a lost connection, a broken protocol or a cancelled command: false, and every verb throws
  // TemporaryError.
  [[nodiscard]] bool is_usable() const;
  [[nodiscard]] bool can(std::string_view capability) const;

  // A server that tells no UIDVALIDITY throws TemporaryError; where it tells no UIDNEXT the folder is
  // searched.
  boost::asio::awaitable<SelectedFolder> select(std::string_view folder);
  // Whether there is a folder of that name that can be selected. Names are UTF-8; one that is not throws
  // PermanentError.
  boost::asio::awaitable<bool> folder_exists(std::string_view folder);
  boost::asio::awaitable<void> create_folder(std::string_view folder);  // content if it is there already

  // UIDs from `first` on, ascending, each once; never one below `first` (RFC 3501's `n:*` pitfall is dealt
  // with here).
  boost::asio::awaitable<std::vector<Uid>> search_from(Uid first);
  // Which of these the server lists, ascending.
  boost::asio::awaitable<std::vector<Uid>> search_among(std::span<const Uid> uids);
  // Ascending; what the server tells no size of is left out.
  boost::asio::awaitable<std::vector<MailSize>> sizes(std::span<const Uid> uids);
  // With BODY.PEEK[]: never sets \Seen. Mails are delivered as they come, ascending by UID; nothing more is
  // read from the server until `deliver` is done. Returns those that did not come, ascending: left out of an
  // OK, NIL, or refused together (NO, BAD). Of one that comes twice the first counts; one that was not asked
  // for is a protocol error. What belongs to one mail may come in several lines.
  using Deliver = std::function<boost::asio::awaitable<void>(std::vector<FetchedMail>)>;
  boost::asio::awaitable<std::vector<NotGiven>> fetch(std::span<const Uid> uids, FetchBounds bounds,
                                                      Deliver deliver);
  // Headers and the first `bytes` of one mail; the rest is not asked for.
  boost::asio::awaitable<std::vector<NotGiven>> fetch_beginning(Uid uid, std::uint32_t bytes,
                                                                Deliver deliver);

  // UIDs that are gone are passed over, here and in move().
  boost::asio::awaitable<void> add_flags(std::span<const Uid> uids, std::string_view flags);  // "\\Seen"
  enum class Moved { Done, MarkedOnly };
  // UID MOVE, else UID COPY + \Deleted + UID EXPUNGE of exactly these, else \Seen only. Never a plain
  // EXPUNGE.
  boost::asio::awaitable<Moved> move(std::span<const Uid> uids, std::string_view folder);

  // IDLE (RFC 2177) until the server says something about the mailbox or `longest` is over; DONE is sent
  // before it returns. The server says something when mails come, go or change their flags.
  boost::asio::awaitable<Woken> idle(std::chrono::milliseconds longest);
  void stop_idling();  // ends a running idle() early, as if its time were over; else does nothing
  boost::asio::awaitable<void> noop();
  // Of the selected folder: some servers take STORE all the same, with OK and to no effect.
  [[nodiscard]] bool is_read_only() const { return is_read_only_; }
  [[nodiscard]] std::uint32_t exists() const;  // as last told by the server
  // Mails came after the last search_from() was sent. The server has told of them already, so idle() would
  // not wake for them: search again first.
  [[nodiscard]] bool has_news() const;
  boost::asio::awaitable<void> logout();  // never throws for what the server does; ends the session

 private:
  class Dialogue;
  std::unique_ptr<Dialogue> dialogue_;
  bool is_read_only_ = false;
};

}  // namespace ticketd::net
