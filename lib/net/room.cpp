namespace ticketd::net {}  // namespace ticketd::net
