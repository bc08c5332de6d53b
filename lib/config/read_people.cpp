// SPDX-License-Identifier: Apache-2.0
#include "config/network_form.hpp"
#include "config/public_suffix.hpp"
#include "config/references.hpp"
#include "config/sections.hpp"
#include "text/ascii.hpp"

namespace ticketd::config {
namespace {

using namespace std::chrono_literals;

// Words that stand where an agent's name may stand too.
Parsed<std::string> agent_name(std::string_view word) {
  const std::string small = text::lower(word);
  for (const std::string_view taken : {"assignee", "customer", "ops", "desk", "me", "nobody", "none"}) {
    if (small == taken)
      return FormatError{"`" + shown(word) +
                         "` is a word of its own in steps and commands; choose another name"};
  }
  return name(word);
}

struct AgentsOnce {
  Once names;
  Once addresses;
};

void read_agents_address(const Place& place, std::string& address, AgentsOnce& once) {
  if (!place.read(address, mail_address)) return;
  once.addresses.add(place, address);
  refuse_queue_address(place, address);
}

void read_agent(const Place& place, domain::Agent& agent, AgentsOnce& once) {
  Section::read(place, [&](Section& section) {
    const Place named = section.need("name", "write the name used in commands, like anna");
    if (named.is_given() && named.read(agent.name, agent_name)) once.names.add(named, agent.name);
    const Place address = section.need("address", "write the agent's own mail address");
    if (address.is_given()) read_agents_address(address, agent.address, once);
    section.at("addresses").each([&](const Place& item) {
      read_agents_address(item, agent.addresses.emplace_back(), once);
    });
    section.optional("phone", agent.phone, phone_number);
    section.optional("language", agent.language, language);
  });
}

void read_targets(const Place& place, domain::Contract& contract) {
  Section::read(place, [&](Section& section) {
    for (const auto& [key, level] :
         {std::pair{"1", domain::Priority::Urgent}, std::pair{"2", domain::Priority::High},
          std::pair{"3", domain::Priority::Normal}}) {
      section.optional(key, contract.response_targets[level], duration(1min, 1000h));
    }
  });
}

void read_contract(const Place& place, domain::Contract& contract, Once& names) {
  Section::read(place, [&](Section& section) {
    const Place named = section.need("name", "write a short name, like standard");
    if (named.is_given() && named.read(contract.name, name)) names.add(named, contract.name);
    const Place calendar = section.need("calendar",
                                        "write sweden, germany-bavaria, netherlands, 24x7 or another; "
                                        "config/calendars has the shipped ones, yours are under calendars");
    if (calendar.is_given() && calendar.read(contract.calendar, name))
      refer_to_calendar(calendar, contract.calendar);
    read_targets(section.at("priorities"), contract);
    section.optional("may_ask_for", contract.may_ask_for, priority);
    section.optional("default_priority", contract.default_priority, priority);
    section.optional("language", contract.language, language);
    const Place escalation = section.at("escalation");
    if (escalation.read(contract.escalation, name)) refer_to_escalation(escalation, contract.escalation);
  });
}

void read_contact(const Place& place, domain::Contact& contact) {
  Section::read(place, [&](Section& section) {
    section.required("name", contact.name, text, "write the person's name");
    section.optional("address", contact.address, mail_address);
    section.optional("phone", contact.phone, phone_number);
  });
}

template <class Item>
void read_items(const Place& place, std::vector<Item>& items, void (*read)(const Place&, Item&)) {
  place.each([&](const Place& item) {
    if (item.is_map()) {
      read(item, items.emplace_back());
    } else {
      item.wrong("must hold keys: write { key: value, ... }");
    }
  });
}

// What belongs to one customer can't belong to another.
struct Owned {
  Once names;
  Once domains;
  Once addresses;
};

// False where nothing was added.
bool add_owned(const Place& item, std::vector<std::string>& into,
               Parsed<std::string> (*form)(std::string_view), Once& once) {
  std::string word;
  if (!item.read(word, form)) return false;
  once.add(item, word);
  into.push_back(std::move(word));
  return true;
}

// A host may be a customer itself; that whoever it gives a name below its own is one, too, is hardly meant.
void read_domains(const Place& place, std::vector<std::string>& domains, Once& once) {
  place.each([&](const Place& item) {
    if (add_owned(item, domains, customer_domain, once) && is_host_suffix(domains.back()))
      item.warn("`" + shown(domains.back()) +
                "` is a host's: whoever has a name below it counts as this customer; if that is not meant, "
                "write the customer's people under addresses instead");
  });
}

void read_customer(const Place& place, domain::Customer& customer, Owned& owned) {
  Section::read(place, [&](Section& section) {
    const Place named = section.need("name", "write the organisation's name");
    if (named.is_given() && named.read(customer.name, text)) owned.names.add(named, customer.name);
    read_domains(section.at("domains"), customer.domains, owned.domains);
    section.at("addresses").each([&](const Place& item) {
      add_owned(item, customer.addresses, mail_address, owned.addresses);
    });
    section.optional("language", customer.language, language);
    const Place contract = section.at("contract");
    if (contract.read(customer.contract, name)) refer_to_contract(contract, customer.contract);
    read_items(section.at("contacts"), customer.contacts, read_contact);
  });
}

}  // namespace

void read_agents(const Place& place, std::vector<domain::Agent>& agents) {
  AgentsOnce once;
  place.each([&](const Place& item) {
    if (!item.is_map()) return item.wrong("must hold keys: name, address, addresses, phone, language");
    read_agent(item, agents.emplace_back(), once);
  });
}

void read_contracts(const Place& place, std::vector<domain::Contract>& contracts) {
  Once names;
  place.each([&](const Place& item) {
    if (!item.is_map()) return item.wrong("must hold keys: name, calendar, priorities");
    read_contract(item, contracts.emplace_back(), names);
  });
  if (contracts.empty()) contracts.emplace_back().is_agreed = false;
}

void read_customers(const Place& place, std::vector<domain::Customer>& customers) {
  Owned owned;
  place.each([&](const Place& item) {
    if (!item.is_map()) return item.wrong("must hold keys: name, domains, contract");
    read_customer(item, customers.emplace_back(), owned);
  });
}

void read_trusted_authserv_ids(const Place& place, std::vector<std::string>& ids) {
  place.read_list(ids, host);
}

void read_assignments(const Place& place, std::vector<Assignment>& assignments) {
  place.each([&](const Place& item) {
    if (!item.is_map()) return item.wrong("must hold keys: to, and queue, customer or priority");
    Assignment& rule = assignments.emplace_back();
    Section::read(item, [&](Section& section) {
      const Place queue = section.at("queue");
      if (queue.read(rule.queue, name)) refer_to_queue(queue, rule.queue);
      const Place customer = section.at("customer");
      if (customer.read(rule.customer, text)) refer_to_customer(customer, rule.customer);
      domain::Priority level{};
      if (section.optional("priority", level, priority)) rule.priority = level;
      const Place to = section.need("to", "write a list of agents' names");
      read_agent_names(to, rule.to);
      if (to.is_list() && to.value().items.empty()) to.wrong("is an empty list; name an agent");
    });
  });
}

}  // namespace ticketd::config
