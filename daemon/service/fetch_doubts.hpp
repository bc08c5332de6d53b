// SPDX-License-Identifier: Apache-2.0
// Whose fault it is that the server did not give a mail: the mail's own, or the server's, which may be ill as
// a whole. It is the mail's own when another one is given after it, or when only a few fail and nothing else
// was asked for, and that again and again. Where many fail and none is given no mail is to blame. A server
// that gives what it gave before and nothing new is ill as well: after some mails in a row none is given up.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "domain/instant.hpp"
#include "net/imap/imap_session.hpp"

namespace ticketd::service {

class FetchDoubts {
 public:
  static constexpr std::size_t few = 3;
  static constexpr int most_in_a_row = 10;                 // given up, and no other mail given between them
  static constexpr auto apart = std::chrono::seconds{10};  // between two failures counted without a proof

  // It was asked for alone and did not come.
  void not_given(const net::NotGiven& one);
  [[nodiscard]] bool are_many() const { return doubts_.size() > few; }
  [[nodiscard]] bool is_empty() const { return doubts_.empty(); }
  // Its failures counted so far are no proof against it.
  [[nodiscard]] bool is_unproven(net::Uid uid) const { return counted_.contains(uid); }

  // The mails to blame, each once a failure.
  [[nodiscard]] std::vector<net::NotGiven> another_given();  // some mail, while time went by
  [[nodiscard]] std::vector<net::NotGiven> proven();         // one that was just given is given again
  [[nodiscard]] std::vector<net::NotGiven> look_ends(domain::Instant now);

  void excuse();              // the server does not even give what it gave before
  void forget(net::Uid uid);  // it came, or is gone
  void given_up(net::Uid uid);
  [[nodiscard]] bool may_blame() const { return given_up_in_a_row_ < most_in_a_row; }

 private:
  struct Doubt {
    std::string why;
    bool is_new = true;       // since the last look ended
    bool is_counted = false;  // without a proof
  };

  [[nodiscard]] std::vector<net::NotGiven> take_all();

  std::map<net::Uid, Doubt> doubts_;
  std::map<net::Uid, domain::Instant> counted_;  // when, without a proof
  int given_up_in_a_row_ = 0;
};

}  // namespace ticketd::service
