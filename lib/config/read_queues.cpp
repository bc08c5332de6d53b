#include "config/network_form.hpp"
#include "config/sections.hpp"

namespace ticketd::config {
namespace {

using namespace std::chrono_literals;

Read<StartAt> start_at(std::string_view word) {
  if (word == "new") return StartAt::New;
  if (word == "all") return StartAt::All;
  return Misfit{"`" + shown(word) + "` is not a place to start at; new and all are"};
}

Read<Mark> mark(std::string_view word) {
  if (word == "seen") return Mark{Mark::Kind::Seen, {}};
  if (word == "leave") return Mark{Mark::Kind::Leave, {}};
  return Misfit{"`" + shown(word) + "` is not a mark; write seen, leave or { move: FOLDER }"};
}

void read_mark(const Place& place, Mark& into) {
  if (place.is_text()) {
    place.read(into, mark);
    return;
  }
  Section::read(place, [&](Section& section) {
    into.kind = Mark::Kind::Move;
    section.required("move", into.folder, text, "write the folder's name");
  });
}

void read_imap(const Place& place, Queue& queue) {
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
    read_mark(section.at("done"), queue.done);
    read_mark(section.at("quarantine"), queue.quarantine);
  });
}

void read_queue(const Place& place, Queue& queue) {
  Section::read(place, [&](Section& section) {
    section.required("name", queue.name, name, "write a short name, like support");
    section.required("address", queue.address, mail_address,
                     "write the mailbox's address, like support@acme.example");
    section.optional("language", queue.language, language);
    section.optional("plus_addressing", queue.plus_addressing, yes_or_no);
    section.at("agents").read_list(queue.agents, name);
    read_imap(section.need("imap", "write { host: , user: , password: }"), queue);
  });
}

}  // namespace

void read_queues(const Place& place, std::vector<Queue>& queues) {
  place.each([&](const Place& item) {
    if (!item.is_map()) return item.wrong("must hold keys: name, address, imap");
    read_queue(item, queues.emplace_back());
  });
  if (place.is_list() && queues.empty()) place.wrong("is an empty list; one mailbox at least is needed");
}

}  // namespace ticketd::config
