// SPDX-License-Identifier: Apache-2.0
#include "net/phone/baresip.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <utility>

#include <boost/asio/ip/address.hpp>
#include <nlohmann/json.hpp>

#include "domain/error.hpp"
#include "net/phone/media_guard_words.hpp"
#include "net/phone/phone_number.hpp"
#include "text/ascii.hpp"

namespace ticketd::net {

using Json = nlohmann::json;
using Outcome = domain::CallOutcome;

namespace {

bool has_any(std::string_view text, std::string_view forbidden) {
  return std::any_of(text.begin(), text.end(), [&](char c) {
    return text::is_control(c) || forbidden.find(c) != std::string_view::npos;
  });
}

// A proxy is an address without a user.
bool is_proxy(const std::string& proxy) {
  const auto colon = proxy.find(':');
  return colon != std::string::npos && proxy.find('@') == std::string::npos &&
         is_sip_address(proxy.substr(0, colon + 1) + "x@" + proxy.substr(colon + 1));
}

bool is_address(const std::string& text) {
  boost::system::error_code error;
  boost::asio::ip::make_address(text, error);
  return !error;
}

std::string text_of(const Json& message, const char* key) {
  const auto found = message.find(key);
  return found != message.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool truth_of(const Json& message, const char* key) {
  const auto found = message.find(key);
  return found != message.end() && found->is_boolean() && found->get<bool>();
}

// Of a final response, "486 Busy Here"; 0: the reason is none, but of our own machine.
int sip_status(std::string_view reason) {
  int status = 0;
  const auto parsed = std::from_chars(reason.data(), reason.data() + reason.size(), status);
  const auto digits = static_cast<std::size_t>(parsed.ptr - reason.data());
  const bool is_whole = digits == 3 && (reason.size() == digits || reason[digits] == ' ');
  return is_whole && status >= 300 && status < 700 ? status : 0;
}

bool is_about_login(std::string_view reason) {
  const std::string lower = text::lower(reason);
  constexpr std::array<std::string_view, 3> words{"bad auth", "authentication", "credentials"};
  return std::any_of(words.begin(), words.end(),
                     [&](auto word) { return lower.find(word) != std::string::npos; });
}

}  // namespace

void check_trunk(const SipTrunk& trunk) {
  if (!is_sip_address(trunk.account))
    throw domain::PermanentError("sip: account '" + trunk.account +
                                 "' is no address like sip:ticketd@pbx.example");
  if (!trunk.proxy.empty() && !is_proxy(trunk.proxy))
    throw domain::PermanentError("sip: proxy '" + trunk.proxy + "' is no address like sip:10.0.0.5:5060");
  if (!trunk.bind.empty() && !is_address(trunk.bind))
    throw domain::PermanentError("sip: bind '" + trunk.bind + "' is no IP address");
  if (has_any(trunk.user, "\";<> "))
    throw domain::PermanentError("sip: user has a character that baresip can't take");
  if (has_any(trunk.password, "\""))
    throw domain::PermanentError(
        "sip: password has a quote or a control character, which baresip can't take");
}

std::string baresip_config(const SipTrunk& trunk, const std::filesystem::path& directory,
                           const PortRange& ports) {
  std::string text;
  if (!trunk.bind.empty()) {
    const bool ipv6 = trunk.bind.find(':') != std::string::npos;
    text += "sip_listen " + (ipv6 ? "[" + trunk.bind + "]" : trunk.bind) + ":0\nnet_interface " + trunk.bind +
            "\n";
  }
  // The sound source starts with early media, long before anybody listens: silence, until the call is
  // answered.
  text += "poll_method epoll\ncall_max_calls 1\naudio_txmode poll\naudio_source aufile," +
          (directory / "silence.wav").string() +
          "\nausrc_format s16\nauplay_format s16\nauenc_format s16\naudec_format s16\n"
          "rtp_ports " +
          text_of(ports) + "\nrtcp_mux no\njitter_buffer_delay 5-10\nrtp_stats no\nmodule_path " +
          trunk.modules.string() + "\nmodule g711.so\nmodule aufile.so\n";
  if (trunk.media == SipTrunk::Media::Encrypted) text += "module srtp.so\n";
  return text + "module_tmp account.so\nmodule_app menu.so\nmodule_app ctrl_tcp.so\nctrl_tcp_listen " +
         control_placeholder + "\nringback_disabled yes\nmenu_bell no\nstatmode_default off\n";
}

std::string baresip_accounts(const SipTrunk& trunk) {
  std::string text = "<" + trunk.account + ">;regint=0;answermode=manual;audio_codecs=pcmu,pcma";
  if (!trunk.proxy.empty()) text += ";outbound=\"" + trunk.proxy + "\"";
  if (!trunk.user.empty()) text += ";auth_user=" + trunk.user + ";auth_pass=\"" + trunk.password + "\"";
  if (trunk.media == SipTrunk::Media::Encrypted) text += ";mediaenc=srtp-mand";
  return text + "\n";
}

std::string dial_target(const SipTrunk& trunk, std::string_view to) {
  if (!is_e164(to)) return std::string(to);
  const auto scheme = trunk.account.substr(0, trunk.account.find(':') + 1);
  return scheme + std::string(to) + trunk.account.substr(trunk.account.find('@'));
}

bool is_dialled_directly(const SipTrunk& trunk, std::string_view to) {
  const auto host_of = [](std::string_view address) {
    const auto host = address.substr(address.find('@') + 1);
    return host.substr(0, host.find(';'));
  };
  return trunk.proxy.empty() && !is_e164(to) && host_of(to) != host_of(trunk.account);
}

std::string baresip_command(std::string_view command, std::string_view parameters) {
  // Anything but strings crashes baresip.
  return Json{{"command", command}, {"params", parameters}, {"token", command}}.dump();
}

BaresipMessage parse_baresip_message(std::string_view json) {
  const auto message = Json::parse(json, nullptr, false);
  if (!message.is_object()) return {};
  if (truth_of(message, "event"))
    return {BaresipMessage::Kind::Event, text_of(message, "type"), text_of(message, "param"), false};
  if (truth_of(message, "response"))
    return {BaresipMessage::Kind::Answer, text_of(message, "token"), text_of(message, "data"),
            truth_of(message, "ok")};
  return {};
}

domain::CallOutcome outcome_of_end(std::string_view reason) {
  const auto status = sip_status(reason);
  if (status == 0) return reason == "Connection reset by peer" ? Outcome::NoAnswer : Outcome::GatewayBroken;
  switch (status) {
    case 486:
    case 600: return Outcome::Busy;
    case 603:
    case 607: return Outcome::Rejected;
    case 408:
    case 480:
    case 487: return Outcome::NoAnswer;
    case 404:
    case 410:
    case 416:
    case 484:
    case 604: return Outcome::Unreachable;
    case 401:
    case 407: return Outcome::GatewayBroken;
    // Asterisk refuses a login with the status for a number that may not be called.
    case 403: return is_about_login(reason) ? Outcome::GatewayBroken : Outcome::NotPutThrough;
    default: return Outcome::NotPutThrough;
  }
}

bool has_answered(const std::filesystem::path& log) {
  std::ifstream lines(log);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("call: SIP Progress: 1")) return true;
  return false;
}

}  // namespace ticketd::net
