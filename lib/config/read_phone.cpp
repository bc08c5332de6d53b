// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include "config/network_form.hpp"
#include "config/secret_source.hpp"
#include "config/sections.hpp"

namespace ticketd::config {
namespace {

// What is missing now may be there when it is needed, so this is no mistake yet.
void look_for_program(const Place& place, const std::string& line) {
  const std::string program = line.substr(0, line.find(' '));
  if (program.starts_with('/') && ::access(program.c_str(), X_OK) != 0)
    place.warn("there is no program " + shown(program) + " that can be run");
}

SipGateway read_sip(const Place& place) {
  SipGateway gateway;
  Section::read(place, [&](Section& section) {
    const Place account = section.need("account", "write who calls, like sip:ticketd@pbx.example");
    if (account.is_given() && account.read(gateway.account, sip_address) &&
        gateway.account.find('@') == std::string::npos) {
      account.wrong("names no user; write it like sip:ticketd@pbx.example");
    }
    section.optional("proxy", gateway.proxy, sip_address);
    const Place user = section.at("user");
    user.read(gateway.user, text);
    const Place password = section.at("password");
    gateway.password = read_password(password);
    if (gateway.password.reveal().find('"') != std::string::npos) {
      password.wrong(
          "the secret has a double quote in it, which the SIP client can't be told; choose another");
    }
    if (password.is_given() && !user.is_there()) user.wrong("is missing; the password is for a user");
    section.optional("bind", gateway.bind, ip_address);
    if ((gateway.proxy + gateway.account).find("transport=tls") != std::string::npos) {
      place.warn(
          "calls over TLS are encrypted, not authenticated: the SIP client does not verify certificates");
    }
  });
  return gateway;
}

RestGateway read_rest(const Place& place) {
  RestGateway gateway;
  Section::read(place, [&](Section& section) {
    section.required("base_url", gateway.base_url, secure_url,
                     "write one like https://api.twilio.com/2010-04-01");
    section.required("account", gateway.account, text, "write the account's id");
    gateway.token =
        read_password(section.need("token", "write { file: PATH }, { env: NAME } or { credential: NAME }"));
    section.required("from", gateway.from, e164, "write the number that calls, like +46800000000");
    std::filesystem::path path;
    if (section.optional("ca_file", path, path_from(place.reading().folder))) gateway.ca_file = path.string();
  });
  return gateway;
}

void read_gateway(const Place& place, std::vector<Gateway>& gateways) {
  Section::read(place, [&](Section& section) {
    const Place sip = section.at("sip");
    const Place rest = section.at("rest");
    const Place command = section.at("command");
    if (section.keys().size() != 1) return place.wrong("wants exactly one of sip, rest and command");
    if (sip.is_given()) gateways.emplace_back(read_sip(sip));
    if (rest.is_given()) gateways.emplace_back(read_rest(rest));
    Section::read(command, [&](Section& keys) {
      CommandGateway gateway;
      keys.required("run", gateway.run, text, "write the program to run");
      look_for_program(keys.at("run"), gateway.run);
      gateways.emplace_back(std::move(gateway));
    });
    for (const Place& one : {sip, rest, command}) {
      if (one.is_there() && !one.is_given()) one.wrong("is empty");
    }
  });
}

}  // namespace

void read_phone(const Place& place, std::vector<Gateway>& gateways) {
  place.each([&](const Place& item) {
    if (!item.is_map()) return item.wrong("must be a gateway: sip, rest or command");
    read_gateway(item, gateways);
  });
}

void read_speech(const Place& place, std::string& command) {
  Section::read(place, [&](Section& section) {
    section.required("run", command, text,
                     "write the program that speaks, or remove the section for espeak-ng");
    look_for_program(section.at("run"), command);
  });
}

void read_folders(const Place& place, std::vector<std::filesystem::path>& folders) {
  const auto check = [&](const Place& one) {
    std::filesystem::path folder;
    if (!one.read(folder, path_from(one.reading().folder))) return;
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
      one.wrong("there is no folder " + shown(folder.string()));
    folders.push_back(std::move(folder));
  };
  if (place.is_text()) {
    check(place);
  } else {
    place.each(check);
  }
}

}  // namespace ticketd::config
