namespace ticketd::store {}  // namespace ticketd::store
