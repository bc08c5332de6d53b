// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "refusals.hpp"

namespace ticketd::config {
namespace {

struct Refused {
  int line;              // of `enough`, replaced by the next
  std::string instead;   // what stands there
  const char* expected;  // the only problem's beginning
};

void check_all(const std::vector<Refused>& table) {
  const StandIn place;
  place.write("empty", "\n");
  place.write("short", "fifteen bytes..\n");
  place.write("lines", "one\ntwo\n");
  for (const Refused& row : table) {
    CAPTURE(row.instead);
    const auto found = refusals(place, with_line(row.line, row.instead));
    REQUIRE(found.size() == 1);
    CHECK(found[0].substr(0, std::string_view(row.expected).size()) == row.expected);
  }
}

TEST_CASE("a desk that is wrong is refused with line, key and what would be right") {
  check_all({
      {1, "", "1 desk: is missing; write { name: "},
      {1, "desk:", "1 desk: is empty; write { name: "},
      {1, "desk: Acme", "1 desk: must hold keys"},
      {1, "desk: [ a ]", "1 desk: must hold keys"},
      {1, "desk: { secret: { file: secret } }", "1 desk.name: is missing"},
      {1, "desk: { name: , secret: { file: secret } }", "1 desk.name: is empty"},
      {1, "desk: { name: '', secret: { file: secret } }", "1 desk.name: is empty"},
      {1, "desk: { name: [a], secret: { file: secret } }", "1 desk.name: is a list; a single value"},
      {1, "desk: { name: {a: b}, secret: { file: secret } }", "1 desk.name: is a map; a single value"},
      {1, "desk: { name: \"a\\nb\", secret: { file: secret } }", "1 desk.name: must be one line"},
      {1, "desk: { name: A, name: B, secret: { file: secret } }",
       "1 desk.name: is given twice; it stands in line 1"},
      {1, "desk: { name: A, secret: { file: secret }, lnaguage: en }",
       "1 desk.lnaguage: is not a key here; did you mean `language`?"},
      {1, "desk: { name: A, secret: { file: secret }, zzzzzzzzz: en }",
       "1 desk.zzzzzzzzz: is not a key here; possible here: heartbeat, language, name, ops, secret"},
      {1, "desk: { name: A, secret: { file: secret }, language: english }",
       "1 desk.language: `english` is not a language"},
      {1, "desk: { name: A, secret: { file: secret }, ops: ops@acme.example }", "1 desk.ops: must be a list"},
      {1, "desk: { name: A, secret: { file: secret }, ops: [ops] }",
       "1 desk.ops[0]: `ops` is not a mail address"},
      {1, "desk: { name: A, secret: { file: secret }, ops: [Support@Acme.example] }",
       "1 desk.ops[0]: `support@acme.example` is a queue's address"},
      {1, "desk: { name: A, secret: { file: secret }, heartbeat: { url: 'https://a/b', command: c } }",
       "1 desk.heartbeat: wants either url or command"},
      {1, "desk: { name: A, secret: { file: secret }, heartbeat: {} }",
       "1 desk.heartbeat: wants either url or command"},
      {1, "desk: { name: A, secret: { file: secret }, heartbeat: { url: watch.example } }",
       "1 desk.heartbeat.url: `watch.example` is not a URL"},
      {1, "desk: { name: A, secret: { file: secret }, heartbeat: { url: 'https://me:pw@a/b' } }",
       "1 desk.heartbeat.url: a URL must not carry a user or a password"},
  });
}

TEST_CASE("a secret that is no secret is refused and never repeated") {
  check_all({
      {1, "desk: { name: A }", "1 desk.secret: is missing; write { file: PATH }"},
      {1, "desk: { name: A, secret: 0123456789abcdef }",
       "1 desk.secret: a secret must not stand in this file"},
      {1, "desk: { name: A, secret: [] }", "1 desk.secret: is an empty list"},
      {1, "desk: { name: A, secret: [ 0123456789abcdef ] }",
       "1 desk.secret[0]: a secret must not stand in this file"},
      {1, "desk: { name: A, secret: [ { file: secret }, ~ ] }", "1 desk.secret[1]: is empty"},
      {1, "desk: { name: A, secret: {} }", "1 desk.secret: wants exactly one of file, env and credential"},
      {1, "desk: { name: A, secret: { file: secret, env: HOME } }", "1 desk.secret: wants exactly one of"},
      {1, "desk: { name: A, secret: { file: } }", "1 desk.secret.file: is empty"},
      {1, "desk: { name: A, secret: { file: nowhere } }", "1 desk.secret.file: can't read the secret in /"},
      {1, "desk: { name: A, secret: { file: . } }", "1 desk.secret.file: /"},
      {1, "desk: { name: A, secret: { file: empty } }", "1 desk.secret: the secret is empty"},
      {1, "desk: { name: A, secret: { file: short } }", "1 desk.secret: the secret has fewer than 16 bytes"},
      {1, "desk: { name: A, secret: { file: /dev/zero } }", "1 desk.secret.file: /dev/zero is not a file"},
      {1, "desk: { name: A, secret: { env: TICKETD_NOT_THERE } }",
       "1 desk.secret.env: the environment has no variable TICKETD_NOT_THERE"},
      {1, "desk: { name: A, secret: { credential: ../x } }",
       "1 desk.secret.credential: is not a plain name; write it without /"},
      {3, "smtp: { host: a, user: u, password: sesame }",
       "3 smtp.password: a secret must not stand in this file"},
      {3, "smtp: { host: a, user: u, password: { file: lines } }",
       "3 smtp.password: the secret must be a single line"},
  });
}

TEST_CASE("a server that can't be meant is refused") {
  check_all({
      {3, "smtp: { port: 25 }", "3 smtp.host: is missing"},
      {3, "smtp: { host: mail acme }", "3 smtp.host: `mail acme` is neither"},
      {3, "smtp: { host: 192.168.0.300 }", "3 smtp.host: `192.168.0.300` is neither"},
      {3, "smtp: { host: 'smtp://mail' }", "3 smtp.host: `smtp://mail` is neither"},
      {3, "smtp: { host: a, helo: vm }", "3 smtp.helo: `vm` is not a full host name; write one like"},
      {3, "smtp: { host: a, port: 0 }", "3 smtp.port: `0` is not a port"},
      {3, "smtp: { host: a, port: 65536 }", "3 smtp.port: `65536` is not a port"},
      {3, "smtp: { host: a, port: -1 }", "3 smtp.port: `-1` is not a port"},
      {3, "smtp: { host: a, port: 25x }", "3 smtp.port: `25x` is not a port"},
      {3, "smtp: { host: a, tls: ssl }", "3 smtp.tls: `ssl` is not a way to encrypt"},
      {3, "smtp: { host: mail.acme.example, tls: none }",
       "3 smtp.tls: none is for servers on this host only"},
      {3, "smtp: { host: 127.evil.example, tls: none }", "3 smtp.tls: none is for servers on this host only"},
      {3, "smtp: { host: a, user: u }", "3 smtp.password: is missing"},
      {3, "smtp: { host: a, password: { file: password } }", "3 smtp.user: is missing"},
      {3, "smtp: { host: a, ca_file: nowhere.pem }", "3 smtp.ca_file: there is no file"},
      {3,
       "smtp: { host: a, user: u, password: { file: password }, oauth: { grant: client_credentials, "
       "token_url: 'https://t/', client_id: c, client_secret: { file: password } } }",
       "3 smtp.oauth: stands beside password"},
      {3,
       "smtp: { host: a, user: u, oauth: { grant: password, token_url: 'https://t/', client_id: c, "
       "refresh_token: { file: password } } }",
       "3 smtp.oauth.grant: `password` is not a grant"},
      {3,
       "smtp: { host: a, user: u, oauth: { grant: refresh_token, token_url: 'http://t.example/', client_id: "
       "c, refresh_token: { file: password } } }",
       "3 smtp.oauth.token_url: `http://t.example/` would send secrets unencrypted"},
      {3,
       "smtp: { host: a, user: u, oauth: { grant: refresh_token, token_url: 'https://t/', client_id: c } }",
       "3 smtp.oauth.refresh_token: is missing"},
      {3,
       "smtp: { host: a, user: u, oauth: { grant: client_credentials, token_url: 'https://t/', client_id: c "
       "} }",
       "3 smtp.oauth.client_secret: is missing"},
      {2, "store: {}", "2 store.path: is missing"},
  });
}

}  // namespace
}  // namespace ticketd::config
