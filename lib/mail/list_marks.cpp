// SPDX-License-Identifier: Apache-2.0
#include "mail/list_marks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "mail/mime/address.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

constexpr std::array list_fields = {"List-Id",   "List-Unsubscribe", "List-Post",
                                    "List-Help", "Mailing-List",     "X-Mailing-List"};
constexpr std::size_t most_lists = 8;

// In "<mailto:support@acme.example?subject=x>" and "list support@acme.example; contact ...".
std::vector<std::string> addresses_in(std::string_view value) {
  constexpr std::string_view ends = " \t\r\n<>;,:?\"()";
  std::vector<std::string> found;
  std::size_t from = 0;
  for (std::size_t at = value.find('@'); at != std::string_view::npos && found.size() < most_lists;
       at = value.find('@', from)) {
    std::size_t begin = at;
    while (begin > from && ends.find(value[begin - 1]) == std::string_view::npos) --begin;
    from = std::min(value.find_first_of(ends, at), value.size());
    found.emplace_back(value.substr(begin, from - begin));
  }
  return found;
}

// RFC 2919 writes list@host as list.host, and some write the address itself.
std::string address_of_id(std::string_view value) {
  const std::size_t open = value.rfind('<');
  if (open != std::string_view::npos) value.remove_prefix(open + 1);
  value = text::trim(value.substr(0, value.find('>')));
  std::string address(value);
  const std::size_t dot = address.find('.');
  if (address.find('@') == std::string::npos && dot != std::string::npos) address[dot] = '@';
  return address;
}

bool is_list_host(std::string_view address) {
  const std::string host = text::lower(address.substr(address.rfind('@') + 1));
  constexpr std::array labels = {"lists.", "list.", "listserv.", "groups.", "mailman.", "ml.", "news."};
  constexpr std::array hosts = {"googlegroups.com", "groups.io", "yahoogroups.com", "freelists.org"};
  return std::any_of(labels.begin(), labels.end(),
                     [&](std::string_view label) { return host.starts_with(label); }) ||
         std::find(hosts.begin(), hosts.end(), host) != hosts.end();
}

bool is_written_to(const Mail& mail, std::string_view list) {
  for (const auto* const people : {&mail.to, &mail.cc})
    for (const Address& each : *people)
      if (same_address(each.address, list)) return true;
  return false;
}

}  // namespace

std::string list_mark(const Header& header) {
  for (const std::string_view name : list_fields) {
    if (!header.has(name)) continue;
    constexpr std::size_t enough = 80;
    return std::string(name) + ": " + text::squeezed(header.text(name)).substr(0, enough);
  }
  return {};
}

std::vector<std::string> list_addresses(const Header& header) {
  std::vector<std::string> lists;
  const auto add = [&](std::string address) {
    const bool usable = is_sendable(address) && lists.size() < most_lists &&
                        std::find(lists.begin(), lists.end(), address) == lists.end();
    if (usable) lists.push_back(std::move(address));
  };
  if (header.has("List-Id")) add(address_of_id(header.text("List-Id")));
  for (const std::string_view name : {"List-Post", "X-Mailing-List"})
    for (auto& address : addresses_in(header.text(name))) add(std::move(address));
  auto group = addresses_in(header.text("Mailing-List"));
  if (!group.empty()) add(std::move(group.front()));
  return lists;
}

domain::Classification presumed_classification(const Mail& mail) {
  const bool may_be_the_desk = std::any_of(mail.lists.begin(), mail.lists.end(), [&](const auto& list) {
    return is_written_to(mail, list) && !is_list_host(list);
  });
  if (!may_be_the_desk) return mail.classification;
  auto presumed = mail.without_list;
  presumed.automatic = true;
  presumed.reason += ", if " + mail.lists.front() + " is the desk's own list";
  return presumed;
}

}  // namespace ticketd::mail
