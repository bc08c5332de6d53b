// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "config/network_form.hpp"
#include "config/public_suffix.hpp"

namespace ticketd::config {
namespace {

using std::string_view_literals::operator""sv;

// Mail providers where anybody can have an address: nobody's customers. Sorted.
constexpr std::array providers{
    "126.com"sv,        "163.com"sv,        "aol.com"sv,        "arcor.de"sv,     "bluewin.ch"sv,
    "bol.com.br"sv,     "bredband.net"sv,   "btinternet.com"sv, "comcast.net"sv,  "fastmail.com"sv,
    "fastmail.fm"sv,    "foxmail.com"sv,    "free.fr"sv,        "freemail.hu"sv,  "freenet.de"sv,
    "gmail.com"sv,      "googlemail.com"sv, "hey.com"sv,        "hushmail.com"sv, "icloud.com"sv,
    "inbox.lv"sv,       "interia.pl"sv,     "jubii.dk"sv,       "laposte.net"sv,  "libero.it"sv,
    "mac.com"sv,        "mail.com"sv,       "mail.dk"sv,        "mail.ru"sv,      "mailbox.org"sv,
    "me.com"sv,         "msn.com"sv,        "naver.com"sv,      "o2.pl"sv,        "online.no"sv,
    "orange.fr"sv,      "outlook.com"sv,    "passport.com"sv,   "pm.me"sv,        "posteo.de"sv,
    "proton.me"sv,      "protonmail.ch"sv,  "protonmail.com"sv, "qq.com"sv,       "rambler.ru"sv,
    "rediffmail.com"sv, "rocketmail.com"sv, "seznam.cz"sv,      "sfr.fr"sv,       "spray.se"sv,
    "stofanet.dk"sv,    "t-online.de"sv,    "telia.com"sv,      "tuta.com"sv,     "tutanota.com"sv,
    "verizon.net"sv,    "virgilio.it"sv,    "wanadoo.fr"sv,     "web.de"sv,       "wp.pl"sv,
    "ya.ru"sv,          "yandex.com"sv,     "yandex.ru"sv,      "ymail.com"sv,    "zoho.com"sv,
};
static_assert(std::is_sorted(providers.begin(), providers.end()));

// Providers with a domain in each country: yahoo.co.uk, hotmail.se.
constexpr std::array international{"gmx"sv, "hotmail"sv, "live"sv, "outlook"sv, "yahoo"sv};

// Under com, net and whatever countries register under; outlook.company is somebody's own.
bool is_providers_place(std::string_view suffix) {
  const std::string_view top = suffix.substr(suffix.rfind('.') + 1);
  return (top.size() == 2 || suffix == "com"sv || suffix == "net"sv) && is_registry_suffix(suffix);
}

}  // namespace

bool is_public_mail_domain(std::string_view domain) {
  if (std::binary_search(providers.begin(), providers.end(), domain)) return true;
  const std::size_t dot = domain.find('.');
  return dot != std::string_view::npos &&
         std::find(international.begin(), international.end(), domain.substr(0, dot)) !=
             international.end() &&
         is_providers_place(domain.substr(dot + 1));
}

}  // namespace ticketd::config
