// SPDX-License-Identifier: Apache-2.0
#include "story/bounced_mail.hpp"

namespace ticketd::story {

std::string bounce_of(AgentWorld& world, const std::string& recipient, const std::string& status) {
  return "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.customer.example\r\nTo: support@desk.example\r\n"
         "Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: " +
         world.fresh_id() +
         "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; "
         "boundary=p\r\n\r\n--p\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
         "--p\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.customer.example\r\n\r\n"
         "Final-Recipient: rfc822; " +
         recipient + "\r\nAction: failed\r\nStatus: " + status + "\r\n" +
         "--p\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + world.newest_id_to(recipient) +
         "\r\n\r\n--p--\r\n";
}

}  // namespace ticketd::story
