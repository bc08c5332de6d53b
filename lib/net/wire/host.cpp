// SPDX-License-Identifier: Apache-2.0
#include "net/wire/host.hpp"

#include <algorithm>

#include "domain/error.hpp"
#include "text/ascii.hpp"

namespace ticketd::net {

namespace {

bool may_be_in_host(char c) {
  return !text::is_ascii(c) || text::is_alphanumeric(c) || c == '.' || c == '-' || c == '_' || c == ':';
}

}  // namespace

std::string authority(std::string_view host, std::uint16_t port) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host.empty() || host.size() > 255 || !std::all_of(host.begin(), host.end(), may_be_in_host))
    throw domain::PermanentError("not a host name: '" + std::string(host.substr(0, 255)) + "'");
  const bool is_ipv6 = host.find(':') != std::string_view::npos;
  const std::string name(host);
  return (is_ipv6 ? "[" + name + "]" : name) + ":" + std::to_string(port);
}

bool is_loopback(std::string_view host) {
  return host == "localhost" || host == "::1" || host == "[::1]" || host.starts_with("127.");
}

void trust(Transfer& transfer, const std::string& ca_file) {
  if (!ca_file.empty()) transfer.set(CURLOPT_CAINFO, ca_file);
  // libcurl shares a parsed CA file between connections only where no directory is searched besides. An hour
  // is how long a replaced file may go unnoticed.
  transfer.set(CURLOPT_CAPATH, static_cast<char*>(nullptr));
  transfer.set(CURLOPT_CA_CACHE_TIMEOUT, 3600L);
  transfer.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
}

bool is_about_the_certificate(CURLcode code) {
  return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE ||
         code == CURLE_SSL_INVALIDCERTSTATUS || code == CURLE_SSL_ISSUER_ERROR;
}

}  // namespace ticketd::net
