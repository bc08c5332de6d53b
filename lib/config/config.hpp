// SPDX-License-Identifier: Apache-2.0
// The one YAML file as checked values: whoever holds a Config need not doubt it. Every default stands here
// beside its key, and in config/ticketd.yaml. load() lists all that is wrong at once; it never returns half a
// configuration.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/escalation.hpp"
#include "config/phone.hpp"
#include "config/secret.hpp"
#include "domain/directory.hpp"
#include "domain/instant.hpp"

namespace ticketd::config {

using domain::Seconds;

enum class Tls { Implicit, StartTls, None };

struct OAuth {
  enum class Grant { RefreshToken, ClientCredentials };
  Grant grant = Grant::RefreshToken;
  std::string token_url;
  std::string client_id;
  Secret client_secret;
  Secret refresh_token;
  std::string scope;
  std::string ca_file;
};

// A server to log in to. Without user nobody logs in (SMTP on loopback).
struct Server {
  std::string host;
  std::uint16_t port = 0;
  Tls tls = Tls::Implicit;
  std::string user;
  std::variant<std::monostate, Secret, OAuth> login;
  std::string ca_file;  // empty: the system's certificates
  std::string helo;     // of SMTP: what we call ourselves, a full name or "[192.0.2.1]"; empty of IMAP
};

struct DeskConfig {
  std::string name;
  std::string language = "en";
  std::vector<Secret> secrets;  // the first signs, all verify
  std::vector<std::string> ops;
  std::string heartbeat_url;  // at most one of the two
  std::string heartbeat_command;
};

enum class StartAt { New, All };

struct Mark {
  enum class Kind { Seen, Leave, Move };
  Kind kind = Kind::Seen;
  std::string folder;  // of Move
};

struct Queue {
  std::string name;
  std::string address;
  std::string language;  // empty: not said
  Server imap;
  std::string folder = "INBOX";
  StartAt start_at = StartAt::New;
  bool acknowledge_backlog = false;
  Seconds poll_every{60};
  Mark done;
  Mark quarantine{Mark::Kind::Leave, {}};
  bool plus_addressing = false;     // support+TOKEN@... reaches the mailbox
  std::vector<std::string> agents;  // names; empty: all
};

struct Tickets {
  Seconds reopen_within = std::chrono::days{30};
  Seconds approve_within = std::chrono::hours{40};  // working time
  Seconds backdate_at_most = std::chrono::days{7};
  std::uint64_t max_mail_size = 50 * 1024 * 1024;
};

// One thing that is wrong, in a form that an editor can jump to.
struct Problem {
  std::string file;
  int line = 0;      // from 1; 0: the file as a whole
  std::string key;   // "queues[0].imap.port"
  std::string what;  // what is wrong and what would be right
  friend bool operator==(const Problem&, const Problem&) = default;
};

// "file:line: key: what"
[[nodiscard]] std::string to_string(const Problem& problem);

// Who gets a new ticket: the first rule that fits; agents in turn where it names several.
struct Assignment {
  std::string queue;     // empty: any
  std::string customer;  // empty: any
  std::optional<domain::Priority> priority;
  std::vector<std::string> to;  // agents' names
};

struct StorePlace {
  std::filesystem::path path = "/var/lib/ticketd/ticketd.db";
  std::filesystem::path state;  // folder of the control socket and of rotated tokens
  friend bool operator==(const StorePlace&, const StorePlace&) = default;
};

struct Config {
  std::filesystem::path file;
  DeskConfig desk;
  StorePlace store;
  Server smtp;
  std::vector<Queue> queues;
  Tickets tickets;
  std::vector<domain::Agent> agents;
  std::vector<std::string> trusted_authserv_ids;
  std::vector<domain::Contract> contracts;  // never empty: the first is the desk's default
  std::vector<domain::Customer> customers;
  std::vector<Assignment> assignments;  // none: all of a queue's agents in turn
  std::vector<Rota> rotas;
  std::vector<EscalationStep> escalation;  // the desk's own list; the default one if the file has none
  std::map<std::string, std::vector<EscalationStep>> escalations;  // by the name that contracts use
  CallPolicy calls;
  ConfirmCalls confirm_calls = ConfirmCalls::Auto;
  domain::Seconds call_setup{30};                     // until it rings over sip
  std::vector<Gateway> gateways;                      // in the order they are tried
  std::string speech_command;                         // empty: espeak-ng
  std::vector<std::filesystem::path> calendar_paths;  // searched in this order; the shipped ones last
  std::vector<std::filesystem::path> template_paths;
  std::vector<Problem> warnings;  // what works but is hardly meant
};

// Every problem of a file; what() has one per line as "file:line: key: what".
class Invalid : public std::runtime_error {
 public:
  explicit Invalid(std::vector<Problem> problems);
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

// Reads and checks the file and the secrets it names. Throws Invalid.
[[nodiscard]] Config load(const std::filesystem::path& file);
// As load(), of text already read: `file` is only its name, in problems and for relative paths.
[[nodiscard]] Config load_text(std::string_view yaml, const std::filesystem::path& file);

}  // namespace ticketd::config
