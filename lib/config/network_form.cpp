// SPDX-License-Identifier: Apache-2.0
#include "config/network_form.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>

#include "config/public_suffix.hpp"
#include "text/ascii.hpp"

namespace ticketd::config {
namespace {

bool is_ip(int family, std::string_view word) {
  std::array<unsigned char, 16> bytes{};
  return word.size() < 64 && inet_pton(family, std::string(word).c_str(), bytes.data()) == 1;
}

bool is_label(std::string_view label) {
  const auto fits = [](char c) { return text::is_alphanumeric(c) || c == '-' || c == '_'; };
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(), fits);
}

bool is_host_name(std::string_view word) {
  if (word.empty() || word.size() > 253) return false;
  // 192.168.0.300 is a mistyped address, not a name: no top-level domain is a number.
  if (const std::string_view last = word.substr(word.rfind('.') + 1);
      std::all_of(last.begin(), last.end(), text::is_digit)) {
    return false;
  }
  while (true) {
    const std::size_t dot = word.find('.');
    if (!is_label(word.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    word.remove_prefix(dot + 1);
  }
}

bool is_local_part(std::string_view local) {
  const auto fits = [](char c) {
    return text::is_alphanumeric(c) || !text::is_ascii(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
  };
  return !local.empty() && local.size() <= 64 && local.front() != '.' && local.back() != '.' &&
         local.find("..") == std::string_view::npos && std::all_of(local.begin(), local.end(), fits);
}

// The host of `scheme://host[:port][/...]`; empty if it is none.
std::string_view host_of_url(std::string_view rest) {
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (rest.starts_with('[')) {
    const std::size_t end = rest.find(']');
    return end == std::string_view::npos ? std::string_view{} : rest.substr(1, end - 1);
  }
  const std::size_t colon = rest.find(':');
  if (colon != std::string_view::npos && std::holds_alternative<FormatError>(port(rest.substr(colon + 1))))
    return {};
  return rest.substr(0, colon);
}

enum class Http { ToThisHostOnly, ToAnyHost };

Parsed<std::string> url(std::string_view word, Http http) {
  const auto line = text(word);
  if (std::holds_alternative<FormatError>(line)) return line;
  const bool secure = word.starts_with("https://");
  if (!secure && !word.starts_with("http://")) return misfit(word, "is not a URL; it begins with https://");
  const std::string_view rest = word.substr(secure ? 8 : 7);
  if (rest.substr(0, rest.find_first_of("/?#")).find('@') != std::string_view::npos) {
    return FormatError{"a URL must not carry a user or a password"};
  }
  const auto where = host(host_of_url(rest));
  if (std::holds_alternative<FormatError>(where) || word.find(' ') != std::string_view::npos) {
    return misfit(word, "is not a URL; write one like https://host/path");
  }
  if (!secure && http == Http::ToThisHostOnly && !is_loopback(std::get<std::string>(where))) {
    return misfit(word,
                  "would send secrets unencrypted; it must begin with https:// (http:// to this host only)");
  }
  return line;
}

bool are_sip_parameters(std::string_view parameters) {
  while (!parameters.empty()) {
    parameters.remove_prefix(1);  // the semicolon
    const std::string_view one = parameters.substr(0, parameters.find(';'));
    if (one != "transport=udp" && one != "transport=tcp" && one != "transport=tls") return false;
    parameters.remove_prefix(one.size());
  }
  return true;
}

bool is_sip_user(std::string_view user) {
  const auto fits = [](char c) {
    return text::is_alphanumeric(c) || std::string_view("+-_.!~*'()&=$").find(c) != std::string_view::npos;
  };
  return !user.empty() && user.size() <= 64 && std::all_of(user.begin(), user.end(), fits);
}

bool is_sip_address(std::string_view rest) {
  const std::size_t at = rest.find('@');
  if (at != std::string_view::npos && !is_sip_user(rest.substr(0, at))) return false;
  if (at != std::string_view::npos) rest.remove_prefix(at + 1);
  const std::size_t semicolon = std::min(rest.find(';'), rest.size());
  if (!are_sip_parameters(rest.substr(semicolon))) return false;
  return std::holds_alternative<std::string>(host(host_of_url(rest.substr(0, semicolon))));
}

}  // namespace

Parsed<std::string> host(std::string_view word) {
  if (is_ip(AF_INET, word) || is_ip(AF_INET6, word) || is_host_name(word)) return text::lower(word);
  return misfit(word, "is neither a host name nor an IP address");
}

Parsed<std::string> ip_address(std::string_view word) {
  if (is_ip(AF_INET, word) || is_ip(AF_INET6, word)) return text::lower(word);
  return misfit(word, "is not an IP address; write one like 127.0.0.1");
}

Parsed<std::string> helo(std::string_view word) {
  auto address = word;
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  if (text::lower(address).starts_with("ipv6:")) address.remove_prefix(5);
  if (is_ip(AF_INET, address)) return "[" + std::string(address) + "]";
  if (is_ip(AF_INET6, address)) return "[IPv6:" + text::lower(address) + "]";
  if (is_host_name(word) && word.find('.') != std::string_view::npos) return text::lower(word);
  return misfit(word, "is not a full host name; write one like desk.acme.example, or an IP address");
}

std::string usual_helo(std::string_view host_name, std::string_view address) {
  const auto full = helo(host_name);
  const auto ends = [&](std::string_view suffix) { return text::lower(host_name).ends_with(suffix); };
  const bool is_private = ends(".localdomain") || ends(".localhost");
  if (!is_private && host_name.find('.') != std::string_view::npos &&
      std::holds_alternative<std::string>(full))
    return std::get<std::string>(full);
  const auto domain = helo(address.substr(address.rfind('@') + 1));
  return std::holds_alternative<std::string>(domain) ? std::get<std::string>(domain) : "[127.0.0.1]";
}

bool is_loopback(std::string_view host) {
  return host == "localhost" || host == "::1" || (host.starts_with("127.") && is_ip(AF_INET, host));
}

Parsed<std::string> mail_address(std::string_view word) {
  const auto line = text(word);
  if (std::holds_alternative<FormatError>(line)) return line;
  const std::size_t at = word.rfind('@');
  if (at == std::string_view::npos || word.size() > 254 || !is_local_part(word.substr(0, at)) ||
      !is_host_name(word.substr(at + 1))) {
    return misfit(word, "is not a mail address; write one like support@acme.example");
  }
  return text::lower(word);
}

Parsed<std::string> customer_domain(std::string_view word) {
  if (!is_host_name(word)) return misfit(word, "is not a domain; write one like volvo.example");
  std::string domain = text::lower(word);
  if (is_registry_suffix(domain)) {
    return misfit(
        word,
        "can't be one customer's: anybody can register a domain there; write the customer's whole domain, "
        "like volvo.example");
  }
  if (is_public_mail_domain(domain)) {
    return misfit(word,
                  "is a public mail provider: anybody can have an address there; list the customer's "
                  "addresses instead");
  }
  return domain;
}

Parsed<std::string> secure_url(std::string_view word) {
  return url(word, Http::ToThisHostOnly);
}
Parsed<std::string> web_url(std::string_view word) {
  return url(word, Http::ToAnyHost);
}

Parsed<std::string> e164(std::string_view word) {
  if (word.size() >= 8 && word.size() <= 16 && word[0] == '+' && word[1] != '0' &&
      std::all_of(word.begin() + 1, word.end(), text::is_digit)) {
    return std::string(word);
  }
  return misfit(word, "is not a phone number; write it as +4687000001, without blanks");
}

Parsed<std::string> sip_address(std::string_view word) {
  if (word.size() <= 255 && word.starts_with("sip:") && is_sip_address(word.substr(4)))
    return std::string(word);
  return FormatError{
      "is not a sip address; write one like sip:bo@pbx.example or sip:10.0.0.5:5060;transport=tcp, without a "
      "password"};
}

Parsed<std::string> phone_number(std::string_view word) {
  if (word.starts_with("sip:")) return sip_address(word);
  auto number = e164(word);
  if (std::holds_alternative<std::string>(number)) return number;
  return misfit(word,
                "is not a phone number; write it as +4687000001, without blanks, or as sip:bo@pbx.example");
}

}  // namespace ticketd::config
