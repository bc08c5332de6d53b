namespace ticketd::mail {}  // namespace ticketd::mail
