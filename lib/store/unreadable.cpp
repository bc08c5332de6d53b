// SPDX-License-Identifier: Apache-2.0
#include "store/unreadable.hpp"

#include "domain/approval.hpp"
#include "domain/directory.hpp"
#include "domain/row_error.hpp"
#include "domain/ticket.hpp"
#include "domain/verdict.hpp"
#include "store/query.hpp"

namespace ticketd::store {
namespace {

// `look` reads the columns behind the first, which is what people call it by.
template <class Look>
std::vector<std::string> faults_of(Query& query, const std::string& kind, const Look& look) {
  std::vector<std::string> faults;
  while (query.next()) {
    try {
      look(query);
    } catch (const domain::RowError& error) {
      faults.push_back(kind + std::to_string(query.number(0)) + ": " + error.what());
    }
  }
  return faults;
}

}  // namespace

std::vector<std::string> unreadable_tickets(Session& session, Among among) {
#define TICKETS_CHECKED "SELECT number, status, priority, approval_step FROM ticket "
  auto query = session.query(among == Among::All ? TICKETS_CHECKED "ORDER BY number"
                                                 : TICKETS_CHECKED
                                 "WHERE status < {Status::Closed} OR status > {Status::Closed} "
                                 "ORDER BY number");
  return faults_of(query, "#", [](const Query& row) {
    (void)row.enumerator<domain::Status>(1, "ticket.status");
    (void)row.enumerator<domain::Priority>(2, "ticket.priority");
    (void)row.enumerator<domain::ApprovalStep>(3, "ticket.approval_step");
  });
}

std::vector<std::string> unreadable_messages(Session& session) {
  auto query = session.query(
      "SELECT id, verdict FROM message WHERE ticket IS NULL AND direction = {Direction::In} ORDER BY id");
  return faults_of(query, "message ",
                   [](const Query& row) { (void)row.enumerator<domain::Verdict>(1, "message.verdict"); });
}

}  // namespace ticketd::store
