namespace ticketd::service {}  // namespace ticketd::service
