// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/sender.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "domain/mail_facts.hpp"
#include "mail/mime/address.hpp"
#include "mail/mime/encoded_word.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

bool is_usable(const Address& address) {
  return address.address.find('@') != std::string::npos && is_sendable(address.address);
}

std::optional<Address> first_usable(const std::vector<Address>& addresses) {
  const auto found = std::find_if(addresses.begin(), addresses.end(), is_usable);
  return found == addresses.end() ? std::nullopt : std::optional(*found);
}

// The words in front of where the address stands, without the quotes and brackets around them.
std::string name_before(std::string_view text, std::string_view address) {
  text = text.substr(0, text.rfind(address));
  constexpr std::string_view around = " \t\"'<>([{;,:";
  return text::squeezed(text::trim(text, around));
}

// The last word of `text` that can be an address, whatever signs stand around it.
std::optional<Address> last_address(std::string_view text) {
  constexpr std::string_view around = " \t\"'<>()[]{};,:";
  std::size_t end = text.size();
  while (end > 0) {
    const std::size_t at = text.rfind('@', end - 1);
    if (at == std::string_view::npos) return std::nullopt;
    const std::size_t before = text.find_last_of(around, at);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view word =
        text.substr(begin, std::min(text.find_first_of(around, at), text.size()) - begin);
    if (is_sendable(word)) return Address{name_before(text, word), std::string(word)};
    end = begin;
  }
  return std::nullopt;
}

// In a From of which no entry, or not the first, is an address.
std::optional<Address> found_in(std::string_view value, const std::vector<Address>& entries,
                                std::string_view fallback) {
  const std::string text = header_text(value, fallback);
  if (const auto entry = first_usable(entries)) {
    // "Berg; Eva <eva@x>": what stands before is the name.
    std::string name = name_before(text, entry->address);
    return Address{name.empty() ? entry->name : std::move(name), entry->address};
  }
  if (const auto entry = first_usable(read_addresses(text))) return entry;
  return last_address(text);
}

bool is_called_daemon(const std::vector<Address>& entries) {
  return std::any_of(entries.begin(), entries.end(), [](const Address& entry) {
    return domain::is_software_address(entry.address) ||
           text::find_ignoring_case(entry.name, "mailer-daemon") != std::string::npos ||
           text::find_ignoring_case(entry.name, "mail delivery") != std::string::npos;
  });
}

// Beside From: who handed the mail in.
std::optional<Address> found_beside(const Header& header, std::string_view fallback) {
  for (const std::string_view field : {"Sender", "X-Sender", "Return-Path"}) {
    if (const auto value = header.find(field)) {
      const auto entry = first_usable(read_addresses(*value, fallback));
      if (entry && !domain::is_daemon_address(entry->address)) return entry;
    }
  }
  return std::nullopt;
}

}  // namespace

Senders read_senders(const Header& header, std::string_view fallback) {
  Senders senders;
  std::optional<Address> found;
  for (const std::string_view value : header.all("From")) {
    std::vector<Address> entries = read_addresses(value, fallback);
    const bool doubtful = entries.empty() || !is_usable(entries.front());
    if (doubtful && !found && senders.addresses.empty()) found = found_in(value, entries, fallback);
    for (Address& entry : entries)
      if (senders.addresses.size() < most_addresses) senders.addresses.push_back(std::move(entry));
  }
  const auto& listed = senders.addresses;
  if (!listed.empty() && is_usable(listed.front())) return senders;
  if (std::count_if(listed.begin(), listed.end(), is_usable) > 1 || is_called_daemon(listed)) return senders;
  if (!found) {
    found = found_beside(header, fallback);
    if (found && !listed.empty() && !listed.front().name.empty()) found->name = listed.front().name;
  }
  if (found) senders = {{std::move(*found)}, SenderSource::LookedFor};
  return senders;
}

}  // namespace ticketd::mail
