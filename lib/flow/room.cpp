namespace ticketd::flow {}  // namespace ticketd::flow
