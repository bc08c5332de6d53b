namespace ticketd::console {}  // namespace ticketd::console
