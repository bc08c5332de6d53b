// SPDX-License-Identifier: Apache-2.0
#include "config/network_form.hpp"
#include "config/references.hpp"
#include "config/sections.hpp"

namespace ticketd::config {
namespace {

using namespace std::chrono_literals;

Parsed<StartAt> start_at(std::string_view word) {
  if (word == "new") return StartAt::New;
  if (word == "all") return StartAt::All;
  return FormatError{"`" + shown(word) + "` is not a place to start at; new and all are"};
}

Parsed<Mark> mark(std::string_view word) {
  if (word == "seen") return Mark{Mark::Kind::Seen, {}};
  if (word == "leave") return Mark{Mark::Kind::Leave, {}};
  return FormatError{"`" + shown(word) + "` is not a mark; write seen, leave or { move: FOLDER }"};
}

void read_mark(const Place& place, Mark& into, const Server& server) {
  if (place.is_text()) {
    place.read(into, mark);
    return;
  }
  Section::read(place, [&](Section& section) {
    into.kind = Mark::Kind::Move;
    const Place folder = section.need("move", "write the folder's name");
    if (folder.is_given() && folder.read(into.folder, text)) refuse_queue_folder(folder, server, into.folder);
  });
}

// Values of which no two queues may have the same.
struct Unshared {
  Once names;
  Once addresses;
  std::map<std::string, std::string> mailboxes;
};

void refuse_shared_mailbox(const Place& place, const Queue& queue, Unshared& unshared) {
  const auto [found, is_new] = unshared.mailboxes.emplace(mailbox_key(queue.imap, queue.folder), queue.name);
  if (!is_new)
    place.wrong("is the mailbox of queue `" + found->second + "` already: same host, user and folder");
}

void read_imap(const Place& place, Queue& queue, Unshared& unshared) {
  Section::read(place, [&](Section& section) {
    read_server(section, queue.imap, ServerKind::Imap);
    section.optional("folder", queue.folder, text);
    section.optional("start_at", queue.start_at, start_at);
    const Place acknowledge = section.at("acknowledge_backlog");
    acknowledge.read(queue.acknowledge_backlog, yes_or_no);
    if (queue.acknowledge_backlog && queue.start_at == StartAt::New) {
      acknowledge.wrong(
          "means nothing with start_at: new, which leaves the backlog alone; write start_at: all or remove "
          "it");
    }
    section.optional("poll_every", queue.poll_every, duration(1s, 24h));
    read_mark(section.at("done"), queue.done, queue.imap);
    if (!queue.imap.host.empty() && !queue.imap.user.empty()) refuse_shared_mailbox(place, queue, unshared);
    read_mark(section.at("quarantine"), queue.quarantine, queue.imap);
  });
}

void read_queue(const Place& place, Queue& queue, Unshared& unshared) {
  Section::read(place, [&](Section& section) {
    const Place named = section.need("name", "write a short name, like support");
    if (named.is_given() && named.read(queue.name, name)) unshared.names.add(named, queue.name);
    const Place address = section.need("address", "write the mailbox's address, like support@acme.example");
    if (address.is_given() && address.read(queue.address, mail_address)) {
      unshared.addresses.add(address, queue.address);
    }
    section.optional("language", queue.language, language);
    section.optional("plus_addressing", queue.plus_addressing, yes_or_no);
    read_agent_names(section.at("agents"), queue.agents);
    read_imap(section.need("imap", "write { host: , user: , password: }"), queue, unshared);
  });
}

}  // namespace

void read_queues(const Place& place, std::vector<Queue>& queues) {
  Unshared unshared;
  place.each([&](const Place& item) {
    if (!item.is_map()) return item.wrong("must hold keys: name, address, imap");
    read_queue(item, queues.emplace_back(), unshared);
  });
  if (place.is_list() && place.value().items.empty())
    place.wrong("is an empty list; one mailbox at least is needed");
}

}  // namespace ticketd::config
