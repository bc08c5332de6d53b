// SPDX-License-Identifier: Apache-2.0
// The SIP trunk or PBX that calls go out over, and the programs that place and speak them.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "net/phone/speech.hpp"

namespace ticketd::net {

struct SipTrunk {
  std::string account;  // "sip:ticketd@pbx.example", ";transport=" allowed
  std::string proxy;  // "sip:10.0.0.5:5060;transport=udp"; empty: what the number's or account's domain says
  std::string user;   // of digest authentication; empty: none
  std::string password;
  std::string bind;  // our own IP address towards the trunk; empty: any, which can't reach a loopback trunk
  enum class Media { Plain, Encrypted };
  Media media = Media::Plain;  // Encrypted: SRTP or no call
  // For the first ringing: what SIP itself waits for any response (timer B, RFC 3261 section 17.1.1.2), and a
  // second for baresip to tell of its end.
  std::chrono::milliseconds setup{33'000};
  // How a key acknowledges: key 1, or two digits that are said in that call. Automatic: key 1 where our end
  // of the media has a loopback or private address.
  enum class Confirm { Automatic, One, Digits };
  Confirm confirm = Confirm::Automatic;
  std::string baresip = "baresip";
  std::filesystem::path
      guard;  // what is loaded into baresip, see media_guard.hpp; empty: where it is installed
  std::filesystem::path modules = "/usr/lib/baresip/modules";
  SpeechCommand speech = espeak();
  std::filesystem::path workspace;  // where each call has its private directory; empty: in memory
};

}  // namespace ticketd::net
