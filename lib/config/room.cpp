namespace ticketd::config {}  // namespace ticketd::config
