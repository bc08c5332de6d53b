// SPDX-License-Identifier: Apache-2.0
#include "config/network_form.hpp"
#include "config/secret_source.hpp"
#include "config/sections.hpp"

namespace ticketd::config {
namespace {

Parsed<Tls> tls(std::string_view word) {
  if (word == "implicit") return Tls::Implicit;
  if (word == "starttls") return Tls::StartTls;
  if (word == "none") return Tls::None;
  return FormatError{"`" + shown(word) + "` is not a way to encrypt; implicit, starttls and none are"};
}

Parsed<OAuth::Grant> grant(std::string_view word) {
  if (word == "refresh_token") return OAuth::Grant::RefreshToken;
  if (word == "client_credentials") return OAuth::Grant::ClientCredentials;
  return FormatError{"`" + shown(word) + "` is not a grant; refresh_token and client_credentials are"};
}

std::uint16_t usual_port(ServerKind kind, Tls tls) {
  if (kind == ServerKind::Imap) return tls == Tls::Implicit ? 993 : 143;
  return tls == Tls::Implicit ? 465 : tls == Tls::StartTls ? 587 : 25;
}

void read_ca_file(Section& section, std::string& into) {
  std::filesystem::path path;
  const Place place = section.at("ca_file");
  if (!place.read(path, path_from(place.reading().folder))) return;
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) place.wrong("there is no file " + path.string());
  into = path.string();
}

void read_oauth(const Place& place, OAuth& oauth) {
  Section::read(place, [&](Section& section) {
    section.required("grant", oauth.grant, grant, "write refresh_token or client_credentials");
    section.required("token_url", oauth.token_url, secure_url,
                     "write the https:// URL that gives access tokens");
    section.required("client_id", oauth.client_id, text, "write the application's id");
    const bool refreshes = oauth.grant == OAuth::Grant::RefreshToken;
    const Place client = section.at("client_secret");
    oauth.client_secret = read_password(client);
    // A public client (RFC 6749, 2.1) has none, but it can't use its own credentials either.
    if (!refreshes && !client.is_given()) client.wrong("is missing; the grant client_credentials needs it");
    const Place refresh = section.at("refresh_token");
    oauth.refresh_token = read_password(refresh);
    if (refreshes && !refresh.is_given()) refresh.wrong("is missing; the grant refresh_token needs it");
    if (!refreshes && refresh.is_given())
      refresh.wrong("is not used by the grant client_credentials; remove it");
    section.optional("scope", oauth.scope, text);
    read_ca_file(section, oauth.ca_file);
  });
}

void read_login(Section& section, Server& server, ServerKind kind) {
  const Place user = section.at("user");
  user.read(server.user, text);
  const Place password = section.at("password");
  const Place oauth = section.at("oauth");
  if (password.is_given()) server.login = read_password(password);
  if (oauth.is_given()) {
    OAuth read;
    read_oauth(oauth, read);
    server.login = std::move(read);
  }
  const bool has_login = password.is_given() || oauth.is_given();
  if (password.is_given() && oauth.is_given())
    oauth.wrong("stands beside password; one of the two is wanted");
  if (!user.is_there() && (has_login || kind == ServerKind::Imap))
    user.wrong("is missing; write the name to log in with");
  if (!has_login && (user.is_given() || kind == ServerKind::Imap)) {
    password.wrong(
        "is missing; write { file: PATH }, { env: NAME } or { credential: NAME }, or an oauth section");
  }
}

}  // namespace

void read_server(Section& section, Server& server, ServerKind kind) {
  const bool has_host =
      section.required("host", server.host, host, "write the server's name, like mail.acme.example");
  server.tls = kind == ServerKind::Imap ? Tls::Implicit : Tls::StartTls;
  const Place encryption = section.at("tls");
  encryption.read(server.tls, tls);
  if (server.tls == Tls::None && has_host && !is_loopback(server.host)) {
    encryption.wrong("none is for servers on this host only; " + server.host + " needs implicit or starttls");
  }
  server.port = usual_port(kind, server.tls);
  section.optional("port", server.port, port);
  read_login(section, server, kind);
  read_ca_file(section, server.ca_file);
}

}  // namespace ticketd::config
