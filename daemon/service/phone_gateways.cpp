// SPDX-License-Identifier: Apache-2.0
#include "service/phone_gateways.hpp"

#include <sstream>

#include "domain/error.hpp"
#include "net/phone/command_gateway.hpp"
#include "net/phone/rest_gateway.hpp"
#include "net/phone/sip_gateway.hpp"
#include "net/process/private_directory.hpp"
#include "service/log.hpp"

namespace ticketd::service {
namespace {

// Either "PROGRAM {language} {text} {wav}", parted at its blanks, or a program alone, which reads the text
// from its standard input and writes the WAV to its standard output.
net::SpeechCommand speech_of(const config::Config& config) {
  if (config.speech_command.empty()) return net::espeak();
  if (config.speech_command.find("{wav}") == std::string::npos)
    return {"/bin/sh", "-c", "exec $0 < \"$1\" > \"$2\"", config.speech_command, "{text}", "{wav}"};
  std::istringstream words(config.speech_command);
  net::SpeechCommand command;
  for (std::string word; words >> word;) command.push_back(word);
  return command;
}

// One that can't be built as it is configured: to the chain it is a gateway that is down, and ops hear why.
class UnusableGateway : public net::PhoneGateway {
 public:
  UnusableGateway(std::string name, std::string why) : name_(std::move(name)), why_(std::move(why)) {}
  boost::asio::awaitable<net::CallResult> place(net::Call) override {
    co_return net::CallResult{domain::CallOutcome::GatewayBroken, why_};
  }
  [[nodiscard]] std::string name() const override { return name_; }

 private:
  std::string name_;
  std::string why_;
};

net::SipTrunk::Confirm confirm_of(config::ConfirmCalls configured) {
  switch (configured) {
    case config::ConfirmCalls::Auto: return net::SipTrunk::Confirm::Automatic;
    case config::ConfirmCalls::One: return net::SipTrunk::Confirm::One;
    case config::ConfirmCalls::Digits: return net::SipTrunk::Confirm::Digits;
  }
  return net::SipTrunk::Confirm::Digits;
}

class Making {
 public:
  Making(ServiceContext& context, const config::Config& config) : context_(context), config_(config) {}

  std::unique_ptr<net::PhoneGateway> operator()(const config::SipGateway& sip) const {
    net::SipTrunk trunk;
    trunk.account = sip.account;
    trunk.proxy = sip.proxy;
    trunk.user = sip.user;
    if (!sip.user.empty()) trunk.password = sip.password.reveal();
    trunk.bind = sip.bind;
    trunk.setup = config_.call_setup;
    trunk.confirm = confirm_of(config_.confirm_calls);
    const auto& towards = sip.proxy.empty() ? sip.account : sip.proxy;
    if (towards.find(";transport=tls") != std::string::npos) trunk.media = net::SipTrunk::Media::Encrypted;
    trunk.speech = speech_of(config_);
    net::remove_leftovers(trunk.workspace);  // a daemon that was killed in a call could not
    return net::sip_gateway(context_.network, std::move(trunk));
  }
  std::unique_ptr<net::PhoneGateway> operator()(const config::RestGateway& rest) const {
    net::RestAccount account;
    account.base_url = rest.base_url;
    account.account = rest.account;
    account.token = rest.token.reveal();
    account.from = rest.from;
    account.ca_file = rest.ca_file;
    return net::rest_gateway(context_.connector, std::move(account));
  }
  std::unique_ptr<net::PhoneGateway> operator()(const config::CommandGateway& command) const {
    net::PagingCommand paging;
    paging.run = command.run;
    return net::command_gateway(context_.network, std::move(paging));
  }

 private:
  ServiceContext& context_;
  const config::Config& config_;
};

}  // namespace

std::vector<std::unique_ptr<net::PhoneGateway>> phone_gateways(ServiceContext& context,
                                                               const config::Config& config) {
  std::vector<std::unique_ptr<net::PhoneGateway>> gateways;
  for (const auto& gateway : config.gateways) {
    try {
      gateways.push_back(std::visit(Making{context, config}, gateway));
    } catch (const domain::PermanentError& error) {
      log(Severity::Error, "gateway_unusable",
          {{"gateway", config::name_of(gateway)}, {"error", error.what()}});
      gateways.push_back(std::make_unique<UnusableGateway>(config::name_of(gateway), error.what()));
    }
  }
  return gateways;
}

net::Voice voice_in(const config::Language& language) {
  return {language.voice, language.locale.tag(), language.say(config::Phrase::ThankYou)};
}

}  // namespace ticketd::service
